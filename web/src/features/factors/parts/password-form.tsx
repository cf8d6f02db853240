import { createSignal, type JSX, Show } from "solid-js";
import { api } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { FACTORS } from "../model";
import { t } from "../words";

const LEAST = 10;
const MOST = 128;

/** Nothing is cut off: what is too long is said, since a password that was cut on paste opens nothing later. */
function wrongLength(password: string): string | undefined {
  if ([...password].length < LEAST) return t("passwordShort");
  return password.length > MOST ? t("passwordLong") : undefined;
}

/** Sets or changes the own password; it is used exactly as it is typed or pasted. */
export function PasswordForm(props: { changes: boolean; onClose: () => void }): JSX.Element {
  const [shown, setShown] = createSignal(false);
  const type = () => (shown() ? "text" : "password");
  const form = createForm({
    initial: { present: "", password: "" },
    refusedAt: { "password.present_wrong": "present", "password.too_easy": "password" },
    check: ({ present, password }) => ({
      present: props.changes && !present ? t("passwordPresentMissing") : undefined,
      password: wrongLength(password),
    }),
    send: ({ present, password }) =>
      api.factors.password.$put({ json: { password, ...(props.changes && { present }) } }),
    done: () => {
      toast(t("passwordSet"));
      void cache.refresh(FACTORS);
      props.onClose();
    },
  });
  return (
    <Form of={form} label={t(props.changes ? "changePassword" : "setPassword")}>
      <Show when={props.changes}>
        <TextField
          label={t("passwordPresent")}
          type={type()}
          autocomplete="current-password"
          {...form.field("present")}
        />
      </Show>
      <TextField
        label={t(props.changes ? "passwordNew" : "password")}
        hint={t("passwordHint")}
        type={type()}
        autocomplete="new-password"
        {...form.field("password")}
      />
      <Checkbox label={t("passwordShow")} checked={shown()} onChange={setShown} />
      <p class="small muted">{t("passwordOthers")}</p>
      <Row justify="end">
        <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
        <Submit of={form}>{t(props.changes ? "changePassword" : "setPassword")}</Submit>
      </Row>
    </Form>
  );
}
