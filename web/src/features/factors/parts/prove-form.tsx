import { type JSX, Show } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Stack } from "../../../ui/layout";
import { Remote } from "../../../ui/remote";
import { Skeleton } from "../../../ui/status";
import { codeOf, createFactors, type Factors, isCode, isRecovery } from "../model";
import { knowsPasskeys, showPasskey } from "../passkey";
import { t as passkey } from "../passkey-words";
import { t } from "../words";

/** Asks for the second factor: a passkey where there is one and the browser knows it; a code in any case. */
export function ProveForm(props: { done?: (me: Me) => void }): JSX.Element {
  const factors = createFactors();
  const proved = (me: Me) => {
    sessionActs.proved(me);
    props.done?.(me);
  };
  const usable = (found: Factors) => knowsPasskeys() && found.passkeys.some((each) => !each.stoppedAt);
  return (
    <Remote of={factors} wait={<Skeleton lines={3} />}>
      {(found) => (
        <Stack gap={5}>
          <Show when={usable(found())}>
            <PasskeyStep done={proved} />
          </Show>
          <CodeStep authenticator={found().since !== undefined} first={!usable(found())} done={proved} />
        </Stack>
      )}
    </Remote>
  );
}

function PasskeyStep(props: { done: (me: Me) => void }): JSX.Element {
  const form = createForm({ initial: {}, send: showPasskey, done: props.done });
  return (
    <Form of={form} label={passkey("show")}>
      <p class="muted">{passkey("showNote")}</p>
      <Submit of={form} wide large>
        {passkey("show")}
      </Submit>
    </Form>
  );
}

/** A code of the authenticator, or a recovery code alone; six digits are sent as soon as they are there. */
function CodeStep(props: { authenticator: boolean; first: boolean; done: (me: Me) => void }): JSX.Element {
  const fits = (code: string) => (props.authenticator ? isCode(code) : isRecovery(code));
  const form = createForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: fits(code) ? undefined : t(props.authenticator ? "codeWrong" : "recoveryWrong") }),
    send: async ({ code }) => (await json(api.sessions.current.proof.$post({ json: { code: codeOf(code) } }))) as Me,
    done: props.done,
  });
  const type = (value: string) => {
    form.set("code", value);
    if (props.authenticator && /^\d{6}$/.test(codeOf(value))) void form.submit();
  };
  const note = () => (props.authenticator ? t("proveNote") : passkey("notHere"));
  return (
    <Form of={form} label={t("proveTitle")}>
      <p class="muted">{props.first ? note() : passkey("orCode")}</p>
      <TextField
        label={t(props.authenticator ? "code" : "recovery")}
        hint={t(props.authenticator ? "codeHint" : "recoveryHint")}
        autocomplete="one-time-code"
        maxLength={20}
        code
        {...form.field("code")}
        onChange={type}
        input={{ ref: (input) => props.first && setTimeout(() => input.focus()) }}
      />
      <Submit of={form} wide large look={props.first ? "primary" : "plain"}>
        {t("go")}
      </Submit>
    </Form>
  );
}
