import { createUniqueId, For, type JSX, Match, Switch } from "solid-js";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { RadioCards } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { Select, TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { createEmployers } from "../../employers/model";
import { createUnits, isCommunity, pathName } from "../../units/model";
import { GIVEN_ROLES, type GivenRole } from "../model";
import { t } from "../words";

const digits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s-]/g, "")
    .replace(/^\+?86(?=1\d{10}$)/, "");

const notes = {
  district_admin: "district_adminNote",
  street_admin: "street_adminNote",
  community_worker: "community_workerNote",
  employer_liaison: "employer_liaisonNote",
} as const;

/** A role for a person: which one, where, and by which number the person signs in. */
export function GiveRole(props: { onClose: () => void }): JSX.Element {
  const units = createUnits();
  const employers = createEmployers();
  const listId = createUniqueId();
  const employerOf = (name: string) => employers.data?.find((employer) => employer.name === name.trim());
  const needsUnit = (role: string) => role === "street_admin" || role === "community_worker";
  const form = createForm({
    draft: "grant",
    initial: { role: "community_worker" as GivenRole, unitId: "", employer: "", name: "", phone: "" },
    check: (values) => ({
      unitId: needsUnit(values.role) && !values.unitId ? t("placeMissing") : undefined,
      employer: values.role === "employer_liaison" && !employerOf(values.employer) ? t("notKnown") : undefined,
      name: values.name.trim() ? undefined : t("nameMissing"),
      phone: /^1[3-9]\d{9}$/.test(digits(values.phone)) ? undefined : t("phoneWrong"),
    }),
    send: ({ role, unitId, employer, name, phone }, submission) => {
      const place =
        role === "employer_liaison"
          ? { employerId: employerOf(employer)?.id as never }
          : { unitId: (role === "district_admin" ? "unt_0" : unitId) as never };
      return json(api.grants.$post({ json: { role, name, phone: digits(phone), ...place } }, submission.options));
    },
    done: (grant) => {
      void cache.refresh(["grants"]);
      toast(t("given", grant.name, grant.placeName));
      props.onClose();
    },
  });
  const choose = (role: GivenRole) => {
    form.set("role", role);
    form.set("unitId", "");
  };
  const streets = () => (units.data ?? []).filter((unit) => unit.level === "street");
  const communities = () => (units.data ?? []).filter((unit) => isCommunity(unit.id));
  return (
    <Sheet open onClose={props.onClose} title={t("giveTitle")}>
      <Form of={form}>
        <RadioCards
          label={t("role")}
          value={form.values.role}
          onChange={choose}
          options={GIVEN_ROLES.map((value) => ({ value, label: t(value), note: t(notes[value]) }))}
        />
        <Switch>
          <Match when={form.values.role === "street_admin"}>
            <Select
              label={t("whichStreet")}
              options={streets().map(({ id, name }) => ({ value: id as string, label: name }))}
              {...form.field("unitId")}
            />
          </Match>
          <Match when={form.values.role === "community_worker"}>
            <Select
              label={t("whichCommunity")}
              options={communities().map(({ id }) => ({ value: id as string, label: pathName(units.data ?? [], id) }))}
              {...form.field("unitId")}
            />
          </Match>
          <Match when={form.values.role === "employer_liaison"}>
            <TextField
              label={t("whichEmployer")}
              hint={t("whichEmployerHint")}
              input={{ list: listId }}
              {...form.field("employer")}
            />
            <datalist id={listId}>
              <For each={employers.data ?? []}>{(employer) => <option value={employer.name} />}</For>
            </datalist>
          </Match>
        </Switch>
        <TextField label={t("name")} maxLength={30} autocomplete="off" {...form.field("name")} />
        <TextField label={t("phone")} hint={t("phoneHint")} type="tel" inputMode="tel" {...form.field("phone")} />
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("give")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
