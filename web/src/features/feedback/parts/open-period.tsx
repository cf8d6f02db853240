import { type JSX, Show } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextField } from "../../../ui/inputs";
import { Grid, Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t } from "../words";

/** The district opens a period of feedback; words and layout follow the district's own settings. */
export function OpenPeriod(props: { open: boolean; onClose: () => void }): JSX.Element {
  return <Show when={props.open}>{<OpenForm onClose={props.onClose} />}</Show>;
}

const amount = (text: string) => (text.trim() === "" ? undefined : Number(text));

function OpenForm(props: { onClose: () => void }): JSX.Element {
  const year = today().slice(0, 4);
  const form = createForm({
    draft: "feedback.period",
    initial: {
      title: `${year}年度`,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      objectionDays: "5",
      times: "",
      hours: "",
    },
    send: ({ title, from, to, objectionDays, times, hours }, { options }) => {
      const requirement = { times: amount(times), hours: amount(hours) };
      const body = { title, from, to, objectionDays: amount(objectionDays), requirement };
      return json(api.feedback.periods.$post({ json: body as never }, options));
    },
    done: () => {
      toast(t("openDone"));
      void cache.refresh(["feedback"]);
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("openTitle")}>
      <Form of={form}>
        <p class="small muted">{t("openNote")}</p>
        <TextField label={t("f_title")} hint={t("f_titleHint")} maxLength={30} {...form.field("title")} />
        <Grid columns={2}>
          <DateField label={t("f_from")} {...form.field("from")} />
          <DateField label={t("f_to")} {...form.field("to")} />
          <TextField label={t("f_times")} optional type="number" inputMode="numeric" {...form.field("times")} />
          <TextField label={t("f_hours")} optional type="number" inputMode="decimal" {...form.field("hours")} />
          <TextField
            label={t("f_days")}
            type="number"
            inputMode="numeric"
            input={{ min: 1, max: 30 }}
            {...form.field("objectionDays")}
          />
        </Grid>
        <Row justify="end">
          <Submit of={form}>{t("open")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
