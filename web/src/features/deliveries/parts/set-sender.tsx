import { For, type JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { type Channel, FIELDS, NUMBERS, SECRETS } from "../model";
import { t } from "../words";

/** New credentials for one channel; nothing of them is kept on this device. */
export function SetSender(props: { channel: Channel; onClose: () => void }): JSX.Element {
  const names: readonly string[] = FIELDS[props.channel];
  const form = createForm<Record<string, string>, unknown>({
    initial: Object.fromEntries(names.map((name) => [name, ""])),
    send: (values, submission) => {
      const facts = names.map((name) => [name, NUMBERS.has(name) ? Number(values[name]) : values[name]?.trim()]);
      const sent = { channel: props.channel, ...Object.fromEntries(facts) };
      return json(api.senders.channels.$put({ json: sent as never }, submission.options));
    },
    done: () => {
      void cache.refresh(["senders"]);
      toast(t("saved"));
      props.onClose();
    },
  });
  const label = (name: string) => t((name === "to" ? "mailTo" : name) as "key");
  return (
    <Sheet open onClose={props.onClose} title={t(props.channel)}>
      <Form of={form}>
        <For each={names}>
          {(name) => (
            <TextField
              label={label(name)}
              type={SECRETS.has(name) ? "password" : "text"}
              autocomplete="off"
              {...(NUMBERS.has(name) && { inputMode: "numeric" as const })}
              {...form.field(name)}
              value={form.values[name] ?? ""}
            />
          )}
        </For>
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("save")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
