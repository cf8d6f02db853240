import type { Sheet } from "@rengang/kernel/sheet";
import type { PlannedClaim } from "./claim-preview";
import type { PlannedMember } from "./differences";
import type { Import } from "./schema";
import type { EmployerRow, NoTable, TableReading, TreeNode } from "./types";

/** What running the import would write; for a roster only people who are new or differ. */
export type Plan =
  | { kind: "units"; nodes: TreeNode[] }
  | { kind: "employers"; rows: EmployerRow[] }
  | { kind: "roster"; members: PlannedMember[]; newEmployers: string[] }
  | { kind: "claims"; rows: PlannedClaim[] };

export type Preview = Pick<
  Import,
  "reading" | "sheets" | "counts" | "errors" | "notices" | "newEmployers" | "changes" | "claims"
>;

const NOTHING = { dataRows: 0, valid: 0, added: 0, changed: 0, unchanged: 0 };
/** Differences that are shown. */
export const SHOWN = 200;

/** Nothing that reads like a table of this kind. */
export function noTable({ sheets }: NoTable): Preview {
  return { sheets, counts: NOTHING, errors: [], notices: [], newEmployers: [], changes: [] };
}

/** What the preview of every kind says of the file. */
export function commonOf(reading: TableReading<string>, sheets: readonly Sheet[]) {
  const { sheet, headerRow, columns, missingColumns, otherSheets, errors, notices } = reading;
  return {
    reading: { sheet, headerRow, columns, missingColumns, otherSheets },
    sheets: sheets.map((s) => s.name),
    errors,
    notices,
  };
}
