import { MEMBER_KINDS, SEXES } from "@rengang/core/members/schema";
import type { JSX } from "solid-js";
import type { AnyForm } from "../../../lib/form";
import { Select, TextField } from "../../../ui/inputs";
import { Grid } from "../../../ui/layout";
import { kindName, t } from "../words";

export interface FactValues extends Record<string, unknown> {
  name: string;
  sex: string;
  bornIn: string;
  kind: string;
  employerName: string;
  position: string;
  branch: string;
}

export const noFacts: FactValues = {
  name: "",
  sex: "",
  bornIn: "",
  kind: "in_service",
  employerName: "",
  position: "",
  branch: "",
};

/** Fields that were left empty are not sent at all. */
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

/** The roster's facts, for adding and for correcting. The native month picker is not in every browser: plain text. */
export function MemberFactFields(props: { of: AnyForm }): JSX.Element {
  const form = () => props.of;
  return (
    <Grid columns={2}>
      <Select
        label={t("kind")}
        empty={false}
        options={MEMBER_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
        {...form().field("kind")}
      />
      <Select
        label={t("sex")}
        optional
        empty={t("notGiven")}
        options={SEXES.map((sex) => ({ value: sex, label: t(sex) }))}
        {...form().field("sex")}
      />
      <TextField label={t("employer")} optional maxLength={60} {...form().field("employerName")} />
      <TextField label={t("position")} optional maxLength={40} {...form().field("position")} />
      <TextField label={t("branch")} optional maxLength={60} {...form().field("branch")} />
      <TextField
        label={t("born")}
        optional
        placeholder="1985-03"
        inputMode="numeric"
        maxLength={7}
        {...form().field("bornIn")}
      />
    </Grid>
  );
}
