import type { CellValue, Sheet } from "@rengang/kernel/sheet";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { streamXlsxRows } from "hucre/xlsx";
import { fillDown, plainRow } from "./cells";
import { readWithSecondReader } from "./fallback";
import { inspectWorkbook } from "./guard";
import { LIMITS } from "./limits";

/** Rosters repeat a few thousand names and units; one copy of each halves what a large one takes. */
function keepOnce(): (value: CellValue) => CellValue {
  const kept = new Map<string, string>();
  return (value) => {
    if (typeof value !== "string") return value;
    const known = kept.get(value);
    if (known === undefined && kept.size < 50_000) kept.set(value, value);
    return known ?? value;
  };
}

async function readRows(bytes: Uint8Array, index: number): Promise<CellValue[][]> {
  const rows: CellValue[][] = [];
  const once = keepOnce();
  for await (const row of streamXlsxRows(bytes, { sheet: index })) {
    const values = plainRow(row.values).map(once);
    if (values.length === 0) continue;
    if (!(row.index >= 0 && row.index < LIMITS.rows)) throw refuseSpreadsheet("spreadsheet.unreadable");
    while (rows.length < row.index) rows.push([]);
    rows[row.index] = values;
  }
  return rows;
}

/** The visible sheets of an .xlsx or .xlsm file. Formula cells give the value stored beside them, never a fresh one. */
export async function readXlsxSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const workbook = await inspectWorkbook(bytes);
  try {
    const sheets: Sheet[] = [];
    for (const { index, name, merges } of workbook.sheets) {
      const rows = await readRows(bytes, index);
      fillDown(rows, merges);
      sheets.push({ name, rows });
    }
    return sheets;
  } catch {
    if (workbook.unpackedBytes > LIMITS.fallbackBytes) throw refuseSpreadsheet("spreadsheet.unreadable");
    const names = new Set(workbook.sheets.map((sheet) => sheet.name));
    return (await readWithSecondReader(bytes)).filter((sheet) => names.has(sheet.name));
  }
}
