import type { JSX } from "solid-js";
import { createForm } from "../../../lib/form";
import { dayPlus, today } from "../../../lib/format";
import { Form, Submit } from "../../../ui/form";
import { DateField, Select, TextField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { actOptions } from "../act-words";
import type { Asked, Someone } from "../model";
import { t } from "../words";

const PHONE = /^1[3-9]\d{9}$/;
const typed = (phone: string): Someone | undefined => (phone ? { id: phone, name: phone } : undefined);

/** The last seven days, nobody and nothing in particular. */
export const anything = (): Asked => ({ from: dayPlus(today(), -6), to: today(), verb: "" });

/** Days, an act, and the phones of who did it and whom it was about; all but the days may stay empty. */
export function SearchForm(props: { ask: (asked: Asked) => void }): JSX.Element {
  const form = createForm({
    initial: { ...anything(), by: "", of: "" },
    check: ({ from, to, by, of }) => ({
      by: by && !PHONE.test(by) ? t("notPhone") : undefined,
      of: of && !PHONE.test(of) ? t("notPhone") : undefined,
      to: to < from ? t("backwards") : undefined,
    }),
    send: async ({ from, to, verb, by, of }) => props.ask({ from, to, verb, by: typed(by), of: typed(of) }),
  });
  const digits = (text: string) => text.replace(/\D/g, "");
  return (
    <Form of={form} label={t("find")}>
      <Grid columns={2}>
        <DateField label={t("from")} {...form.field("from")} max={today()} />
        <DateField label={t("to")} {...form.field("to")} max={today()} />
        <TextField
          label={t("by")}
          hint={t("phoneHint")}
          optional
          inputMode="numeric"
          {...form.field("by")}
          onChange={(text) => form.set("by", digits(text))}
        />
        <TextField
          label={t("of")}
          hint={t("phoneHint")}
          optional
          inputMode="numeric"
          {...form.field("of")}
          onChange={(text) => form.set("of", digits(text))}
        />
        <Select label={t("act")} optional empty={t("anyAct")} options={actOptions()} {...form.field("verb")} />
      </Grid>
      <Row>
        <Submit of={form}>{t("find")}</Submit>
      </Row>
    </Form>
  );
}
