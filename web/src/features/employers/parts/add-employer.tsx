import type { JSX } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { EMPLOYER_KINDS, type Employer } from "../model";
import { t } from "../words";

/** One more employer, with its contact. */
export function AddEmployer(props: { onClose: () => void }): JSX.Element {
  const form = createForm({
    draft: "employer",
    initial: {
      name: "",
      kind: "" as NonNullable<Employer["kind"]> | "",
      contactName: "",
      contactPhone: "",
      address: "",
    },
    send: (values, submission) => {
      const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()));
      return json(api.employers.$post({ json: told as { name: string } }, submission.options));
    },
    done: (employer) => {
      void cache.refresh(["employers"]);
      toast(t("added", employer.name));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} title={t("add")}>
      <Form of={form}>
        <TextField label={t("name")} hint={t("nameHint")} maxLength={60} {...form.field("name")} />
        <Select
          label={t("kind")}
          optional
          options={EMPLOYER_KINDS.map((value) => ({ value, label: t(value) }))}
          {...form.field("kind")}
        />
        <TextField label={t("contactName")} optional maxLength={30} {...form.field("contactName")} />
        <TextField
          label={t("contactPhone")}
          hint={t("contactPhoneHint")}
          optional
          inputMode="tel"
          maxLength={30}
          {...form.field("contactPhone")}
        />
        <TextField label={t("address")} optional maxLength={80} {...form.field("address")} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("add")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
