import { type JSX, Match, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { clockNow } from "../../../lib/clock";
import { createForm } from "../../../lib/form";
import { formatInstant } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Form, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import type { Report } from "../my-model";
import { t } from "../my-words";

/** Once the year is frozen: contest the result within its time, or read what was answered. */
export function ReportObjection(props: { report: Report }): JSX.Element {
  const open = () =>
    props.report.frozen && props.report.objectBefore && Date.parse(props.report.objectBefore) > clockNow();
  return (
    <Switch>
      <Match when={props.report.objection}>
        {(said) => (
          <Card title={t("said")}>
            <div class="said">
              <p>{said().text}</p>
              <Show when={said().answer} fallback={<p class="small said-wait">{t("waiting")}</p>}>
                {(answer) => (
                  <>
                    <p class="small muted said-answer">{t("answered", said().answeredByName ?? "")}</p>
                    <p>{answer()}</p>
                  </>
                )}
              </Show>
            </div>
          </Card>
        )}
      </Match>
      <Match when={open()}>
        <ObjectionForm report={props.report} />
      </Match>
    </Switch>
  );
}

function ObjectionForm(props: { report: Report }): JSX.Element {
  const { year } = props.report;
  const form = createForm({
    draft: `report.${year}`,
    initial: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? undefined : t("missing") }),
    send: (values, submission) =>
      json(api.evaluation[":year"].reports.mine.objection.$post({ param: { year }, json: values }, submission.options)),
    done: () => {
      void cache.refresh(["evaluation"]);
      toast(t("sent"));
    },
  });
  return (
    <Card title={t("wrong")}>
      <Form of={form} label={t("wrong")}>
        <p class="small">{t("wrongUntil", formatInstant(props.report.objectBefore ?? ""))}</p>
        <TextArea label={t("wrongWhat")} hint={t("wrongHint")} maxLength={500} rows={4} {...form.field("text")} />
        <Submit of={form} wide>
          {t("send")}
        </Submit>
      </Form>
    </Card>
  );
}
