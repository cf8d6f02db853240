import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache, createAction } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Segments } from "../../../ui/choices";
import { DownloadButton } from "../../../ui/download-button";
import { Form as FormBox, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card, Grid, Row, Stack } from "../../../ui/layout";
import { Timeline } from "../../../ui/progress";
import { Notice } from "../../../ui/status";
import { toast, toastProblem } from "../../../ui/toast";
import { type Form, type FormId, feedbackActs, fileOf, isOpen, type Period, touched } from "../model";
import { t } from "../writing-words";
import { AnswerForm } from "./answer-form";
import { FormSheet } from "./form-sheet";
import { PhraseBar } from "./phrase-bar";

interface Props {
  form: Form;
  id: FormId;
  period: Period | undefined;
  /** After saving, to the next one; nothing at the end of the queue. */
  onNext: (() => void) | undefined;
}

/** Paper at one side, the pen at the other. */
export function Writing(props: Props): JSX.Element {
  const start = props.form;
  const [go, setGo] = createSignal(false);
  const form = createForm({
    draft: `feedback.write.${props.id.periodId}.${props.id.personId}`,
    initial: { remark: start.remark, grade: start.grade ?? "", residents: start.residents },
    send: (values, submission) => {
      const { remark, grade, residents } = values;
      const body = { version: props.form.version, remark, grade: grade || null, residents };
      return feedbackActs.write(props.id, body, submission);
    },
    done: (saved) => {
      cache.put(["feedback", "form", props.id.periodId, props.id.personId], saved);
      void cache.refresh(["feedback", "forms"], ["feedback", "overview"]);
      toast(t("saved"));
      if (go() && props.onNext) props.onNext();
    },
  });
  const refresh = createAction<void, Form>({
    run: (_, submission) => feedbackActs.write(props.id, { version: props.form.version, refresh: true }, submission),
    refresh: touched,
    done: () => toast(t("refreshed")),
    failed: toastProblem,
  });
  const save = (andGo: boolean) => {
    setGo(andGo);
    void form.submit();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isOpen(props.form)) return;
    event.preventDefault();
    save(true);
  };
  onMount(() => document.addEventListener("keydown", onKey));
  onCleanup(() => document.removeEventListener("keydown", onKey));
  const use = (phrase: string) => {
    const before = form.values.remark.trim();
    form.set("remark", before ? `${before}${/[。！；，,.]$/.test(before) ? "" : "。"}${phrase}` : phrase);
  };
  const grades = () => [
    { value: "", label: t("noGrade") },
    ...(props.period?.gradeWords ?? []).map((word) => ({ value: word, label: word })),
  ];
  const steps = () =>
    props.form.timeline.map((step) => ({
      title: t(`s_${step.step}` as "s_drafted"),
      at: step.at,
      note: [step.byName, basisIn(step.note)].filter(Boolean).join(" · "),
    }));
  return (
    <Grid columns={2} gap={5} class="writing">
      <FormSheet form={props.form} draft={form.values} />
      <Stack gap={5}>
        <Show when={props.form.state === "objected"}>
          <AnswerForm
            form={props.form}
            id={props.id}
            remark={() => form.values.remark}
            grade={() => form.values.grade}
          />
        </Show>
        <Card>
          <FormBox of={form}>
            <Show when={!isOpen(props.form) && props.form.state !== "objected"}>
              <Notice>{t("locked")}</Notice>
            </Show>
            <Show when={isOpen(props.form) && props.form.state !== "drafted"}>
              <Notice>{t("seenAgain")}</Notice>
            </Show>
            <TextArea
              label={t("remarkLabel")}
              hint={t("remarkHint")}
              rows={5}
              maxLength={400}
              disabled={!isOpen(props.form) && props.form.state !== "objected"}
              {...form.field("remark")}
            />
            <Show when={isOpen(props.form) || props.form.state === "objected"}>
              <PhraseBar remark={form.values.remark} onUse={use} />
              <Stack gap={1}>
                <span class="field-label">{t("gradeLabel")}</span>
                <Segments
                  label={t("gradeLabel")}
                  options={grades()}
                  value={form.values.grade}
                  onChange={(grade) => form.set("grade", grade)}
                />
              </Stack>
              <TextArea label={t("residents")} optional rows={2} maxLength={300} {...form.field("residents")} />
            </Show>
            <Show when={isOpen(props.form)}>
              <Row justify="end">
                <Button look="quiet" busy={refresh.busy} onClick={() => refresh.run()}>
                  {t("refreshFacts")}
                </Button>
                <Show when={props.onNext} fallback={<Submit of={form}>{t("save")}</Submit>}>
                  <Button busy={form.busy() && !go()} onClick={() => save(false)}>
                    {t("save")}
                  </Button>
                  <Button look="primary" busy={form.busy() && go()} onClick={() => save(true)}>
                    {t("saveNext")}
                  </Button>
                </Show>
              </Row>
            </Show>
          </FormBox>
        </Card>
        <Card
          title={t("steps")}
          side={
            <Row gap={2}>
              <DownloadButton path={fileOf(props.id, "docx")} label={t("word")} />
              <DownloadButton path={fileOf(props.id, "pdf")} label={t("pdf")} />
            </Row>
          }
        >
          <Timeline label={t("steps")} steps={steps()} />
        </Card>
      </Stack>
    </Grid>
  );
}

function basisIn(note: string | undefined): string | undefined {
  if (note === "confirmed" || note === "silence" || note === "answered") return t(`basis_${note}`);
  return note;
}
