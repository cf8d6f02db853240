import { type PersonId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { RuleCheck } from "../claims/rules";
import type { Import } from "./schema";

export interface ImportRow {
  id: string;
  kindOf: Import["kind"];
  fileName: string;
  state: Import["state"];
  counts: Import["counts"];
  /** How many parts of a thousand rows the plan has. */
  parts: number;
  /** For which part of the tree; absent: the district. */
  unitId?: UnitId | undefined;
  createdBy: PersonId | "system";
  createdAt: number;
  jobId?: string | undefined;
}

/** The file, its plan and its preview lie in the file store; here is what a list shows. */
export const importItem = defineItem<ImportRow, string>({
  kind: "IMPORT",
  key: (id) => ({ pk: "IMPORTS", sk: `IMPORT#${id}` }),
  index: (row) => ({ gpk1: `IMPORTS#${row.unitId ?? ROOT_UNIT}`, gsk1: row.id }),
});

/** What one step of an import of claims could not do, row by row. */
export interface ImportOutcomeRow {
  refused: { row: number; check: RuleCheck }[];
}

export const importOutcomeItem = defineItem<ImportOutcomeRow, { id: string; done: number }>({
  kind: "IMPORT_OUTCOME",
  key: ({ id, done }) => ({ pk: `IMPORT#${id}`, sk: `OUTCOME#${String(done).padStart(8, "0")}` }),
});

/** Where the files of an import lie. */
export const filesOfImport = ({ id, parts }: Pick<ImportRow, "id" | "parts">): string[] =>
  ["sheets", "preview", ...Array.from({ length: parts }, (_, n) => `plan-${n}`)].map(
    (name) => `imports/${id}/${name}.json`,
  );
