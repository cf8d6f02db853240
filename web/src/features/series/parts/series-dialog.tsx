import type { seriesEffectSchema } from "@rengang/core/series/schema";
import { type JSX, Match, Show, Switch } from "solid-js";
import type * as z from "zod";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { dayPlus, formatDate, today } from "../../../lib/format";
import { cache, createRemote } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form } from "../../../ui/form";
import { DateField, TextArea, TextField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import type { SeriesDetail } from "../model";
import { t } from "../words";

export type SeriesAct = "change" | "cancel" | "extend";
type Effect = z.output<typeof seriesEffectSchema>;

const FRESH = {
  from: "",
  until: "",
  title: "",
  place: "",
  places: "",
  description: "",
  bring: "",
  contactName: "",
  contactPhone: "",
  claimHours: "",
  reason: "",
  all: false,
};
type Values = typeof FRESH;

const TEXTS = ["title", "place", "description", "bring", "contactName", "contactPhone"] as const;
const numberIn = (text: string): number | undefined => (text.trim() ? Number(text.normalize("NFKC")) : undefined);

/** What the change says; what was left empty stays. */
function changeOf(values: Values) {
  const [places, claimHoursBefore] = [numberIn(values.places), numberIn(values.claimHours)];
  const texts = TEXTS.filter((name) => values[name].trim()).map((name) => [name, values[name].trim()]);
  const facts = { ...Object.fromEntries(texts), ...(places !== undefined && { places }) };
  return { from: values.from, facts, ...(claimHoursBefore !== undefined && { claimHoursBefore }) };
}

function checked(act: SeriesAct, values: Values): Partial<Record<keyof Values, string>> {
  if (act === "extend") return values.until ? {} : { until: t("needDay") };
  if (!values.from) return { from: t("needDay") };
  if (act === "cancel") return values.reason.trim() ? {} : { reason: t("needReason") };
  const { facts, claimHoursBefore } = changeOf(values);
  return Object.keys(facts).length > 0 || claimHoursBefore !== undefined ? {} : { title: t("nothing") };
}

/** Places as far as they can be looked at while they are typed. */
function placesIn(values: Values): number | undefined {
  const places = numberIn(values.places);
  return places !== undefined && Number.isInteger(places) && places >= 1 && places <= 1000 ? places : undefined;
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
        return json(
          route.cancel.$post({ param, json: { from: values.from, reason: values.reason, all: values.all } }, options),
        );
      return json(route.change.$post({ param, json: changeOf(values) }, options));
    },
    done: () => {
      toast(t("begun"));
      void cache.refresh(["series"], ["posts"]);
      props.onClose();
    },
  });
  const asked = () => {
    const places = act === "change" ? placesIn(form.values) : undefined;
    return { from: form.values.from, all: form.values.all, ...(places !== undefined && { places }) };
  };
  const at = (field: string) => ({ error: form.error(field) ?? form.error(`facts.${field}`) });
  const effect = createRemote<Effect>(() => ({
    key: ["series", "effect", props.series.id, JSON.stringify(asked())],
    enabled: act !== "extend" && form.values.from !== "",
    load: async () => (await json(api.series[":seriesId"].preview.$post({ param, json: asked() }))) as Effect,
  }));
  return (
    <Sheet open onClose={props.onClose} title={t(act)}>
      <Form of={form}>
        <Show
          when={act !== "extend"}
          fallback={
            <DateField
              label={t("newUntil")}
              hint={t("extendNote")}
              min={props.series.plan.until}
              {...form.field("until")}
            />
          }
        >
          <DateField label={t("from")} min={today()} {...form.field("from")} />
          <Show when={effect.data}>{(found) => <EffectSaid of={found()} />}</Show>
        </Show>
        <Switch>
          <Match when={act === "change"}>
            <p class="small muted">{t("keepNote")}</p>
            <TextField label={t("f_title")} optional maxLength={30} {...form.field("title")} {...at("title")} />
            <Grid columns={2}>
              <TextField label={t("f_place")} optional maxLength={40} {...form.field("place")} {...at("place")} />
              <TextField
                label={t("f_places")}
                optional
                inputMode="numeric"
                {...form.field("places")}
                {...at("places")}
              />
              <TextField
                label={t("f_contactName")}
                optional
                maxLength={30}
                {...form.field("contactName")}
                {...at("contactName")}
              />
              <TextField
                label={t("f_contactPhone")}
                optional
                maxLength={20}
                {...form.field("contactPhone")}
                {...at("contactPhone")}
              />
              <TextField label={t("f_bring")} optional maxLength={200} {...form.field("bring")} {...at("bring")} />
              <TextField
                label={t("f_claimHours")}
                optional
                inputMode="numeric"
                {...form.field("claimHours")}
                {...at("claimHoursBefore")}
              />
            </Grid>
            <TextArea
              label={t("f_description")}
              optional
              rows={3}
              maxLength={1000}
              {...form.field("description")}
              {...at("description")}
            />
          </Match>
          <Match when={act === "cancel"}>
            <TextArea label={t("reason")} hint={t("reasonHint")} maxLength={200} rows={2} {...form.field("reason")} />
            <Show when={form.values.all || (effect.data?.own ?? 0) > 0}>
              <Checkbox label={t("all")} checked={form.values.all} onChange={(all) => form.set("all", all)} />
            </Show>
          </Match>
        </Switch>
        <Row justify="end">
          <Button type="submit" look={act === "cancel" ? "danger" : "primary"} busy={form.busy()}>
            {t(act)}
          </Button>
        </Row>
      </Form>
    </Sheet>
  );
}

function EffectSaid(props: { of: Effect }): JSX.Element {
  const said = () =>
    props.of.sessions + props.of.own === 0
      ? t("effectNone")
      : [
          t("effect", props.of.sessions, props.of.holders),
          props.of.waiting > 0 ? t("effectWaiting", props.of.waiting) : "",
          props.of.own > 0 ? t("effectOwn", props.of.own) : "",
          props.of.short.length > 0 ? t("effectShort", props.of.short.map((day) => formatDate(day)).join("、")) : "",
        ].join("");
  return <Notice tone={props.of.holders > 0 ? "warn" : "info"}>{said()}</Notice>;
}
