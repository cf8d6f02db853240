import type { Sheet } from "@rengang/kernel/sheet";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { readXls } from "hucre/xlsx";
import { fillDown, plainRow } from "./cells";
import { readWithSecondReader } from "./fallback";

const BOF = Buffer.from([0x09, 0x08, 0x10, 0x00]);
const WRITE_PROTECT = 0x0086;
const FILE_PASS = 0x002f;

/** Streams lie at multiples of 64 bytes; a locked workbook says so right after its first record. */
function isLocked(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(BOF, 512); at >= 0; at = bytes.indexOf(BOF, at + 1)) {
    if (at % 64 !== 0 || at + 28 > bytes.length) continue;
    let next = at + 20;
    if (bytes.readUInt16LE(next) === WRITE_PROTECT) next += 4;
    if (next + 2 <= bytes.length && bytes.readUInt16LE(next) === FILE_PASS) return true;
  }
  return false;
}

const named = (bytes: Buffer, stream: string) => bytes.includes(Buffer.from(`${stream}\0`, "utf16le"));

/**
 * The sheets of an .xls file of Excel 97 to 2003, or older.
 * @throws Refusal `spreadsheet.encrypted` (also for a locked .xlsx, which has the same wrapping),
 * `spreadsheet.not_a_spreadsheet`, `spreadsheet.unreadable`
 */
export async function readXlsSheets(input: Uint8Array): Promise<Sheet[]> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.length);
  if (named(bytes, "EncryptedPackage") || named(bytes, "EncryptionInfo"))
    throw refuseSpreadsheet("spreadsheet.encrypted");
  if (!named(bytes, "Workbook") && !named(bytes, "Book")) throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
  if (isLocked(bytes)) throw refuseSpreadsheet("spreadsheet.encrypted");
  try {
    const workbook = await readXls(input);
    return workbook.sheets.map(({ name, rows: read, merges = [] }) => {
      const rows = Array.from(read, (row) => plainRow(row ?? []));
      fillDown(
        rows,
        merges.map((m) => ({ top: m.startRow, bottom: m.endRow, left: m.startCol, right: m.endCol })),
      );
      return { name, rows };
    });
  } catch (error) {
    // Only what the first reader knows but does not read: a broken file would keep the second one busy for nothing.
    if (/Unsupported XLS version/.test((error as Error).message)) return readWithSecondReader(input);
    throw refuseSpreadsheet("spreadsheet.unreadable");
  }
}
