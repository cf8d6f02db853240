import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { deflated, inflated } from "@rengang/table/deflated";
import { defineItem } from "@rengang/table/item";
import type { Period, PeriodId, Requirement } from "./periods/schema";
import type { FormFacts, SigningBasis } from "./schema";
import { readForm, storedForm } from "./stored-form";

export interface PeriodRow extends Omit<Period, "openedAt"> {
  /** Epoch milliseconds, like every `at` and `until` below. */
  openedAt: number;
}

export const periodItem = defineItem<PeriodRow, PeriodId>({
  kind: "FEEDBACK_PERIOD",
  key: (id) => ({ pk: "FEEDBACK_PERIODS", sk: `PERIOD#${id}` }),
});

/** Who took a step, and when. */
export interface Step {
  at: number;
  by: PersonId | "system";
  byName: string;
}
export interface Signature extends Step {
  name: string;
  signedOn: string;
  basis: SigningBasis;
}
export interface Receipt extends Step {
  name: string;
}
export interface Reply extends Receipt {
  uses: string[];
  text: string;
}

/** How far a form has come; each state carries exactly what holds in it. */
export type Stage =
  | { state: "drafted" }
  | { state: "shown" | "confirmed" | "objected" | "answered"; until: number }
  | { state: "signed"; signature: Signature }
  | { state: "delivered"; signature: Signature; delivery: Step }
  | { state: "receipted"; signature: Signature; delivery: Step; receipt: Receipt }
  | { state: "replied"; signature: Signature; delivery: Step; receipt: Receipt; reply: Reply };

export interface Objection extends Step {
  text: string;
  outcome?: "corrected" | "upheld" | "withdrawn" | undefined;
  answer?: string | undefined;
  answered?: Step | undefined;
}

export interface TimelineStep extends Step {
  step: string;
  note?: string | undefined;
}

/** What lists show and steps change; the bulk of the facts lies beside it, so that a step rewrites one or two KB. */
export interface FormRow {
  periodId: PeriodId;
  personId: PersonId;
  periodTitle: string;
  name: string;
  unitId: UnitId;
  unitName: string;
  employerId?: EmployerId | undefined;
  employerName?: string | undefined;
  times: number;
  hours: number;
  /** Of the facts that belong to this row. */
  digest: string;
  requirement: Requirement;
  stage: Stage;
  remark: string;
  grade?: string | undefined;
  residents: string;
  own: string;
  objections: Objection[];
  timeline: TimelineStep[];
}

export interface FormId {
  readonly periodId: PeriodId;
  readonly personId: PersonId;
}

/** In the person's collection. Lists find it by its entry, so that none of its steps pays for an index. */
export const formItem = defineItem<FormRow, FormId>({
  kind: "FEEDBACK",
  key: ({ periodId, personId }) => ({ pk: `PERSON#${personId}`, sk: `FEEDBACK#${periodId}` }),
  omit: ["personId", "periodId"],
  write: storedForm,
  read: (attributes, key) =>
    readForm(attributes, {
      personId: key.pk.slice("PERSON#".length) as PersonId,
      periodId: key.sk.slice("FEEDBACK#".length) as PeriodId,
    }),
});

/** Where a form belongs; written with its facts and not by its steps. */
export interface EntryRow {
  periodId: PeriodId;
  unitId: UnitId;
  personId: PersonId;
  /** Absent for a member without an employer. */
  employerId?: EmployerId | undefined;
}

/** The community's queue is its collection, the employer's package an index; both name forms, and the forms tell how they stand. */
export const entryItem = defineItem<EntryRow, Pick<EntryRow, "periodId" | "unitId" | "personId">>({
  kind: "FEEDBACK_ENTRY",
  key: ({ periodId, unitId, personId }) => ({ pk: `FEEDBACK#${periodId}#${unitId}`, sk: personId }),
  index: ({ periodId, employerId, personId }) =>
    employerId ? { gpk2: `PACKAGE#${periodId}#${employerId}`, gsk2: personId } : {},
  omit: ["periodId", "unitId", "personId"],
  read: (attributes, key) => {
    const [, periodId, unitId] = key.pk.split("#") as [string, PeriodId, UnitId];
    return { ...(attributes as unknown as EntryRow), periodId, unitId, personId: key.sk as PersonId };
  },
});

export interface FactsRow extends FormFacts {
  personId: PersonId;
  /** As the form names it: facts that a read brings of an earlier form are told by it. */
  digest: string;
}

/** The facts as they stood when the form was last drawn up; never written again once the form is signed. */
export const factsItem = defineItem<FactsRow, FormId>({
  kind: "FEEDBACK_FACTS",
  key: ({ periodId, personId }) => ({ pk: `PERSON#${personId}`, sk: `FEEDBACK#${periodId}#FACTS` }),
  omit: ["personId"],
  write: (row) => ({ ...row, services: deflated(row.services) }),
  read: (attributes, key) => {
    const row = attributes as unknown as FactsRow;
    return { ...row, services: inflated(row.services), personId: key.pk.slice("PERSON#".length) as PersonId };
  },
});

/** One community's forms by state, kept by the stream: for each form the last version that was counted. */
export interface CountsRow {
  unitId: UnitId;
  /** Person → version and state, `000c:signed`. */
  marks: Record<string, string>;
}

export const countsItem = defineItem<CountsRow, { periodId: PeriodId; unitId: UnitId }>({
  kind: "FEEDBACK_COUNTS",
  key: ({ periodId, unitId }) => ({ pk: `FEEDBACK_COUNTS#${periodId}`, sk: unitId }),
  read: (attributes, key) => ({
    unitId: key.sk as UnitId,
    marks: Object.fromEntries(
      Object.entries(attributes)
        .filter(([name]) => name.startsWith("m_"))
        .map(([name, mark]) => [`per_${name.slice(2)}`, String(mark)]),
    ),
  }),
});

/** A worker's own phrases, the last used first. */
export const phrasesItem = defineItem<{ phrases: string[] }, PersonId>({
  kind: "FEEDBACK_PHRASES",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "FEEDBACK_PHRASES" }),
});
