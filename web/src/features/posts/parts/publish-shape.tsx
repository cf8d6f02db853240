import { type JSX, Match, Show, Switch } from "solid-js";
import { useMay } from "../../../app/may";
import type { createForm } from "../../../lib/form";
import { ChipChoices } from "../../../ui/chips";
import { Checkbox, Segments } from "../../../ui/choices";
import { DateField, Select, TextField, TimeField } from "../../../ui/inputs";
import { Grid, Stack } from "../../../ui/layout";
import type { PostValues } from "../publish-model";
import { endsNextDay, isSlip, needsDays, type Shape } from "../publish-shapes";
import { t } from "../publish-words";

export type PostForm = ReturnType<typeof createForm<PostValues, unknown>>;

/** When: one session, a series of them, or a standing duty with or without weekly hours. */
export function ShapeFields(props: { of: PostForm }): JSX.Element {
  const form = () => props.of;
  const values = () => props.of.values;
  const night = () => {
    const { from, to } = values();
    return endsNextDay(from, to) && !isSlip(from, to) ? t("nextDay", to) : undefined;
  };
  const clock = () => (
    <>
      <TimeField label={t("f_from")} {...form().field("from")} />
      <TimeField label={t("f_to")} hint={night()} {...form().field("to")} />
    </>
  );
  const may = useMay();
  const shapes = () => (["once", "series", "standing"] as const).filter((s) => s !== "series" || may("series.plan"));
  return (
    <Stack gap={4}>
      <Segments<Shape>
        label={t("f_shape")}
        options={shapes().map((value) => ({ value, label: t(`shape_${value}`) }))}
        value={values().shape}
        onChange={(next) => form().set("shape", next)}
      />
      <Switch>
        <Match when={values().shape === "once"}>
          <div class="publish-times">
            <DateField label={t("f_on")} {...form().field("on")} />
            {clock()}
          </div>
        </Match>
        <Match when={values().shape === "series"}>
          <SeriesFields of={form()} clock={clock()} />
        </Match>
        <Match when={values().shape === "standing"}>
          <Stack gap={3}>
            <p class="small muted">{t("standingNote")}</p>
            <Checkbox
              label={t("f_weekly")}
              checked={values().weekly}
              onChange={(weekly) => form().set("weekly", weekly)}
            />
            <Show when={values().weekly}>
              <Weekdays of={form()} />
              <Grid columns={2}>
                {clock()}
                <DateField label={t("f_seasonFrom")} optional hint={t("f_seasonHint")} {...form().field("season")} />
                <DateField label={t("f_season")} {...form().field("until")} />
              </Grid>
            </Show>
          </Stack>
        </Match>
      </Switch>
    </Stack>
  );
}

function SeriesFields(props: { of: PostForm; clock: JSX.Element }): JSX.Element {
  const form = () => props.of;
  const values = () => props.of.values;
  const rules = ["week", "workday", "month", "nth"] as const;
  return (
    <Stack gap={4}>
      <Grid columns={2}>
        <Select
          label={t("f_rule")}
          empty={false}
          options={rules.map((value) => ({ value: value as string, label: t(`rule_${value}`) }))}
          {...form().field("rule")}
        />
        <Show when={values().rule === "week"}>
          <Select
            label={t("f_weeks")}
            empty={false}
            options={[1, 2, 3, 4, 6, 8].map((n) => ({ value: String(n), label: t("everyWeeks", n) }))}
            {...form().field("weeks")}
          />
        </Show>
        <Show when={values().rule === "month"}>
          <Select
            label={t("f_monthDay")}
            empty={false}
            options={Array.from({ length: 31 }, (_, n) => ({ value: String(n + 1), label: t("dayOfMonth", n + 1) }))}
            {...form().field("monthDay")}
          />
        </Show>
        <Show when={values().rule === "nth"}>
          <Select
            label={t("f_nth")}
            empty={false}
            options={["1", "2", "3", "4", "-1"].map((value) => ({ value, label: t("nthName", Number(value)) }))}
            {...form().field("nth")}
          />
        </Show>
      </Grid>
      <Show when={needsDays(values())}>
        <Weekdays of={form()} />
      </Show>
      <Grid columns={2}>
        <DateField label={t("f_first")} {...form().field("on")} />
        <DateField label={t("f_last")} {...form().field("until")} />
      </Grid>
      <Grid columns={2}>{props.clock}</Grid>
      <Grid columns={2}>
        <TextField label={t("f_openDays")} optional inputMode="numeric" {...form().field("openDays")} />
        <TextField label={t("f_claimHours")} optional inputMode="numeric" {...form().field("claimHours")} />
      </Grid>
    </Stack>
  );
}

function Weekdays(props: { of: PostForm }): JSX.Element {
  const values = () => props.of.values;
  const choose = (days: string[]) => {
    // "The second Sunday" is one weekday; the newest choice counts.
    const one = values().shape === "series" && values().rule === "nth" ? days.slice(-1) : days;
    props.of.set("days", one);
  };
  return (
    <ChipChoices
      label={t("f_days")}
      options={["1", "2", "3", "4", "5", "6", "7"].map((value) => ({ value, label: t("weekday", Number(value)) }))}
      value={values().days}
      error={props.of.error("days")}
      onChange={choose}
    />
  );
}
