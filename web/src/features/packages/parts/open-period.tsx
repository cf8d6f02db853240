import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextArea, TextField } from "../../../ui/inputs";
import { Grid, Row, SectionHead, Stack } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { t } from "../period-words";

const linesOf = (text: string) =>
  text
    .split(/[\n、,，]/)
    .map((line) => line.trim())
    .filter(Boolean);
const numberOf = (text: string) => (text.trim() ? Number(text.normalize("NFKC")) : undefined);

const FRESH = {
  title: "",
  from: "",
  to: "",
  objectionDays: "5",
  times: "",
  hours: "",
  gradeWords: "好\n较好\n一般\n差",
  useWords: "民主评议\n年度考核\n公示\n其他",
};
type Values = typeof FRESH;

function wordsProblem(text: string, most: number): string | undefined {
  const lines = linesOf(text);
  if (lines.length === 0) return t("missing");
  const fits = lines.length <= most && lines.every((line) => line.length <= 10) && new Set(lines).size === lines.length;
  return fits ? undefined : t("words");
}

function countProblem(text: string, step: number): string | undefined {
  const value = numberOf(text);
  if (value === undefined) return undefined;
  if (!Number.isFinite(value) || value < 0) return t("notNumber");
  return Number.isInteger(value / step) ? undefined : t(step === 1 ? "notNumber" : "halves");
}

function problemsOf(values: Values): Partial<Record<keyof Values, string | undefined>> {
  const days = numberOf(values.objectionDays) ?? 0;
  return {
    title: values.title.trim() ? undefined : t("missing"),
    from: values.from ? undefined : t("missing"),
    to: !values.to ? t("missing") : values.to < values.from ? t("order") : undefined,
    objectionDays: Number.isInteger(days) && days >= 1 && days <= 30 ? undefined : t("days"),
    times: countProblem(values.times, 1),
    hours: countProblem(values.hours, 0.5),
    gradeWords: wordsProblem(values.gradeWords, 6),
    useWords: wordsProblem(values.useWords, 8),
  };
}

function periodOf(values: Values) {
  const [times, hours] = [numberOf(values.times), numberOf(values.hours)];
  return {
    title: values.title.trim(),
    from: values.from,
    to: values.to,
    objectionDays: numberOf(values.objectionDays) ?? 5,
    requirement: { ...(times !== undefined && { times }), ...(hours !== undefined && { hours }) },
    gradeWords: linesOf(values.gradeWords),
    useWords: linesOf(values.useWords),
  };
}

/** Opens a period: its days, what it asks, and the district's own words. */
export function OpenPeriod(props: { onClose: () => void }): JSX.Element {
  const navigate = useNavigate();
  const year = today().slice(0, 4);
  const form = createForm({
    draft: "period",
    initial: { ...FRESH, title: `${year}年度`, from: `${year}-01-01`, to: `${year}-11-30` },
    check: problemsOf,
    send: (values, submission) => json(api.feedback.periods.$post({ json: periodOf(values) }, submission.options)),
    done: (period) => {
      void cache.refresh(["feedback", "periods"]);
      toast(t("opened", period.title));
      navigate(`/periods/${period.id}`);
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("open")} wide>
      <Form of={form}>
        <TextField label={t("name")} hint={t("nameHint")} maxLength={30} {...form.field("title")} />
        <Grid columns={3}>
          <DateField label={t("from")} {...form.field("from")} />
          <DateField label={t("to")} {...form.field("to")} />
          <TextField
            label={t("objectionDays")}
            hint={t("objectionDaysHint")}
            inputMode="numeric"
            {...form.field("objectionDays")}
          />
        </Grid>
        <Stack gap={3}>
          <SectionHead title={t("requirement")} />
          <p class="small muted">{t("requirementNote")}</p>
          <Grid columns={2}>
            <TextField label={t("times")} optional inputMode="numeric" {...form.field("times")} />
            <TextField label={t("hours")} optional inputMode="decimal" {...form.field("hours")} />
          </Grid>
        </Stack>
        <Grid columns={2}>
          <TextArea label={t("gradeWords")} hint={t("gradeWordsHint")} rows={4} {...form.field("gradeWords")} />
          <TextArea label={t("useWords")} hint={t("useWordsHint")} rows={4} {...form.field("useWords")} />
        </Grid>
        <p class="small muted">{t("openSay")}</p>
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("open")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
