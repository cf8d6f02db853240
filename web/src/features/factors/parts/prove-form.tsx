import type { JSX } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { codeOf, isCode } from "../model";
import { t } from "../words";

/** Asks for a code of the authenticator; six digits are sent as soon as they are there. */
export function ProveForm(props: { done?: (me: Me) => void }): JSX.Element {
  const form = createForm({
    initial: { code: "" },
    check: (values) => ({ code: isCode(values.code) ? undefined : t("codeWrong") }),
    send: async ({ code }) => (await json(api.sessions.current.proof.$post({ json: { code: codeOf(code) } }))) as Me,
    done: (me) => {
      sessionActs.proved(me);
      props.done?.(me);
    },
  });
  const type = (value: string) => {
    form.set("code", value);
    if (/^\d{6}$/.test(codeOf(value))) void form.submit();
  };
  return (
    <Form of={form} label={t("proveTitle")}>
      <TextField
        label={t("code")}
        hint={t("codeHint")}
        autocomplete="one-time-code"
        maxLength={20}
        code
        {...form.field("code")}
        onChange={type}
        input={{ ref: (input) => setTimeout(() => input.focus()) }}
      />
      <Submit of={form} wide large>
        {t("go")}
      </Submit>
    </Form>
  );
}
