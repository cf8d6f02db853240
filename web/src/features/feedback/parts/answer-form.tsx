import type { JSX } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { RadioCards } from "../../../ui/choices";
import { Form as FormBox, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card, Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { type Form, type FormId, feedbackActs, touched } from "../model";
import { t } from "../writing-words";

/** The member objects: the community corrects and shows again, or upholds with its reason. */
export function AnswerForm(props: { form: Form; id: FormId; remark: () => string; grade: () => string }): JSX.Element {
  const last = () => props.form.objections[props.form.objections.length - 1];
  const form = createForm({
    draft: `feedback.answer.${props.id.periodId}.${props.id.personId}`,
    initial: { outcome: "corrected" as "corrected" | "upheld", reason: "" },
    send: (values, submission) =>
      feedbackActs.answer(
        props.id,
        {
          version: props.form.version,
          ...values,
          ...(values.outcome === "corrected" && { remark: props.remark(), grade: props.grade() || null }),
        },
        submission,
      ),
    done: () => {
      toast(t("answerDone"));
      void cache.refresh(...touched);
    },
  });
  return (
    <Card title={t("objection")}>
      <FormBox of={form}>
        <p class="said">{last()?.text}</p>
        <RadioCards<"corrected" | "upheld">
          label={t("outcome")}
          options={[
            { value: "corrected", label: t("corrected"), note: t("correctedNote") },
            { value: "upheld", label: t("upheld"), note: t("upheldNote") },
          ]}
          columns={2}
          {...form.field("outcome")}
        />
        <TextArea label={t("answerReason")} rows={2} maxLength={400} {...form.field("reason")} />
        <Row justify="end">
          <Submit of={form}>{t("answer")}</Submit>
        </Row>
      </FormBox>
    </Card>
  );
}
