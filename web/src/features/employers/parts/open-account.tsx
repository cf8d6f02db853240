import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { dayPlus, today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import type { Employer } from "../model";
import { t } from "../words";

const A_YEAR = 365;

/** Makes an employer's contact its liaison, who then signs in by phone; for a year unless another end is chosen. */
export function OpenAccount(props: { employer: Employer; onClose: () => void }): JSX.Element {
  const { id: employerId, name, contactName = "", contactPhone = "" } = props.employer;
  const form = createForm({
    initial: { until: dayPlus(today(), A_YEAR) },
    send: ({ until }, { options }) =>
      json(
        api.grants.$post(
          {
            json: {
              role: "employer_liaison",
              name: contactName,
              phone: contactPhone,
              employerId,
              ...(until && { until }),
            },
          },
          options,
        ),
      ),
    done: () => {
      toast(t("accountOpened", contactName));
      props.onClose();
      void cache.refresh(["grants"]);
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("openAccountOf", contactName)}>
      <Form of={form}>
        <p>{t("openAccountSay", contactName, contactPhone, name)}</p>
        <DateField label={t("accountUntil")} hint={t("accountUntilHint")} min={today()} {...form.field("until")} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("openAccount")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
