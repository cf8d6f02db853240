import type { seriesEffectSchema } from "@rengang/core/series/schema";
import { type JSX, Match, Show, Switch } from "solid-js";
import type * as z from "zod";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { dayPlus, today } from "../../../lib/format";
import { cache, createRemote } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextArea, TextField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import type { SeriesDetail } from "../model";
import { t } from "../words";

export type SeriesAct = "change" | "cancel" | "extend";
type Effect = z.output<typeof seriesEffectSchema>;

const FRESH = { from: "", until: "", title: "", place: "", places: "", reason: "" };
type Values = typeof FRESH;

/** What the change says; what was left empty stays. */
const factsOf = ({ title, place, places }: Values) => ({
  ...(title.trim() && { title: title.trim() }),
  ...(place.trim() && { place: place.trim() }),
  ...(places.trim() && { places: Number(places) }),
});

function checked(act: SeriesAct, values: Values): Partial<Record<keyof Values, string>> {
  if (act === "extend") return values.until ? {} : { until: t("needDay") };
  if (!values.from) return { from: t("needDay") };
  if (act === "cancel") return values.reason.trim() ? {} : { reason: t("needReason") };
  return Object.keys(factsOf(values)).length > 0 ? {} : { title: t("nothing") };
}

/** Changes, calls off or extends a series; whom it concerns is said before. */
export function SeriesDialog(props: { series: SeriesDetail; act: SeriesAct; onClose: () => void }): JSX.Element {
  const param = { seriesId: props.series.id as never };
  const act = props.act;
  const form = createForm<Values, unknown>({
    draft: `series.${act}.${props.series.id}`,
    initial: { ...FRESH, from: today(), until: dayPlus(props.series.plan.until, 90) },
    check: (values) => checked(act, values),
    send: (values, { options }) => {
      const route = api.series[":seriesId"];
      if (act === "extend") return json(route.extend.$post({ param, json: { until: values.until } }, options));
      if (act === "cancel")
        return json(route.cancel.$post({ param, json: { from: values.from, reason: values.reason } }, options));
      return json(route.change.$post({ param, json: { from: values.from, facts: factsOf(values) } }, options));
    },
    done: () => {
      toast(t("begun"));
      void cache.refresh(["series"], ["posts"]);
      props.onClose();
    },
  });
  const effect = createRemote<Effect>(() => ({
    key: ["series", "effect", props.series.id, form.values.from],
    enabled: act !== "extend" && form.values.from !== "",
    load: async () =>
      (await json(api.series[":seriesId"].preview.$post({ param, json: { from: form.values.from } }))) as Effect,
  }));
  return (
    <Sheet open onClose={props.onClose} title={t(act)}>
      <Form of={form}>
        <Show
          when={act !== "extend"}
          fallback={<DateField label={t("newUntil")} min={props.series.plan.until} {...form.field("until")} />}
        >
          <DateField label={t("from")} min={today()} {...form.field("from")} />
          <Show when={effect.data}>{(found) => <EffectSaid of={found()} change={act === "change"} />}</Show>
        </Show>
        <Switch>
          <Match when={act === "change"}>
            <p class="small muted">{t("keepNote")}</p>
            <TextField label={t("f_title")} optional maxLength={30} {...form.field("title")} />
            <Grid columns={2}>
              <TextField label={t("f_place")} optional maxLength={40} {...form.field("place")} />
              <TextField
                label={t("f_places")}
                optional
                inputMode="numeric"
                {...form.field("places")}
                error={form.error("facts.places")}
              />
            </Grid>
          </Match>
          <Match when={act === "cancel"}>
            <TextArea label={t("reason")} hint={t("reasonHint")} maxLength={200} rows={2} {...form.field("reason")} />
          </Match>
        </Switch>
        <Row justify="end">
          <Submit of={form}>{t(act)}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}

function EffectSaid(props: { of: Effect; change: boolean }): JSX.Element {
  const said = () =>
    props.of.sessions === 0
      ? t("effectNone")
      : [
          t("effect", props.of.sessions, props.of.holders),
          props.of.waiting > 0 ? t("effectWaiting", props.of.waiting) : "",
          props.change && props.of.own > 0 ? t("effectOwn", props.of.own) : "",
        ].join("");
  return <Notice tone={props.of.holders > 0 ? "warn" : "info"}>{said()}</Notice>;
}
