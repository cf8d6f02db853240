import { createSignal, type JSX, Show } from "solid-js";
import { type Me, sessionActs } from "../../../app/session";
import { createForm } from "../../../lib/form";
import { Button } from "../../../ui/button";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { kindOfDevice, makePasskey } from "../passkey";
import { t } from "../passkey-words";
import { t as factor } from "../words";
import { Codes } from "./codes";

/** Adds a passkey of this device: a name, the device's own question, and the recovery codes where it is the first factor. */
export function AddPasskey(props: { onDone: () => void; onBack: () => void }): JSX.Element {
  const [done, setDone] = createSignal<{ me: Me; codes: string[] }>();
  const finish = (me: Me) => {
    toast(t("added"));
    sessionActs.proved(me);
    props.onDone();
  };
  const form = createForm({
    initial: { name: t(kindOfDevice()) as string },
    check: (values) => ({ name: values.name.trim() ? undefined : t("nameMissing") }),
    send: ({ name }) => makePasskey(name.trim()),
    done: ({ me, codes }) => (codes ? setDone({ me, codes }) : finish(me)),
  });
  return (
    <Show
      when={done()}
      fallback={
        <Form of={form} label={t("add")}>
          <Stack gap={2}>
            <h3 class="strong">{t("add")}</h3>
            <p class="muted">{t("addNote")}</p>
          </Stack>
          <TextField label={t("name")} hint={t("nameHint")} maxLength={20} {...form.field("name")} />
          <Row justify="end">
            <Button onClick={() => props.onBack()}>{factor("cancel")}</Button>
            <Submit of={form}>{t("addNow")}</Submit>
          </Row>
        </Form>
      }
    >
      {(made) => <Codes codes={made().codes} onSaved={() => finish(made().me)} />}
    </Show>
  );
}
