import type { EmployerId, PersonId, UnitId } from "@rengang/kernel/ids";
import { deflated, inflated } from "@rengang/table/deflated";
import { defineItem } from "@rengang/table/item";
import type { CountedRecord, ExemptPeriod, GroupTotals, MemberResult, Scheme } from "./schema";

export interface SchemeRow extends Omit<Scheme, "savedAt" | "version"> {
  schemeVersion: number;
  savedAt: number;
}

/** Every version ever saved; the newest is the one in force until the year is closed. */
export const schemeItem = defineItem<SchemeRow, { year: string; schemeVersion: number }>({
  kind: "SCHEME",
  key: ({ year, schemeVersion }) => ({ pk: "SCHEMES", sk: `${year}#${String(schemeVersion).padStart(4, "0")}` }),
});

/** The year's close: its state, how far the work has come, and the scheme that it was done by. */
export interface HeadRow {
  year: string;
  state: "running" | "frozen";
  scheme: Scheme;
  jobId: string;
  closedBy: PersonId | "system";
  closedByName: string;
  startedAt: number;
  frozenAt?: number | undefined;
  /** First every member is computed, then those who moved meanwhile, with the sums of each community. */
  pass: "members" | "sums" | "totals";
  /** The community that is worked on, and the last member of it that is done. */
  unitId?: UnitId | undefined;
  after?: string | undefined;
  steps: number;
  objectBefore?: number | undefined;
}

export const headItem = defineItem<HeadRow, string>({
  kind: "REPORT_HEAD",
  key: (year) => ({ pk: "REPORTS", sk: year }),
});

/** A member's frozen year with its working; one a person and year, wherever the member lives. */
export interface ResultRow extends MemberResult {
  year: string;
  recorded: { times: number; hours: number };
  records: CountedRecord[];
  exemptions: ExemptPeriod[];
}

type OfPerson = { personId: PersonId; year: string };

export const resultItem = defineItem<ResultRow, OfPerson>({
  kind: "REPORT_RESULT",
  key: ({ personId, year }) => ({ pk: `PERSON#${personId}`, sk: `REPORT#${year}` }),
  omit: ["personId", "year"],
  write: (row) => ({ ...row, records: deflated(row.records), byMonth: deflated(row.byMonth) }),
  read: (attributes, key) => {
    const row = attributes as unknown as ResultRow;
    return {
      ...row,
      personId: key.pk.slice("PERSON#".length) as PersonId,
      year: key.sk.slice("REPORT#".length),
      records: inflated(row.records),
      byMonth: inflated(row.byMonth),
    };
  },
});

/** The same without the records, where lists of a community and of an employer find it: some 300 bytes a member. */
export interface LineRow extends MemberResult {
  year: string;
}

export const lineItem = defineItem<LineRow, { year: string; unitId: UnitId; personId: PersonId }>({
  kind: "REPORT_LINE",
  key: ({ year, unitId, personId }) => ({ pk: `REPORT#${year}#${unitId}`, sk: personId }),
  index: (row) => (row.employerId ? { gpk2: `REPORT#${row.year}#EMPLOYER#${row.employerId}`, gsk2: row.personId } : {}),
});

/** A community's sums. While it is `sealed` without sums, no further line may join it: they are being added up. */
export interface CommunityTotalsRow {
  state: "sealed" | "done";
  unitId: UnitId;
  unitName: string;
  streetName: string;
  totals?: GroupTotals | undefined;
  byEmployer?: Record<string, { employerName: string; totals: GroupTotals }> | undefined;
}

export const communityTotalsItem = defineItem<CommunityTotalsRow, { year: string; unitId: UnitId }>({
  kind: "REPORT_COMMUNITY",
  key: ({ year, unitId }) => ({ pk: `REPORT#${year}#${unitId}`, sk: "!" }),
  write: ({ byEmployer, ...row }) => ({ ...row, ...(byEmployer && { byEmployer: deflated(byEmployer) }) }),
  read: (attributes) => {
    const { byEmployer, ...row } = attributes as unknown as CommunityTotalsRow;
    return { ...row, ...(byEmployer && { byEmployer: inflated(byEmployer) }) };
  },
});

export interface EmployerTotalsRow {
  employerId: EmployerId;
  employerName: string;
  totals: GroupTotals;
}

export const employerTotalsItem = defineItem<EmployerTotalsRow, { year: string; employerId: EmployerId }>({
  kind: "REPORT_EMPLOYER",
  key: ({ year, employerId }) => ({ pk: `REPORT#${year}#EMPLOYERS`, sk: employerId }),
});

export interface DistrictTotalsRow {
  totals: GroupTotals;
  /** In the order of the tree, with the names of the time. */
  communities: { unitId: UnitId; unitName: string; streetName: string; totals: GroupTotals }[];
}

export const districtTotalsItem = defineItem<DistrictTotalsRow, string>({
  kind: "REPORT_DISTRICT",
  key: (year) => ({ pk: `REPORT#${year}`, sk: "!" }),
  write: (row) => ({ ...row, communities: deflated(row.communities) }),
  read: (attributes) => {
    const row = attributes as unknown as DistrictTotalsRow;
    return { ...row, communities: inflated(row.communities) };
  },
});

export interface ExemptionRow {
  periods: ExemptPeriod[];
}

export const exemptionItem = defineItem<ExemptionRow & OfPerson, OfPerson>({
  kind: "EXEMPTION",
  key: ({ personId, year }) => ({ pk: `PERSON#${personId}`, sk: `EXEMPTION#${year}` }),
});

export interface ObjectionRow {
  personId: PersonId;
  year: string;
  name: string;
  unitId: UnitId;
  text: string;
  /** Epoch milliseconds. */
  at: number;
  answer?: string | undefined;
  answeredAt?: number | undefined;
  answeredByName?: string | undefined;
}

export const objectionItem = defineItem<ObjectionRow, OfPerson>({
  kind: "REPORT_OBJECTION",
  key: ({ personId, year }) => ({ pk: `PERSON#${personId}`, sk: `REPORT_OBJECTION#${year}` }),
  index: (row) => ({ gpk1: `REPORT_OBJECTIONS#${row.year}`, gsk1: `${row.unitId}#${row.personId}` }),
});
