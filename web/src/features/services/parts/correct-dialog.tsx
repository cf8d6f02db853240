import type { Service } from "@rengang/core/services/schema";
import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { TextArea, TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t } from "../words";

/** Corrects one record, visibly and with a reason. */
export function CorrectDialog(props: { of: Service | undefined; name: string; onClose: () => void }): JSX.Element {
  return (
    <Show when={props.of} keyed>
      {(service) => <CorrectForm service={service} name={props.name} onClose={props.onClose} />}
    </Show>
  );
}

function CorrectForm(props: { service: Service; name: string; onClose: () => void }): JSX.Element {
  const { id, hours, content, beneficiaries, quality = "" } = props.service;
  const before = { hours: hours ? String(hours) : "", content, beneficiaries, quality };
  const form = createForm({
    draft: `services.correct.${id}`,
    initial: { ...before, reason: "" },
    send: (values, { options }) => {
      const changed = Object.entries(before).filter(([key, old]) => values[key as keyof typeof before] !== old);
      const facts = Object.fromEntries(changed.map(([key]) => [key, values[key as keyof typeof before]]));
      const body = { ...facts, ...("hours" in facts && { hours: Number(facts.hours) }), reason: values.reason };
      return json(api.services[":serviceId"].$patch({ param: { serviceId: id }, json: body as never }, options));
    },
    done: () => {
      toast(t("correctDone"));
      void cache.refresh(["services"]);
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} over={props.service.title} title={t("correctTitle", props.name)}>
      <Form of={form}>
        <p class="small muted">{t("correctNote")}</p>
        <TextField
          label={t("hours")}
          type="number"
          inputMode="decimal"
          input={{ step: 0.5, min: 0.5, max: 24 }}
          {...form.field("hours")}
        />
        <TextArea label={t("content")} optional rows={2} maxLength={200} {...form.field("content")} />
        <TextField label={t("beneficiaries")} optional maxLength={60} {...form.field("beneficiaries")} />
        <TextField label={t("quality")} optional maxLength={60} {...form.field("quality")} />
        <TextArea label={t("correctReason")} rows={2} maxLength={200} {...form.field("reason")} />
        <Row justify="end">
          <Submit of={form}>{t("save")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
