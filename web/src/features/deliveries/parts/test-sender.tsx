import { type JSX, Show } from "solid-js";
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
import type { Channel } from "../model";
import { t } from "../words";

/** Sends one message by a channel; its outcome appears in the log. */
export function TestSender(props: { channel: Channel; onClose: () => void }): JSX.Element {
  const personal = props.channel === "sms" || props.channel === "wecom";
  const form = createForm<{ phone: string }, unknown>({
    initial: { phone: "" },
    send: ({ phone }, submission) => {
      const asked = { channel: props.channel, ...(personal && { phone }) };
      return json(api.senders.test.$post({ json: asked }, submission.options));
    },
    done: () => {
      void cache.refresh(["deliveries"]);
      toast(t("tested"));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={`${t("tryIt")} · ${t(props.channel)}`}>
      <Form of={form}>
        <Show when={personal}>
          <TextField label={t("phone")} type="tel" inputMode="tel" {...form.field("phone")} />
        </Show>
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("send")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
