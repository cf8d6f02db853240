import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Card, Stack } from "../../../ui/layout";
import { kindWord } from "../../members/my-choices";
import { type Member, SELF } from "../../members/my-model";
import { t as member } from "../../members/my-words";
import { Line, Lines } from "../../members/parts/my-lines";
import { type Offer, OfferFields } from "../../members/parts/my-offer-fields";
import type { Unit } from "../../units/my-model";
import { t } from "../my-words";
import { PlacePicker } from "./my-place-picker";

interface Values extends Record<string, unknown>, Offer {
  unitId: string;
  compoundId: string;
  position: string;
  branch: string;
}

const filled = (text: string): string | undefined => text.trim() || undefined;

/** The registration's one form: facts, place, what one offers. What is typed survives a reload. */
export function ReportForm(props: { self: Member; units: readonly Unit[]; onSent: () => void }): JSX.Element {
  const { self } = props;
  const form = createForm<Values, Member>({
    draft: "registration",
    initial: {
      unitId: self.unitId,
      compoundId: self.compoundId ?? "",
      skills: self.skills,
      freeTimes: self.freeTimes,
      teams: self.registration.teams,
      position: self.position ?? "",
      branch: self.branch ?? "",
    },
    check: (values) => ({ unitId: values.unitId ? undefined : t("communityMissing") }),
    send: async ({ unitId, compoundId, position, branch, ...rest }, submission) =>
      (await json(
        api.registrations.mine.$put(
          {
            json: {
              ...rest,
              unitId: unitId as never,
              compoundId: (compoundId || undefined) as never,
              position: filled(position),
              branch: filled(branch),
            },
          },
          submission.options,
        ),
      )) as unknown as Member,
    done: (next) => {
      cache.put(SELF, next);
      void cache.refresh(["posts"], ["claims"]);
      props.onSent();
    },
  });
  const again = () => self.registration.state !== "none";
  return (
    <Form of={form} label={t("title")}>
      <Card title={t("facts")}>
        <Stack gap={5}>
          <RosterFacts self={self} />
          <TextField label={member("position")} optional maxLength={40} {...form.field("position")} />
          <TextField label={member("branch")} optional maxLength={60} {...form.field("branch")} />
          <p class="small muted">{t("factsNote")}</p>
        </Stack>
      </Card>
      <Card title={t("place")}>
        <PlacePicker
          units={props.units}
          unitId={form.values.unitId}
          compoundId={form.values.compoundId}
          error={form.error("unitId")}
          onChange={({ unitId, compoundId }) => {
            form.set("unitId", unitId);
            form.set("compoundId", compoundId);
          }}
        />
      </Card>
      <Card title={t("offer")}>
        <Stack gap={6}>
          <OfferFields value={form.values} onChange={form.set} />
          <p class="small muted">{t("offerNote")}</p>
        </Stack>
      </Card>
      <Submit of={form} wide large>
        {again() ? t("resubmit") : t("submit")}
      </Submit>
      <p class="small muted center">{t("draftKept")}</p>
    </Form>
  );
}

function RosterFacts(props: { self: Member }): JSX.Element {
  return (
    <Lines>
      <Line label={member("name")}>{props.self.name}</Line>
      <Line label={member("phone")}>{props.self.phone}</Line>
      <Show when={props.self.employerName}>{(name) => <Line label={member("employer")}>{name()}</Line>}</Show>
      <Line label={member("kind")}>{kindWord(props.self.kind)}</Line>
      <Show when={props.self.bornIn}>{(born) => <Line label={member("born")}>{born()}</Line>}</Show>
    </Lines>
  );
}
