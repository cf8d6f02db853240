import type { UnitId, UnitLevel } from "@rengang/kernel/ids";
import type * as z from "zod";
import type { ruleCheckSchema } from "../posts/schema";

type Check = z.output<typeof ruleCheckSchema>;

/** Rows and columns are counted from 1, as the person sees them in the sheet; column 1 is A. */

export type RosterField =
  | "name"
  | "phone"
  | "sex"
  | "bornIn"
  | "employer"
  | "position"
  | "branch"
  | "street"
  | "community"
  | "compound"
  | "skills"
  | "kind";
export type TreeField = "street" | "community" | "compound" | "building" | "secretary" | "phone";
export type ClaimField = "name" | "phone" | "post" | "postId" | "day" | "start" | "unit" | "wait";
export type EmployerField = "name" | "kind" | "organization" | "contactName" | "contactPhone" | "address";

/** What the person corrected in the proposed reading; whatever is not named is proposed again. */
export interface MappingChoice<Field extends string> {
  sheet?: string;
  headerRow?: number;
  /** The column of a field, or null for none. */
  columns?: Partial<Record<Field, number | null>>;
}

/** How one column was understood. `note` says why it is not read: identity numbers are never taken in (PIPL art. 28). */
export interface ColumnReading<Field extends string> {
  column: number;
  header: string;
  field?: Field;
  note?: "identity_number" | "second_of_its_kind" | "not_needed";
}

/** `mismatch`: two cells name different people; `refused`: a rule of claiming stands against it; `waits`: a turn in line. */
export type ProblemKind =
  | "missing"
  | "invalid"
  | "unknown"
  | "duplicate"
  | "ambiguous"
  | "mismatch"
  | "refused"
  | "waits";

/**
 * `of` is the earlier row that a duplicate repeats, `check` the rule that stands against a row. The rejected value is left
 * out: it may be personal.
 */
export interface RowProblem<Field extends string> {
  row: number;
  field: Field;
  kind: ProblemKind;
  of?: number;
  check?: Check;
}

/** The part of a proposal that every kind of file shares. */
export interface TableReading<Field extends string> {
  found: true;
  sheet: string;
  headerRow: number;
  columns: ColumnReading<Field>[];
  /** Required fields without a column: every row then has its problem, so ask for the column first. */
  missingColumns: Field[];
  /** Other sheets with a fitting header, for example one a street. */
  otherSheets: { sheet: string; headerRow: number; dataRows: number }[];
  dataRows: number;
  /** Problems that keep a row out, by row and then by column. */
  errors: RowProblem<Field>[];
  /** Values left out of rows that may be imported all the same. */
  notices: RowProblem<Field>[];
}

/** No sheet has a row that reads like a header. */
export interface NoTable {
  found: false;
  sheets: string[];
}

export interface KnownUnit {
  id: UnitId;
  name: string;
  level: UnitLevel;
  /** Names that it bore before; a roster may still use them. */
  formerNames?: readonly string[] | undefined;
}

export interface RosterRow {
  row: number;
  name: string;
  /** Eleven digits of a mainland mobile number. */
  phone: string;
  sex?: "male" | "female";
  /** Year and month, `1985-03`. */
  bornIn?: string;
  kind: "in_service" | "cadre" | "without_post" | "applicant" | "mobile" | "retired";
  /** As the district's list spells it, where it is on the list. */
  employerName?: string;
  position?: string;
  branch?: string;
  unitId: UnitId;
  compoundId?: UnitId;
  skills: string[];
}

export interface RosterProposal extends TableReading<RosterField> {
  valid: number;
  /** The rows that may be imported, in the order of the sheet. */
  rows: RosterRow[];
  /** Employers of those rows that are not on the list, in the order of their first row. */
  newEmployers: { name: string; rows: number }[];
}

export interface TreeNode {
  /** The row that first names it. */
  row: number;
  level: Exclude<UnitLevel, "district">;
  name: string;
  /** Names from the street down to this unit. */
  path: string[];
  secretary?: string;
  phone?: string;
  /** Set when the district has it already. */
  id?: UnitId;
}

export interface TreeProposal extends TableReading<TreeField> {
  valid: number;
  /** Each unit once, parents before children. */
  nodes: TreeNode[];
}

export interface EmployerRow {
  row: number;
  name: string;
  kind?: "agency" | "institution" | "company" | "other";
  organization?: string;
  contactName?: string;
  contactPhone?: string;
  address?: string;
  /** True when the district has it already. */
  known: boolean;
}

export interface EmployerProposal extends TableReading<EmployerField> {
  valid: number;
  rows: EmployerRow[];
}

/** One row of a list of claims as it was read: whom, on which post, when. What could not be read stands among the errors. */
export interface ClaimRow {
  row: number;
  name?: string;
  phone?: string;
  /** The number of a post, `pst_…`; with it title and time are not asked. */
  postId?: string;
  title?: string;
  /** Local day, `2026-11-28`. */
  day?: string;
  /** Local time, `08:30`. */
  start?: string;
  /** The publishing unit, as the file names it. */
  unit?: string;
  /** Take a turn in line where the post is full. */
  wait: boolean;
}

export interface ClaimProposal extends TableReading<ClaimField> {
  rows: ClaimRow[];
}
