import type { Post } from "@rengang/core/posts/schema";
import { createUniqueId, For, type JSX, Match, Show, Switch } from "solid-js";
import { useMe } from "../../../app/session";
import { api, json } from "../../../lib/api";
import type { AnyForm } from "../../../lib/form";
import { formatInstant } from "../../../lib/format";
import { createRemote } from "../../../lib/remote";
import { Select, TextField } from "../../../ui/inputs";
import { createEmployers } from "../../employers/model";
import { teamOptions } from "../../teams/words";
import { createUnits, pathName, type Unit } from "../../units/model";
import type { GivenRole } from "../model";
import { t } from "../words";

/** What is typed about a role that is given. */
export type Wanted = {
  role: GivenRole;
  unitId: string;
  team: string;
  postId: string;
  employer: string;
  name: string;
  phone: string;
  from: string;
  until: string;
};

/** The level at which a role is held, where it is held at a unit that has to be chosen. */
export const LEVEL: Partial<Record<GivenRole, Unit["level"]>> = {
  street_admin: "street",
  community_secretary: "community",
  community_worker: "community",
  compound_lead: "compound",
  team_leader: "community",
};
const ASKED = { street: "whichStreet", community: "whichCommunity", compound: "whichCompound" } as const;

/** Where the role is held: a unit of its level, a team within one, a post, or an employer. */
export function RolePlace(props: { form: AnyForm }): JSX.Element {
  const me = useMe();
  const units = createUnits();
  const level = () => LEVEL[props.form.values.role as GivenRole];
  const within = (id: string) => me().acting.unitId === "unt_0" || id.startsWith(me().acting.unitId ?? "-");
  const choices = () =>
    (units.data ?? [])
      .filter((unit) => unit.level === level() && within(unit.id))
      .map(({ id }) => ({ value: id as string, label: pathName(units.data ?? [], id) }));
  return (
    <Switch>
      <Match when={props.form.values.role === "employer_liaison"}>
        <EmployerField form={props.form} />
      </Match>
      <Match when={props.form.values.role === "post_organiser"}>
        <PostField form={props.form} />
      </Match>
      <Match when={level()}>
        {(at) => (
          <>
            <Select label={t(ASKED[at() as keyof typeof ASKED])} options={choices()} {...props.form.field("unitId")} />
            <Show when={props.form.values.role === "team_leader"}>
              <Select label={t("whichTeam")} options={teamOptions()} {...props.form.field("team")} />
            </Show>
          </>
        )}
      </Match>
    </Switch>
  );
}

function EmployerField(props: { form: AnyForm }): JSX.Element {
  const employers = createEmployers();
  const listId = createUniqueId();
  return (
    <>
      <TextField
        label={t("whichEmployer")}
        hint={t("whichEmployerHint")}
        input={{ list: listId }}
        {...props.form.field("employer")}
      />
      <datalist id={listId}>
        <For each={employers.data ?? []}>{(employer) => <option value={employer.name} />}</For>
      </datalist>
    </>
  );
}

function PostField(props: { form: AnyForm }): JSX.Element {
  const posts = createRemote<Post[]>(() => ({
    key: ["posts", "to-organise"],
    load: async () =>
      (await json(api.posts.$get({ query: { when: "upcoming", limit: "100" } as never }))).posts as unknown as Post[],
  }));
  const options = () =>
    (posts.data ?? []).map(({ id, title, startsAt }) => ({
      value: id as string,
      label: startsAt ? `${title} · ${formatInstant(startsAt)}` : title,
    }));
  return (
    <Show when={posts.isPending || options().length > 0} fallback={<p class="muted">{t("noPosts")}</p>}>
      <Select label={t("whichPost")} options={options()} {...props.form.field("postId")} />
    </Show>
  );
}
