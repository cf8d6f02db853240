import type { CellValue } from "@rengang/kernel/sheet";
import type { Merge } from "./guard";

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|ERR!)$/;
const MOST_FILLED = 2_000_000;

/** A reader's value as a plain cell. A formula's broken result is nothing; a date is its day, with the time if it has one. */
export function plainCell(value: unknown): CellValue {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value === "" || ERROR.test(value) ? null : value;
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  return value.toISOString().slice(0, 19).replace("T00:00:00", "");
}

/** The row without its trailing blanks. */
export function plainRow(values: readonly unknown[]): CellValue[] {
  const row = Array.from(values, plainCell);
  while (row.length > 0 && row.at(-1) === null) row.pop();
  return row;
}

/**
 * Repeats a value down a merged column (one employer beside ten names). Wider merges are titles and stay as they are.
 * Files may claim any number of merges, so the work is bounded.
 */
export function fillDown(rows: CellValue[][], merges: readonly Merge[]): void {
  let left = MOST_FILLED;
  for (const { top, bottom, left: column, right } of merges) {
    const value = rows[top]?.[column];
    if (right !== column || value === undefined || value === null) continue;
    for (let r = top + 1; r <= bottom && r < rows.length && left > 0; r++, left--) {
      const row = rows[r] as CellValue[];
      while (row.length <= column) row.push(null);
      row[column] ??= value;
    }
  }
}
