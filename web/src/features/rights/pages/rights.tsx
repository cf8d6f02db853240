import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { useMay } from "../../../app/may";
import { listed } from "../../../lib/words";
import { Select } from "../../../ui/inputs";
import { Card, Grid, PageHeader, Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { Tabs } from "../../../ui/tabs";
import { t as matter } from "../matter-words";
import {
  createRights,
  type Group,
  groupsOf,
  ownRole,
  type Rights,
  rightName,
  stateName,
  stepName,
  type Who,
  whoName,
} from "../model";
import { t } from "../words";

type View = "role" | "matter" | "state";
const VIEWS = [
  { value: "role", word: "byRole" },
  { value: "matter", word: "byMatter" },
  { value: "state", word: "byState" },
] as const;

/** Which role may do what: the table that the service asks, in words. */
export function RightsPage(): JSX.Element {
  const rights = createRights();
  const may = useMay();
  const [query, setQuery] = useSearchParams<{ view?: string; role?: string }>();
  const view = (): View => VIEWS.find(({ value }) => value === query.view)?.value ?? "role";
  return (
    <Stack gap={5}>
      <PageHeader
        title={t("title")}
        note={t("note")}
        {...(may("people.grants") && { back: { href: "/people", label: t("back") } })}
      />
      <Remote of={rights} wait={<Skeleton cards={3} />}>
        {(all) => (
          <Tabs<View>
            label={t("view")}
            tabs={VIEWS.map(({ value, word }) => ({ value, label: t(word) }))}
            value={view()}
            onChange={(next) => setQuery({ view: next === "role" ? undefined : next })}
          >
            <Switch>
              <Match when={view() === "role"}>
                <ByRole all={all()} />
              </Match>
              <Match when={view() === "matter"}>
                <ByMatter all={all()} />
              </Match>
              <Match when={view() === "state"}>
                <ByState all={all()} />
              </Match>
            </Switch>
          </Tabs>
        )}
      </Remote>
    </Stack>
  );
}

function Groups(props: {
  groups: readonly Group[];
  line: (one: Rights["rights"][number]) => JSX.Element;
}): JSX.Element {
  return (
    <Grid columns={2} gap={4}>
      <For each={props.groups}>
        {(group) => (
          <Card flush title={group.name}>
            <ul class="list">
              <For each={group.rights}>{(one) => <li class="list-item">{props.line(one)}</li>}</For>
            </ul>
          </Card>
        )}
      </For>
    </Grid>
  );
}

function ByRole(props: { all: Rights }): JSX.Element {
  const [query, setQuery] = useSearchParams<{ role?: string }>();
  const own = ownRole();
  const who = (): Who => props.all.roles.find((role) => role === query.role) ?? own;
  const rights = () => props.all.rights.filter(({ roles }) => roles.includes(who()));
  return (
    <Stack gap={4}>
      <div class="tools">
        <Select
          label={t("role")}
          empty={false}
          options={props.all.roles.map((role) => ({ value: role as string, label: whoName(role) }))}
          value={who()}
          onChange={(next) => setQuery({ role: next }, { replace: true })}
        />
      </div>
      <p>
        {t("where")}：{t(`w_${who()}`)} · {t("may", rights().length)}
      </p>
      <Groups groups={groupsOf(rights())} line={(one) => <span>{rightName(one.permission)}</span>} />
    </Stack>
  );
}

function ByMatter(props: { all: Rights }): JSX.Element {
  return (
    <Groups
      groups={groupsOf(props.all.rights)}
      line={(one) => (
        <span>
          {rightName(one.permission)}
          <span class="under">{listed(one.roles.map(whoName))}</span>
        </span>
      )}
    />
  );
}

function ByState(props: { all: Rights }): JSX.Element {
  return (
    <Stack gap={4}>
      <p class="muted">{t("nothingElse")}</p>
      <Grid columns={2} gap={4}>
        <For each={props.all.things}>
          {(thing) => (
            <Card flush title={matter(thing.thing)}>
              <ul class="list">
                <For each={thing.steps}>
                  {(step) => (
                    <li class="list-item">
                      <span>
                        <span class="strong">{stepName(step.verb)}</span>
                        <span class="under">
                          {t("when")}：{listed((step.from.length > 0 ? step.from : step.again).map(stateName))}
                        </span>
                        <span class="under">
                          {t("who")}：{listed(step.roles.map(whoName))}
                        </span>
                        <Show when={step.from.length > 0 && step.again.length > 0}>
                          <span class="under">{t("againNote", listed(step.again.map(stateName)))}</span>
                        </Show>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          )}
        </For>
      </Grid>
    </Stack>
  );
}
