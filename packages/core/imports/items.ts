import type { PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Import } from "./schema";

export interface ImportRow {
  id: string;
  kindOf: Import["kind"];
  fileName: string;
  state: Import["state"];
  counts: Import["counts"];
  /** How many parts of a thousand rows the plan has. */
  parts: number;
  createdBy: PersonId | "system";
  createdAt: number;
  jobId?: string | undefined;
}

/** The file, its plan and its preview lie in the file store; here is what a list shows. */
export const importItem = defineItem<ImportRow, string>({
  kind: "IMPORT",
  key: (id) => ({ pk: "IMPORTS", sk: `IMPORT#${id}` }),
});
