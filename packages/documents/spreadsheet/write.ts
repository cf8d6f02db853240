import type { CellValue } from "@rengang/kernel/sheet";
import { FIXED_PARTS, type OutColumn, sheetHead, sheetRow, sheetTail, workbookXml } from "./markup";
import { packed } from "./zip-out";

export type { OutColumn } from "./markup";

/** A sheet to be written; rows are taken as they come, so a hundred thousand need no room. */
export interface OutSheet {
  /** At most 31 characters, without `[ ] : * ? / \`. */
  name: string;
  /** Stands above the header, centred over all columns. */
  title?: string;
  columns: OutColumn[];
  rows: Iterable<CellValue[]> | AsyncIterable<CellValue[]>;
}

/** Excel's last row. */
const MOST_ROWS = 1_048_576;

async function* sheetXml(sheet: OutSheet): AsyncGenerator<string> {
  yield sheetHead(sheet.title, sheet.columns);
  let row = sheet.title === undefined ? 1 : 2;
  let pending = "";
  for await (const values of sheet.rows) {
    if (++row > MOST_ROWS) throw new RangeError(`a sheet ends at row ${MOST_ROWS}`);
    pending += sheetRow(row, values);
    if (pending.length < 32_768) continue;
    yield pending;
    pending = "";
  }
  yield pending + sheetTail(sheet.title, sheet.columns.length, row);
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * An .xlsx file, piece by piece: an optional title, a header that stays in view and is repeated on paper, a filter, and
 * the rows. Text stays text, whatever it begins with (= + - @), because it is stored as such and not as a formula.
 * The same rows give the same bytes. Throws RangeError beyond Excel's last row.
 */
export async function* writeWorkbook(sheets: readonly OutSheet[]): AsyncGenerator<Uint8Array> {
  const parts: [string, AsyncIterable<string>][] = FIXED_PARTS.map(([name, text]) => [name, once(text)]);
  for (const [name, text] of workbookXml(sheets)) parts.push([name, once(text)]);
  for (const [i, sheet] of sheets.entries()) parts.push([`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]);
  yield* packed(parts);
}
