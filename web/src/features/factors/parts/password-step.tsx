import { createSignal, type JSX } from "solid-js";
import type { Me } from "../../../app/session";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { remember, remembered } from "../../../lib/settings";
import { Checkbox } from "../../../ui/choices";
import { Form, Submit } from "../../../ui/form";
import { Select, TextField } from "../../../ui/inputs";
import { t as sign } from "../../sessions/words";
import { t } from "../words";

/** Signs in with a password; the page behind then asks for the second factor. */
export function PasswordStep(props: {
  places: readonly { value: string; label: string }[];
  digits: (text: string) => string;
  done: (me: Me) => void;
}): JSX.Element {
  const [shown, setShown] = createSignal(false);
  const known = props.places.find(({ value }) => value === remembered("district"))?.value;
  const form = createForm({
    initial: { district: known ?? "", phone: "", password: "" },
    forget: ["password"],
    check: (values) => ({
      phone: /^1[3-9]\d{9}$/.test(props.digits(values.phone)) ? undefined : sign("phoneWrong"),
      password: values.password ? undefined : t("passwordMissing"),
    }),
    send: ({ district, phone, password }) =>
      json(
        api.sessions.password.$post({ json: { district: district as never, phone: props.digits(phone), password } }),
      ),
    done: ({ me }, values) => {
      remember("district", values.district);
      props.done(me as Me);
    },
  });
  return (
    <Form of={form} label={t("withPassword")}>
      <Select
        label={sign("district")}
        options={props.places}
        empty={form.values.district ? false : undefined}
        {...form.field("district")}
      />
      <TextField label={sign("phone")} type="tel" inputMode="tel" autocomplete="username" {...form.field("phone")} />
      <TextField
        label={t("password")}
        type={shown() ? "text" : "password"}
        autocomplete="current-password"
        {...form.field("password")}
      />
      <Checkbox label={t("passwordShow")} checked={shown()} onChange={setShown} />
      <Submit of={form} wide large>
        {sign("enter")}
      </Submit>
    </Form>
  );
}
