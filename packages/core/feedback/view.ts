import { Refusal } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import type { FactsRow, FormRow, PeriodRow, Stage, Step } from "./items";
import { missingOf, requirementAfter } from "./periods/rules";
import { signingBasis } from "./rules";
import type { Form, FormSummary } from "./schema";

const stepView = ({ at, byName }: Step) => ({ at: toIso(at), byName });

function signingView(row: FormRow, now: number): FormSummary["signing"] {
  try {
    return { basis: signingBasis(row, now) };
  } catch (error) {
    if (error instanceof Refusal) return { against: error.code };
    throw error;
  }
}

/** A form as one line of a queue. */
export function summaryView(row: Loaded<FormRow>, now: number): FormSummary {
  const { periodId, personId, version, name, unitId, unitName, employerId, employerName, times, hours } = row;
  return {
    periodId,
    personId,
    version,
    state: row.stage.state,
    name,
    unitId,
    unitName,
    employerId,
    employerName,
    times,
    hours,
    remark: row.remark,
    grade: row.grade,
    objectionUntil: "until" in row.stage ? toIso(row.stage.until) : undefined,
    signing: signingView(row, now),
  };
}

function stageView(stage: Stage): Pick<Form, "signature" | "delivery" | "receipt" | "reply"> {
  const signature = "signature" in stage ? stage.signature : undefined;
  const receipt = "receipt" in stage ? stage.receipt : undefined;
  const reply = "reply" in stage ? stage.reply : undefined;
  return {
    ...(signature && {
      signature: {
        ...stepView(signature),
        name: signature.name,
        signedOn: signature.signedOn,
        basis: signature.basis,
      },
    }),
    ...("delivery" in stage && { delivery: stepView(stage.delivery) }),
    ...(receipt && { receipt: { ...stepView(receipt), name: receipt.name } }),
    ...(reply && { reply: { ...stepView(reply), name: reply.name, uses: reply.uses, text: reply.text } }),
  };
}

/** The number printed on the form: year, community, and a part of the person's id. */
export const serialOf = (row: FormRow, period: { to: string }): string =>
  `${period.to.slice(0, 4)}-${row.unitId.slice(4)}-${row.personId.slice(4, 12).toUpperCase()}`;

/** The employer reads of objections only those that stand beside the form: one that was corrected is out of the world. */
export function forEmployer(form: Form): Form {
  return {
    ...form,
    objections: form.objections.filter((o) => o.outcome === "upheld"),
    timeline: form.timeline.map(({ note, ...step }) =>
      step.step === "objected" || step.step === "corrected" ? step : { ...step, note },
    ),
  };
}

/** A whole form, as its community and its member see it. */
export function formView(
  row: Loaded<FormRow>,
  facts: FactsRow & { version?: number },
  period: PeriodRow,
  now: number,
): Form {
  const { personId: _, version: __, digest: ___, ...said } = facts;
  const requirement = requirementAfter(row.requirement, period, facts.exemptions);
  return {
    ...summaryView(row, now),
    ...stageView(row.stage),
    serial: serialOf(row, period),
    periodTitle: row.periodTitle,
    facts: said,
    requirement,
    missing: missingOf(requirement, row),
    residents: row.residents,
    own: row.own,
    objections: row.objections.map((o) => ({
      ...stepView(o),
      text: o.text,
      outcome: o.outcome,
      answer: o.answer,
      answered: o.answered && stepView(o.answered),
    })),
    timeline: row.timeline.map((t) => ({ ...stepView(t), step: t.step, note: t.note })),
  };
}
