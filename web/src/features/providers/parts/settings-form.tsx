import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Checkbox } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { type Provider, STANDARD_CLAIM } from "../model";
import { t } from "../words";

const FRESH = {
  name: "",
  issuer: "",
  clientId: "",
  scope: "openid phone",
  phoneClaim: STANDARD_CLAIM,
  vouched: false,
  on: true,
};

/** The facts of a provider; its secret is kept nowhere on this device. */
export function SettingsForm(props: { of: Provider | undefined; onClose: () => void }): JSX.Element {
  const { setAt: _, setByName: __, ...kept } = props.of ?? { ...FRESH, setAt: "", setByName: "" };
  const form = createForm({
    initial: { ...kept, secret: "" },
    forget: ["secret"],
    send: ({ secret, ...facts }, submission) => {
      const sent = { ...facts, ...(secret.trim() && { secret }) };
      return json(api.provider.$put({ json: sent }, submission.options));
    },
    done: () => {
      void cache.refresh(["provider"]);
      toast(t("saved"));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t(props.of ? "change" : "add")}>
      <Form of={form}>
        <TextField label={t("name")} hint={t("nameHint")} maxLength={20} {...form.field("name")} />
        <TextField label={t("issuer")} hint={t("issuerHint")} type="url" inputMode="url" {...form.field("issuer")} />
        <TextField label={t("clientId")} {...form.field("clientId")} />
        <TextField
          label={t("secret")}
          hint={t(props.of ? "secretKept" : "secretNote")}
          type="password"
          optional={props.of !== undefined}
          {...form.field("secret")}
        />
        <TextField label={t("scope")} {...form.field("scope")} />
        <TextField label={t("phoneClaim")} {...form.field("phoneClaim")} />
        <Checkbox
          label={t("vouched")}
          note={t("vouchedNote")}
          checked={form.values.vouched}
          onChange={(vouched) => form.set("vouched", vouched)}
        />
        <Checkbox label={t("show")} checked={form.values.on} onChange={(on) => form.set("on", on)} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("save")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
