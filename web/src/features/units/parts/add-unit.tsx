import type { JSX } from "solid-js";
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
import { levelBelow, type Unit } from "../model";
import { t } from "../words";

/** One more unit below another. */
export function AddUnit(props: { below: Unit; onClose: () => void }): JSX.Element {
  const level = () => levelBelow(props.below.level) ?? "building";
  const form = createForm({
    draft: `unit.${props.below.id}`,
    initial: { name: "", secretary: "", phone: "" },
    send: ({ name, secretary, phone }, submission) =>
      json(
        api.units.$post(
          {
            json: {
              parentId: props.below.id,
              name,
              ...(secretary.trim() && { secretary }),
              ...(phone.trim() && { phone }),
            },
          },
          submission.options,
        ),
      ),
    done: (unit) => {
      void cache.refresh(["units"]);
      toast(t("added", unit.name));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} over={props.below.name} title={t("addTitle", t(level()))}>
      <Form of={form}>
        <TextField label={t("name")} hint={t("nameHint")} maxLength={40} {...form.field("name")} />
        <TextField
          label={t("secretary")}
          hint={t("secretaryHint")}
          optional
          maxLength={30}
          {...form.field("secretary")}
        />
        <TextField label={t("phone")} optional maxLength={20} inputMode="tel" {...form.field("phone")} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("add")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
