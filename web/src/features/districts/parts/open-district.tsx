import { createSignal, type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { CopyButton } from "../../../ui/copy-button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row, Stack } from "../../../ui/layout";
import { Notice } from "../../../ui/status";
import { t as ui } from "../../../ui/words";
import { t } from "../words";

interface Opened {
  name: string;
  adminName: string;
  adminPhone: string;
}

const digits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s-]/g, "")
    .replace(/^\+?86(?=1\d{10}$)/, "");

/** A district and its first administrator; then what that person does next. */
export function OpenDistrict(props: { onClose: () => void }): JSX.Element {
  const [opened, setOpened] = createSignal<Opened>();
  return (
    <Sheet open onClose={props.onClose} title={opened() ? t("opened", opened()?.name ?? "") : t("openTitle")}>
      <Show when={opened()} fallback={<Opening onClose={props.onClose} onOpened={setOpened} />}>
        {(district) => <Next of={district()} onClose={props.onClose} onAnother={() => setOpened()} />}
      </Show>
    </Sheet>
  );
}

function Opening(props: { onClose: () => void; onOpened: (district: Opened) => void }): JSX.Element {
  const form = createForm({
    draft: "district",
    initial: { name: "", id: "", adminName: "", adminPhone: "" },
    check: (values) => ({
      name: values.name.trim() ? undefined : t("missing"),
      id: /^[a-z][a-z0-9-]{1,23}$/.test(values.id.trim()) ? undefined : t("idWrong"),
      adminName: values.adminName.trim() ? undefined : t("missing"),
      adminPhone: /^1[3-9]\d{9}$/.test(digits(values.adminPhone)) ? undefined : t("phoneWrong"),
    }),
    send: ({ id, name, adminName, adminPhone }, submission) =>
      json(
        api.districts.$post(
          { json: { id: id.trim() as never, name, adminName, adminPhone: digits(adminPhone) } },
          submission.options,
        ),
      ),
    done: ({ name }, { adminName, adminPhone }) => {
      void cache.refresh(["platform"], ["districts"]);
      props.onOpened({ name, adminName, adminPhone: digits(adminPhone) });
    },
  });
  return (
    <Form of={form}>
      <TextField label={t("name")} hint={t("nameHint")} maxLength={30} {...form.field("name")} />
      <TextField label={t("id")} hint={t("idHint")} maxLength={24} {...form.field("id")} />
      <TextField label={t("adminName")} maxLength={30} {...form.field("adminName")} />
      <TextField
        label={t("adminPhone")}
        hint={t("adminPhoneHint")}
        type="tel"
        inputMode="tel"
        {...form.field("adminPhone")}
      />
      <Row justify="end">
        <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
        <Submit of={form}>{t("open")}</Submit>
      </Row>
    </Form>
  );
}

function Next(props: { of: Opened; onClose: () => void; onAnother: () => void }): JSX.Element {
  const message = () => t("message", props.of.adminName, props.of.name, location.origin, props.of.adminPhone);
  return (
    <Stack gap={5}>
      <Notice tone="ok">{t("next")}</Notice>
      <ol class="next-steps">
        <li>{t("next1", props.of.name, props.of.adminPhone)}</li>
        <li>{t("next2")}</li>
        <li>{t("next3")}</li>
      </ol>
      <Row justify="between">
        <CopyButton text={message} label={t("copy")} done={t("copied")} />
        <Row gap={2}>
          <Button onClick={() => props.onAnother()}>{t("another")}</Button>
          <Button look="primary" onClick={() => props.onClose()}>
            {t("finish")}
          </Button>
        </Row>
      </Row>
    </Stack>
  );
}
