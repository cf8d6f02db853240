import type { JSX } from "solid-js";
import { t as roleName } from "../../../app/role-words";
import { api, json } from "../../../lib/api";
import { createForm } from "../../../lib/form";
import { today } from "../../../lib/format";
import { cache } from "../../../lib/remote";
import { Button } from "../../../ui/button";
import { RadioCards } from "../../../ui/choices";
import { Sheet } from "../../../ui/dialog";
import { Form, Submit } from "../../../ui/form";
import { DateField, TextField } from "../../../ui/inputs";
import { Row } from "../../../ui/layout";
import { toast } from "../../../ui/toast";
import { t as ui } from "../../../ui/words";
import { createEmployers } from "../../employers/model";
import type { GivenRole } from "../model";
import { t } from "../words";
import { LEVEL, RolePlace, type Wanted } from "./role-place";

const digits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s-]/g, "")
    .replace(/^\+?86(?=1\d{10}$)/, "");

const isDistrictWide = (role: GivenRole) => role.endsWith("_admin") && role !== "street_admin";

/** A role for a person: which one, where, for how long, and by which number the person signs in. */
export function GiveRole(props: { roles: readonly GivenRole[]; first?: GivenRole; onClose: () => void }): JSX.Element {
  const employers = createEmployers(() => props.roles.includes("employer_liaison"));
  const employerOf = (name: string) => employers.data?.find((employer) => employer.name === name.trim());
  const start = () => props.first ?? props.roles.find((role) => role === "community_worker") ?? props.roles[0];
  const form = createForm<Wanted, { name: string; placeName: string }>({
    draft: "grant",
    initial: {
      role: start() as GivenRole,
      unitId: "",
      team: "",
      postId: "",
      employer: "",
      name: "",
      phone: "",
      from: "",
      until: "",
    },
    check: (values) => ({
      unitId: LEVEL[values.role] && !values.unitId ? t("placeMissing") : undefined,
      team: values.role === "team_leader" && !values.team ? t("placeMissing") : undefined,
      postId: values.role === "post_organiser" && !values.postId ? t("placeMissing") : undefined,
      employer: values.role === "employer_liaison" && !employerOf(values.employer) ? t("notKnown") : undefined,
      name: values.name.trim() ? undefined : t("nameMissing"),
      phone: /^1[3-9]\d{9}$/.test(digits(values.phone)) ? undefined : t("phoneWrong"),
      until: values.until && (values.until < today() || values.until < values.from) ? t("untilWrong") : undefined,
    }),
    send: ({ role, name, phone, from, until, ...at }, submission) => {
      const place = {
        ...(isDistrictWide(role) && { unitId: "unt_0" as never }),
        ...(LEVEL[role] && { unitId: at.unitId as never }),
        ...(role === "team_leader" && { team: at.team as never }),
        ...(role === "post_organiser" && { postId: at.postId as never }),
        ...(role === "employer_liaison" && { employerId: employerOf(at.employer)?.id as never }),
      };
      const term = { ...(from && { from }), ...(until && { until }) };
      const wanted = { role, name, phone: digits(phone), ...place, ...term };
      return json(api.grants.$post({ json: wanted }, submission.options));
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
  return (
    <Sheet open onClose={props.onClose} title={t("giveTitle")}>
      <Form of={form}>
        <RadioCards
          label={t("role")}
          value={form.values.role}
          onChange={choose}
          options={props.roles.map((value) => ({ value, label: roleName(value), note: t(`${value}Note`) }))}
        />
        <RolePlace form={form} />
        <TextField label={t("name")} maxLength={30} autocomplete="off" {...form.field("name")} />
        <TextField label={t("phone")} hint={t("phoneHint")} type="tel" inputMode="tel" {...form.field("phone")} />
        <Row gap={4}>
          <DateField label={t("from")} hint={t("fromHint")} min={today()} {...form.field("from")} />
          <DateField
            label={t("until")}
            hint={t("untilHint")}
            min={form.values.from || today()}
            {...form.field("until")}
          />
        </Row>
        <Row justify="end">
          <Button onClick={() => props.onClose()}>{ui("cancel")}</Button>
          <Submit of={form}>{t("give")}</Submit>
        </Row>
      </Form>
    </Sheet>
  );
}
