import { LOOK_REASONS, type LookReason } from "@rengang/core/looks/schema";
import { createSignal, type JSX, Show } from "solid-js";
import { useMay } from "../../../app/may";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { Button } from "../../../ui/button";
import { RadioCards } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { reasonWord } from "../../privacy/reason-words";
import type { Member } from "../model";
import { t } from "../phone-words";

/** A member's number as the role sees it; whoever sees it masked may read it in full for a reason, until the page is left. */
export function Phone(props: { member: Member }): JSX.Element {
  const may = useMay();
  const [asking, setAsking] = createSignal(false);
  const [full, setFull] = createSignal<{ personId: string; phone: string }>();
  const shown = () => (full()?.personId === props.member.id ? full()?.phone : undefined);
  const masked = () => props.member.phone.includes("*") && may("members.unmask");
  return (
    <>
      <Show
        when={shown()}
        fallback={
          <Row gap={3}>
            <span class="number">{props.member.phone}</span>
            <Show when={masked()}>
              <Button look="link" onClick={() => setAsking(true)}>
                {t("show")}
              </Button>
            </Show>
          </Row>
        }
      >
        {(phone) => (
          <Row gap={3}>
            <a class="number" href={`tel:${phone()}`}>
              {phone()}
            </a>
            <span class="small muted" role="status">
              {t("shown")}
            </span>
          </Row>
        )}
      </Show>
      <Show when={asking()}>
        <Asking member={props.member} onClose={() => setAsking(false)} onShown={setFull} />
      </Show>
    </>
  );
}

interface AskingProps {
  readonly member: Member;
  readonly onClose: () => void;
  readonly onShown: (full: { personId: string; phone: string }) => void;
}

function Asking(props: AskingProps): JSX.Element {
  const form = createForm({
    draft: `members.unmask.${props.member.id}`,
    initial: { why: "" as LookReason["why"] | "", note: "" },
    check: ({ why, note }) => ({
      why: why ? undefined : t("whyMissing"),
      note: note.trim().length < 2 ? t("noteMissing") : undefined,
    }),
    send: ({ why, note }, { options }) => {
      const param = { personId: props.member.id };
      const reason = { why: why as LookReason["why"], note };
      return json(api.members[":personId"].phone.$post({ param, json: reason }, options));
    },
    done: (full) => {
      props.onShown(full);
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("title")} over={props.member.name}>
      <Form of={form}>
        <Stack gap={4}>
          <p>{t("told")}</p>
          <RadioCards
            label={t("why")}
            options={LOOK_REASONS.map((why) => ({ value: why, label: reasonWord(why) }))}
            {...form.field("why")}
          />
          <TextArea label={t("note")} hint={t("noteHint")} maxLength={200} {...form.field("note")} />
          <Row justify="end">
            <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
            <Submit of={form}>{t("confirm")}</Submit>
          </Row>
        </Stack>
      </Form>
    </Sheet>
  );
}
