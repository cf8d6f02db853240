import { For, type JSX, type ParentProps, Show } from "solid-js";
import type { Submission } from "../lib/api";
import { createForm } from "../lib/form";
import { Button } from "./button";
import { Sheet } from "./dialog";
import { Form, Submit } from "./form";
import { TextArea, TextField } from "./inputs";
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
  /** What cannot be undone is confirmed by typing a text, such as the name of whom it concerns. */
  retype?: { readonly label: string; readonly text: string; readonly wrong: string } | undefined;
}

/** Asks for the reason of an act that a person will read. Its children say what will happen. */
export function ReasonDialog(props: ParentProps<ReasonDialogProps>): JSX.Element {
  return <Show when={props.open}>{<Asking {...props} />}</Show>;
}

const plain = (text: string): string => text.normalize("NFKC").trim();

function Asking(props: ParentProps<ReasonDialogProps>): JSX.Element {
  const form = createForm({
    draft: props.draft,
    initial: { reason: "", typed: "" },
    forget: ["typed"],
    check: ({ reason, typed }) => ({
      reason: reason.trim() ? undefined : t("reasonMissing"),
      typed: props.retype && plain(typed) !== plain(props.retype.text) ? props.retype.wrong : undefined,
    }),
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
          <Show when={props.retype}>
            {(retype) => <TextField label={retype().label} maxLength={60} {...form.field("typed")} />}
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
