import { CORRECTABLE, type Correctable } from "@rengang/core/privacy/schema";
import { type JSX, Match, Show, Switch } from "solid-js";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea, TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { type Ask, privacyActs, REQUESTS } from "../my-model";
import { t } from "../my-words";
import { isStoppable, purposeOptions } from "../request-words";
import { valueWords } from "../value-words";

const CHOICES: Partial<Record<Correctable, readonly string[]>> = {
  sex: ["male", "female"],
  kind: ["in_service", "cadre", "without_post", "applicant", "mobile", "retired"],
};
const TITLES = { correction: "askCorrection", objection: "askObjection", erasure: "askErasure" } as const;

/** One request: a correction names the fact and its right value, an objection the use, an erasure nothing more. */
export function AskSheet(props: { kind: Ask["kind"]; onClose: () => void }): JSX.Element {
  const form = createForm({
    draft: `privacy-${props.kind}`,
    initial: { field: "position" as string, value: "", purpose: "feedback" as string, text: "" },
    send: ({ field, value, purpose, text }, submission) => {
      const asked = { correction: { field, value, text }, objection: { purpose, text }, erasure: { text } };
      return privacyActs.ask({ kind: props.kind, ...asked[props.kind] } as Ask, submission);
    },
    done: () => {
      toast(t("sent"));
      props.onClose();
      void cache.refresh(REQUESTS);
    },
  });
  const choices = () => CHOICES[form.values.field as Correctable];
  return (
    <Sheet open onClose={props.onClose} title={t(TITLES[props.kind])}>
      <Form of={form}>
        <Stack gap={4}>
          <Switch>
            <Match when={props.kind === "correction"}>
              <Select
                label={t("field")}
                empty={false}
                options={CORRECTABLE.map((value) => ({ value, label: t(`field_${value}`) }))}
                {...form.field("field")}
              />
              <Show
                when={choices()}
                fallback={
                  <TextField
                    label={t("value")}
                    maxLength={60}
                    hint={hintOf(form.values.field)}
                    {...form.field("value")}
                  />
                }
              >
                {(codes) => (
                  <Select
                    label={t("value")}
                    options={codes().map((value) => ({ value, label: valueWords(value) }))}
                    {...form.field("value")}
                  />
                )}
              </Show>
            </Match>
            <Match when={props.kind === "objection"}>
              <Select
                label={t("purpose")}
                empty={false}
                options={purposeOptions()}
                hint={t(isStoppable(form.values.purpose) ? "canStop" : "cannotStop")}
                {...form.field("purpose")}
              />
            </Match>
            <Match when={props.kind === "erasure"}>
              <Notice tone="warn">
                <p>{t("erasureNote")}</p>
                <p>{t("erasureMore")}</p>
              </Notice>
            </Match>
          </Switch>
          <TextArea label={t("text")} optional={props.kind !== "objection"} maxLength={300} {...form.field("text")} />
          <Row justify="end">
            <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
            <Submit of={form}>{t("send")}</Submit>
          </Row>
        </Stack>
      </Form>
    </Sheet>
  );
}

const hintOf = (field: string): string | undefined => (field === "bornIn" ? t("bornHint") : undefined);
