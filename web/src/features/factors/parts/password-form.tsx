import type { JSX } from "solid-js";
import { api } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { FACTORS } from "../model";
import { t } from "../words";

const LEAST = 10;

/** Sets the own password; it is used exactly as it is typed. */
export function PasswordForm(props: { onClose: () => void }): JSX.Element {
  const form = createForm({
    initial: { password: "" },
    check: (values) => ({ password: [...values.password].length < LEAST ? t("passwordShort") : undefined }),
    send: ({ password }) => api.factors.password.$put({ json: { password } }),
    done: () => {
      toast(t("passwordSet"));
      void cache.refresh(FACTORS);
      props.onClose();
    },
  });
  return (
    <Form of={form} label={t("setPassword")}>
      <TextField
        label={t("password")}
        hint={t("passwordHint")}
        type="password"
        autocomplete="new-password"
        maxLength={128}
        {...form.field("password")}
      />
      <Row justify="end">
        <Button onClick={() => props.onClose()}>{t("cancel")}</Button>
        <Submit of={form}>{t("setPassword")}</Submit>
      </Row>
    </Form>
  );
}
