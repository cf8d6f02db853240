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
import { levelBelow, type Unit } from "../model";
import { t } from "../words";

/** What the sheet is for: one more unit below another, or the facts of one that there is. */
export type UnitAct = { readonly below: Unit } | { readonly edit: Unit };

export function UnitSheet(props: { act: UnitAct; onClose: () => void }): JSX.Element {
  const { act } = props;
  const unit = "edit" in act ? act.edit : undefined;
  const at = "edit" in act ? act.edit : act.below;
  const title = () => (unit ? t("edit") : t("addTitle", t(levelBelow(at.level) ?? "building")));
  const form = createForm({
    draft: `unit.${unit ? "edit." : ""}${at.id}`,
    refusedAt: { "unit.name_taken": "name" },
    initial: { name: unit?.name ?? "", secretary: unit?.secretary ?? "", phone: unit?.phone ?? "" },
    send: ({ name, secretary, phone }, { options }) => {
      const contact = { ...(secretary.trim() && { secretary }), ...(phone.trim() && { phone }) };
      return unit
        ? json(api.units[":unitId"].$put({ param: { unitId: unit.id }, json: { name, ...contact } }, options))
        : json(api.units.$post({ json: { parentId: at.id, name, ...contact } }, options));
    },
    done: ({ name }) => {
      void cache.refresh(["units"]);
      toast(t(unit ? "edited" : "added", name));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} over={at.name} title={title()}>
      <Form of={form}>
        <Show when={unit?.level !== "district"}>
          <TextField
            label={t("name")}
            hint={t(unit ? "renameHint" : "nameHint")}
            maxLength={40}
            {...form.field("name")}
          />
        </Show>
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
          <Submit of={form}>{t(unit ? "save" : "add")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
