import type { JSX } from "solid-js";
import { useMe } from "../../../app/session";
import { createForm } from "../../../lib/form";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextArea } from "../../../ui/inputs";
import { createUnits, pathName } from "../../units/model";
import { deskActs, type Suggestion } from "../model";
import { t } from "../words";

/** To which desk, and why: never to those complained of, nor below them. */
export function HandOver(props: { suggestion: Suggestion; onClose: () => void; done: () => void }): JSX.Element {
  const me = useMe();
  const units = createUnits();
  const concerned = (id: string) => props.suggestion.about !== undefined && id.startsWith(props.suggestion.about);
  const options = () =>
    (units.data ?? [])
      .filter(({ level }) => ["district", "street", "community"].includes(level))
      .filter(({ id }) => id !== props.suggestion.unitId && !concerned(id))
      .map(({ id }) => ({ value: id as string, label: pathName(units.data ?? [], id) || me().district.name }));
  const form = createForm({
    initial: { unitId: "", reason: "" },
    check: ({ unitId, reason }) => ({
      unitId: unitId ? undefined : t("chooseAbout"),
      reason: reason.trim() ? undefined : t("missing"),
    }),
    send: ({ unitId, reason }, submission) => deskActs.handOver(props.suggestion.id, unitId, reason.trim(), submission),
    done: () => props.done(),
  });
  return (
    <Sheet open onClose={props.onClose} title={t("handOverTitle")}>
      <Form of={form} label={t("handOverTitle")}>
        <Select label={t("handOverTo")} options={options()} {...form.field("unitId")} />
        <TextArea label={t("handOverWhy")} hint={t("handOverHint")} maxLength={300} {...form.field("reason")} />
        <Submit of={form} wide>
          {t("handOver")}
        </Submit>
      </Form>
    </Sheet>
  );
}
