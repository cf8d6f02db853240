import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { CheckCards, RadioCards } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextArea, TextField } from "../../../ui/inputs";
import { Card, Grid, Row, SectionHead, Stack } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import type { Scheme } from "../model";
import { t } from "../scheme-words";

const ACCOUNTS = ["hours_and_times", "times", "hours"] as const;
const EVIDENCE = ["self", "paper", "organiser", "own", "rated"] as const;
const CAPS = ["hoursPerRecord", "hoursPerDay", "hoursPerYear", "timesPerDay"] as const;
const NUMBERS = ["times", "hours", "presentPercentMin", ...CAPS] as const;
const WHOLE: readonly string[] = ["times", "presentPercentMin", "timesPerDay"];

type NumberName = (typeof NUMBERS)[number];
type Values = Record<NumberName | "from" | "to" | "reasons", string> & {
  account: Scheme["account"];
  excluded: Scheme["excludedEvidence"];
};

const text = (value: number | undefined) => (value === undefined ? "" : String(value));
const numberOf = (value: string) => (value.trim() ? Number(value.normalize("NFKC")) : undefined);
const linesOf = (value: string) =>
  value
    .split(/[\n、,，]/)
    .map((line) => line.trim())
    .filter(Boolean);

function written({ from, to, account, requirement, caps, presentPercentMin, ...rest }: Scheme): Values {
  return {
    from,
    to,
    account,
    times: text(requirement.times),
    hours: text(requirement.hours),
    presentPercentMin: text(presentPercentMin),
    hoursPerRecord: text(caps.hoursPerRecord),
    hoursPerDay: text(caps.hoursPerDay),
    hoursPerYear: text(caps.hoursPerYear),
    timesPerDay: text(caps.timesPerDay),
    reasons: rest.exemptionReasons.join("\n"),
    excluded: rest.excludedEvidence,
  };
}

const defined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

/** The scheme with what was typed; what the form does not show stays as it was. */
function rulesOf(scheme: Scheme, values: Values) {
  const { year: _, version: __, savedAt: ___, savedByName: ____, ...rules } = scheme;
  const n = (name: NumberName) => numberOf(values[name]);
  return defined({
    ...rules,
    from: values.from,
    to: values.to,
    account: values.account,
    requirement: defined({
      times: values.account === "hours" ? undefined : n("times"),
      hours: values.account === "times" ? undefined : n("hours"),
    }),
    caps: defined({ ...rules.caps, ...Object.fromEntries(CAPS.map((name) => [name, n(name)])) }),
    presentPercentMin: n("presentPercentMin"),
    excludedEvidence: values.excluded,
    exemptionReasons: linesOf(values.reasons),
  });
}

function problemsOf(values: Values): Partial<Record<keyof Values, string | undefined>> {
  const wrong = (name: NumberName) => {
    const value = numberOf(values[name]);
    if (value === undefined) return undefined;
    if (!Number.isFinite(value) || value < 0) return t("notNumber");
    return Number.isInteger(WHOLE.includes(name) ? value : value * 2) ? undefined : t("halves");
  };
  return {
    ...Object.fromEntries(NUMBERS.map((name) => [name, wrong(name)])),
    to: values.to < values.from ? t("order") : undefined,
    reasons: linesOf(values.reasons).length > 0 ? undefined : t("reasonMissing"),
  };
}

/** Changes a year's scheme into its next version; earlier versions stay. */
export function SchemeForm(props: { scheme: Scheme; onClose: () => void }): JSX.Element {
  const scheme = props.scheme;
  const form = createForm<Values, Scheme>({
    draft: `scheme.${scheme.year}`,
    initial: written(scheme),
    check: problemsOf,
    send: (values, submission) =>
      json(
        api.evaluation[":year"].scheme.$put(
          { param: { year: scheme.year }, json: rulesOf(scheme, values) },
          submission.options,
        ),
      ),
    done: (saved) => {
      void cache.refresh(["evaluation", scheme.year]);
      toast(t("saved", saved.version));
      props.onClose();
    },
  });
  const number = (name: NumberName, label: string, hint?: string) => (
    <TextField label={label} hint={hint} optional inputMode="decimal" {...form.field(name)} />
  );
  return (
    <Form of={form} label={t("yearOf", scheme.year)}>
      <Card title={t("yearOf", scheme.year)}>
        <Stack gap={6}>
          <Stack gap={3}>
            <SectionHead title={t("period")} />
            <Grid columns={2}>
              <DateField label={t("from")} {...form.field("from")} />
              <DateField label={t("to")} {...form.field("to")} />
            </Grid>
          </Stack>
          <RadioCards
            label={t("account")}
            columns={2}
            value={form.values.account}
            onChange={(account) => form.set("account", account)}
            options={ACCOUNTS.map((value) => ({ value, label: t(value) }))}
          />
          <Stack gap={3}>
            <SectionHead title={t("requirement")} />
            <p class="small muted">{t("requirementNote")}</p>
            <Grid columns={2}>
              <Show when={form.values.account !== "hours"}>{number("times", t("times_unit"))}</Show>
              <Show when={form.values.account !== "times"}>{number("hours", t("hours_unit"))}</Show>
            </Grid>
            <TextArea label={t("exempt")} hint={t("exemptNote")} rows={4} {...form.field("reasons")} />
          </Stack>
          <Stack gap={3}>
            <SectionHead title={t("caps")} />
            <p class="small muted">{t("capsNote")}</p>
            <Grid columns={2}>
              {CAPS.map((name) => number(name, t(name)))}
              {number("presentPercentMin", t("presentPercentMin"), t("presentPercentMinNote"))}
            </Grid>
          </Stack>
          <CheckCards
            label={t("evidence")}
            hint={t("evidenceNote")}
            columns={2}
            value={form.values.excluded}
            onChange={(excluded) => form.set("excluded", excluded)}
            options={EVIDENCE.map((value) => ({ value, label: t(value) }))}
          />
          <Row justify="end">
            <Button onClick={() => props.onClose()}>{t("stop")}</Button>
            <Submit of={form}>{t("save")}</Submit>
          </Row>
        </Stack>
      </Card>
    </Form>
  );
}
