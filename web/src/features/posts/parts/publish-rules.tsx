import { type JSX, Show } from "solid-js";
import { useMe } from "../../../app/session";
import { ChipChoices } from "../../../ui/chips";
import { Checkbox } from "../../../ui/choices";
import { Select, TextField } from "../../../ui/inputs";
import { Grid, Row, Stack } from "../../../ui/layout";
import { createUnits } from "../../units/model";
import { t } from "../publish-words";
import { Moment } from "./publish-moment";
import type { PostForm } from "./publish-shape";

const periods = () =>
  (["week", "month", "year"] as const).map((value) => ({ value: value as string, label: t(`per_${value}`) }));

/** Whom the post is for beyond kinds and skills, when it opens, how fairly, and how often one member may. */
export function RuleFields(props: { of: PostForm }): JSX.Element {
  const form = () => props.of;
  const values = () => props.of.values;
  return (
    <Stack gap={5}>
      <Areas of={form()} />
      <Grid columns={2}>
        <Show when={values().shape !== "series"}>
          <Moment of={form()} label={t("f_openOn")} hint={t("f_openOnHint")} on="openOn" at="openTime" />
        </Show>
        <Show when={values().shape === "once"}>
          <Moment of={form()} label={t("f_drawOn")} hint={t("f_drawOnHint")} on="drawOn" at="drawTime" />
        </Show>
        <TextField label={t("f_needs")} optional hint={t("f_needsHint")} {...form().field("needs")} />
        <TextField label={t("f_briefs")} optional hint={t("f_briefsHint")} maxLength={20} {...form().field("briefs")} />
      </Grid>
      <Grid columns={2}>
        <Show when={values().shape === "series"}>
          <Limit of={form()} count="most" per="mostPer" label={t("f_most")} hint={t("f_mostHint")} />
        </Show>
        <Limit of={form()} count="least" per="leastPer" label={t("f_least")} hint={t("f_leastHint")} />
      </Grid>
      <Show when={values().shape !== "series"}>
        <Checkbox label={t("f_draft")} checked={values().draft} onChange={(draft) => form().set("draft", draft)} />
      </Show>
    </Stack>
  );
}

function Limit(props: {
  of: PostForm;
  count: "most" | "least";
  per: "mostPer" | "leastPer";
  label: string;
  hint: string;
}): JSX.Element {
  return (
    <Row gap={2} align="top">
      <TextField label={props.label} optional hint={props.hint} inputMode="numeric" {...props.of.field(props.count)} />
      <Select label={t("f_per")} empty={false} options={periods()} {...props.of.field(props.per)} />
    </Row>
  );
}

/** Compounds of a community, communities of a street, and whatever a copy or a template names further below. */
function Areas(props: { of: PostForm }): JSX.Element {
  const me = useMe();
  const units = createUnits();
  const home = () => (me().acting.unitId === "unt_0" ? "unt_" : (me().acting.unitId ?? "unt_"));
  const chosen = () => props.of.values.areas;
  const offered = () =>
    (units.data ?? []).filter(
      (u) => u.id.startsWith(home()) && (u.id.length === home().length + 3 || chosen().includes(u.id)),
    );
  return (
    <Show when={offered().length > 1 || chosen().length > 0}>
      <ChipChoices
        label={t("f_areas")}
        optional
        hint={chosen().length === 0 ? t("f_areasHint") : undefined}
        error={props.of.error("areas")}
        options={offered().map((u) => ({ value: u.id as string, label: u.name }))}
        value={chosen()}
        onChange={(next) => props.of.set("areas", next)}
      />
    </Show>
  );
}
