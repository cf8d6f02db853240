import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form as FormBox, Submit } from "../../../ui/form";
import { TextArea } from "../../../ui/inputs";
import { Card, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { toast } from "../../../ui/toast";
import { type Form, inWindow, lastDay, MY_FORMS } from "../my-model";
import { t } from "../my-words";

const OPEN = ["shown", "confirmed", "objected", "answered"];

/** Where the form stands for the member, said first. */
export function FormState(props: { form: Form }): JSX.Element {
  const last = () => props.form.objections[props.form.objections.length - 1];
  return (
    <Switch>
      <Match when={props.form.state === "shown"}>
        <Notice title={last()?.outcome === "corrected" ? t("corrected") : t("yourTurn")}>
          <Show when={last()?.outcome === "corrected" && last()?.answer}>
            {(answer) => <p class="answer-words">{answer()}</p>}
          </Show>
          {inWindow(props.form) ? t("until", lastDay(props.form)) : t("windowOver")}
        </Notice>
      </Match>
      <Match when={props.form.state === "confirmed"}>
        <Notice tone="ok" title={t("youConfirmed")}>
          {t("youConfirmedNote")} {inWindow(props.form) ? t("changedMind", lastDay(props.form)) : ""}
        </Notice>
      </Match>
      <Match when={props.form.state === "objected"}>
        <Notice title={t("youObjected")}>
          <p class="answer-words">{last()?.text}</p>
          {t("youObjectedNote")}
        </Notice>
      </Match>
      <Match when={props.form.state === "answered"}>
        <Notice title={t("answered")}>
          <p class="answer-words">{last()?.answer}</p>
        </Notice>
      </Match>
    </Switch>
  );
}

/** Confirm with one's own word, or object; nothing once it is signed. */
export function FormAnswer(props: { form: Form }): JSX.Element {
  const [objecting, setObjecting] = createSignal(false);
  const mayObject = () => ["shown", "confirmed"].includes(props.form.state) && inWindow(props.form);
  return (
    <Show when={OPEN.includes(props.form.state)}>
      <Show
        when={props.form.state !== "confirmed"}
        fallback={
          <Show when={mayObject()}>
            <Button wide onClick={() => setObjecting(true)}>
              {t("object")}
            </Button>
          </Show>
        }
      >
        <Confirmation form={props.form}>
          <Show when={mayObject()}>
            <Button wide large onClick={() => setObjecting(true)}>
              {t("object")}
            </Button>
          </Show>
        </Confirmation>
      </Show>
      <Sheet open={objecting()} onClose={() => setObjecting(false)} title={t("objectTitle")}>
        <Objection form={props.form} onDone={() => setObjecting(false)} />
      </Sheet>
    </Show>
  );
}

function Confirmation(props: { form: Form; children: JSX.Element }): JSX.Element {
  const form = createForm({
    draft: `form.${props.form.periodId}`,
    initial: { own: props.form.own },
    send: ({ own }, submission) =>
      json(
        api.feedback.forms.mine[":periodId"].confirmation.$put(
          { param: { periodId: props.form.periodId }, json: { version: props.form.version, own } },
          submission.options,
        ),
      ),
    done: () => {
      void cache.refresh(MY_FORMS, ["notifications"]);
      toast(t("confirmed"));
      scrollTo({ top: 0 });
    },
  });
  const words = () =>
    props.form.state === "objected"
      ? t("withdrawAndConfirm")
      : props.form.state === "answered"
        ? t("confirmRead")
        : t("confirm");
  return (
    <Card title={t("yourWord")}>
      <FormBox of={form} label={t("yourWord")}>
        <TextArea label={t("own")} hint={t("ownHint")} optional maxLength={300} rows={3} {...form.field("own")} />
        <Stack gap={3}>
          <Submit of={form} wide large>
            {words()}
          </Submit>
          {props.children}
        </Stack>
      </FormBox>
    </Card>
  );
}

function Objection(props: { form: Form; onDone: () => void }): JSX.Element {
  const form = createForm({
    draft: `objection.${props.form.periodId}`,
    initial: { text: "" },
    check: ({ text }) => ({ text: text.trim() ? undefined : t("missing") }),
    send: ({ text }, submission) =>
      json(
        api.feedback.forms.mine[":periodId"].objection.$put(
          {
            param: { periodId: props.form.periodId },
            json: { version: props.form.version, text, own: props.form.own },
          },
          submission.options,
        ),
      ),
    done: () => {
      void cache.refresh(MY_FORMS);
      toast(t("objectSent"));
      props.onDone();
      scrollTo({ top: 0 });
    },
  });
  return (
    <FormBox of={form} label={t("objectTitle")}>
      <TextArea label={t("objectWhat")} hint={t("objectHint")} maxLength={400} rows={5} {...form.field("text")} />
      <Submit of={form} wide large>
        {t("objectSend")}
      </Submit>
    </FormBox>
  );
}
