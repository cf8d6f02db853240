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

/** One more employer, or the facts of one that there is. */
export function EmployerSheet(props: { employer?: Employer | undefined; onClose: () => void }): JSX.Element {
  const { employer } = props;
  const form = createForm({
    draft: employer ? `employer.${employer.id}` : "employer",
    initial: {
      name: employer?.name ?? "",
      kind: (employer?.kind ?? "") as NonNullable<Employer["kind"]> | "",
      contactName: employer?.contactName ?? "",
      contactPhone: employer?.contactPhone ?? "",
      address: employer?.address ?? "",
    },
    refusedAt: { "employer.name_taken": "name" },
    send: (values, { options }) => {
      const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()));
      const facts = { ...told, name: values.name };
      if (!employer) return json(api.employers.$post({ json: facts }, options));
      return json(api.employers[":employerId"].$put({ param: { employerId: employer.id }, json: facts }, options));
    },
    done: ({ name }) => {
      void cache.refresh(["employers"]);
      toast(t(employer ? "edited" : "added", name));
      props.onClose();
    },
  });
  return (
    <Sheet open onClose={props.onClose} over={employer?.name} title={t(employer ? "editFacts" : "add")}>
      <Form of={form}>
        <TextField
          label={t("name")}
          hint={t(employer ? "renameHint" : "nameHint")}
          maxLength={60}
          {...form.field("name")}
        />
        <Select
          label={t("kind")}
          optional
          options={EMPLOYER_KINDS.map((value) => ({ value, label: t(value) }))}
          {...form.field("kind")}
        />
        <TextField
          label={t("contactName")}
          hint={employer ? t("newContactHint") : undefined}
          optional
          maxLength={30}
          {...form.field("contactName")}
        />
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
          <Submit of={form}>{t(employer ? "save" : "add")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
