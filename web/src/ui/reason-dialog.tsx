import { For, type JSX, type ParentProps, Show } from "solid-js";
import type { Submission } from "../lib/api";
import { createForm } from "../lib/form";
import { Button } from "./button";
import { Sheet } from "./dialog";
import { Form, Submit } from "./form";
import { TextArea } from "./inputs";
import { Row, Stack } from "./layout";
import { t } from "./mass-words";

export interface ReasonDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  confirm: string;
  /** Sentences that fill the field at one press. */
  phrases?: readonly string[];
  label?: string;
  hint?: string;
  /** The name under which an unfinished reason is kept on this device. */
  draft: string;
  run: (reason: string, submission: Submission) => Promise<unknown>;
  done?: () => void;
  danger?: boolean;
}

/** Asks for the reason of an act that a person will read. Its children say what will happen. */
export function ReasonDialog(props: ParentProps<ReasonDialogProps>): JSX.Element {
  return <Show when={props.open}>{<Asking {...props} />}</Show>;
}

function Asking(props: ParentProps<ReasonDialogProps>): JSX.Element {
  const form = createForm({
    draft: props.draft,
    initial: { reason: "" },
    check: (values) => (values.reason.trim() ? {} : { reason: t("reasonMissing") }),
    send: (values, submission) => props.run(values.reason.trim(), submission),
    done: () => {
      props.onClose();
      props.done?.();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={props.title}>
      <Form of={form}>
        <Stack gap={4}>
          <div>{props.children}</div>
          <TextArea
            label={props.label ?? t("reason")}
            hint={props.hint ?? t("reasonHint")}
            maxLength={200}
            {...form.field("reason")}
          />
          <Show when={props.phrases?.length}>
            {/* biome-ignore lint/a11y/useSemanticElements: phrases are not a form's fieldset. */}
            <div class="chips" role="group" aria-label={t("phrases")}>
              <For each={props.phrases}>
                {(phrase) => (
                  <button type="button" class="chip" onClick={() => form.set("reason", phrase)}>
                    {phrase}
                  </button>
                )}
              </For>
            </div>
          </Show>
          <Row justify="end">
            <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
            <Show when={props.danger} fallback={<Submit of={form}>{props.confirm}</Submit>}>
              <Button type="submit" look="danger" busy={form.busy()}>
                {props.confirm}
              </Button>
            </Show>
          </Row>
        </Stack>
      </Form>
    </Sheet>
  );
}
