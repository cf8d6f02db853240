import type { Sheet } from "@rengang/kernel/sheet";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { readCsvRows } from "./csv";
import { LIMITS } from "./limits";
import { readXlsSheets } from "./xls";
import { readXlsxSheets } from "./xlsx";

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);

async function readAny(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  if (begins(bytes, ZIP)) return readXlsxSheets(bytes);
  if (begins(bytes, OLE)) return readXlsSheets(bytes);
  return [{ name: fileName.replace(/^.*[\\/]/, "").replace(/\.\w+$/, ""), rows: readCsvRows(bytes) }];
}

function withinLimits({ name, rows }: Sheet): Sheet {
  while (rows.at(-1)?.length === 0) rows.pop();
  if (rows.length > LIMITS.rows)
    throw refuseSpreadsheet("spreadsheet.too_many_rows", { sheet: name, limit: LIMITS.rows });
  if (rows.some((row) => row.length > LIMITS.columns)) {
    throw refuseSpreadsheet("spreadsheet.too_many_columns", { sheet: name, limit: LIMITS.columns });
  }
  return { name, rows };
}

/**
 * The visible sheets of an .xlsx, .xls or CSV file (UTF-8, UTF-16, GB18030), told apart by content.
 * `fileName` only names the sheet of a CSV file. Trailing blank rows and cells are cut, other blanks keep their place.
 * @throws Refusal `spreadsheet.*` (see `refusals.ts`): beyond 20 MB, 200,000 rows, 200 columns; locked, .xlsb, broken,
 * not a spreadsheet, or made to exhaust the reader
 */
export async function readSheets(bytes: Uint8Array, { fileName = "" }: { fileName?: string } = {}): Promise<Sheet[]> {
  if (bytes.length > LIMITS.bytes) throw refuseSpreadsheet("spreadsheet.too_large", { limitBytes: LIMITS.bytes });
  return (await readAny(bytes, fileName)).map(withinLimits);
}
