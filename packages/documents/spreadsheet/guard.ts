import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { LIMITS } from "./limits";
import { type SheetPart, type WorkbookParts, workbookParts } from "./package-parts";
import { unpack, zipEntries } from "./zip";

/** Rows and columns from 0, both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface InspectedWorkbook extends WorkbookParts {
  sheets: (SheetPart & { merges: Merge[] })[];
  /** Of all parts together. */
  unpackedBytes: number;
}

/** Excel's column letters as a number from 1; 0 for none. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

const TAG = /<(?:\w+:)?(row|c|mergeCell)(?=[\s/>])([^<>]*)>/g;
const REF = /(?:^|\s)r\s*=\s*["']([A-Z]*)(\d*)["']/;
const MERGED = /(?:^|\s)ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/;
const MACRO = /(^|\/)(vbaProject\w*\.bin|macrosheets\/|intlmacrosheets\/|activeX\/)/i;
/** Names that would leave their folder where somebody unpacks them. */
const ASTRAY = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/;
const MOST_MERGES = 200_000;

function mergeIn(attributes: string): Merge[] {
  const found = MERGED.exec(attributes);
  if (!found) return [];
  const [, left = "", top, right = "", bottom] = found;
  return [
    {
      top: Number(top) - 1,
      bottom: Number(bottom) - 1,
      left: columnNumber(left) - 1,
      right: columnNumber(right) - 1,
    },
  ];
}

/** Counts what a reader would have to hold, from the tags alone. */
class Extent {
  cells = 0;
  #row = 0;
  #column = 0;
  #width = 0;

  constructor(readonly sheet: string) {}

  take(tag: string, attributes: string): void {
    const ref = REF.exec(attributes);
    if (tag === "row") {
      this.cells += this.#width;
      this.#row = ref?.[2] ? Number(ref[2]) : this.#row + 1;
      this.#column = this.#width = 0;
      return;
    }
    this.#column = ref?.[1] ? columnNumber(ref[1]) : this.#column + 1;
    if (this.#column > 16_384) throw refuseSpreadsheet("spreadsheet.unreadable");
    this.#width = Math.max(this.#width, this.#column);
    if (!attributes.endsWith("/")) this.#holds();
  }

  /** Only cells with content count: formats often run to the sheet's last row or column. */
  #holds(): void {
    const { sheet } = this;
    if (this.#row > LIMITS.rows) throw refuseSpreadsheet("spreadsheet.too_many_rows", { sheet, limit: LIMITS.rows });
    if (this.#column > LIMITS.columns) {
      throw refuseSpreadsheet("spreadsheet.too_many_columns", { sheet, limit: LIMITS.columns });
    }
  }

  get total(): number {
    return this.cells + this.#width;
  }
}

async function scanSheet(part: SheetPart): Promise<{ merges: Merge[]; cells: number }> {
  const extent = new Extent(part.name);
  const merges: Merge[] = [];
  let pending = "";
  for await (const chunk of unpack(part.entry)) {
    // References and tag names are ASCII, and Latin-1 keeps every byte in its place.
    const text = pending + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
    const cut = Math.max(text.lastIndexOf("<"), 0);
    for (const [, tag = "", attributes = ""] of text.slice(0, cut).matchAll(TAG)) {
      // A ">" inside quotes would hide what follows from this scan but not from the reader.
      if (/=\s*("[^"]*|'[^']*)$/.test(attributes)) throw refuseSpreadsheet("spreadsheet.unreadable");
      if (tag !== "mergeCell") extent.take(tag, attributes);
      else if (merges.length < MOST_MERGES) merges.push(...mergeIn(attributes));
    }
    if (extent.total > LIMITS.cells) throw refuseSpreadsheet("spreadsheet.too_many_cells", { limit: LIMITS.cells });
    pending = text.slice(cut);
    if (pending.length > 1_000_000) throw refuseSpreadsheet("spreadsheet.unreadable");
  }
  return { merges, cells: extent.total };
}

/**
 * Unpacks everything once in small pieces and keeps nothing but counts, so that the reader meets no surprise.
 * @throws Refusal `spreadsheet.*`
 */
export async function inspectWorkbook(bytes: Uint8Array): Promise<InspectedWorkbook> {
  const entries = zipEntries(bytes);
  if (entries.some((entry) => entry.encrypted)) throw refuseSpreadsheet("spreadsheet.encrypted");
  // Nothing is ever run here, but a file that could run something elsewhere has no business in a roster.
  if (entries.some(({ name }) => MACRO.test(name))) throw refuseSpreadsheet("spreadsheet.has_macros");
  if (entries.some(({ name }) => ASTRAY.test(name))) throw refuseSpreadsheet("spreadsheet.unreadable");
  const parts = await workbookParts(entries);
  const sheets: InspectedWorkbook["sheets"] = [];
  let cells = 0;
  for (const part of parts.sheets) {
    const scanned = await scanSheet(part);
    cells += scanned.cells;
    if (cells > LIMITS.cells) throw refuseSpreadsheet("spreadsheet.too_many_cells", { limit: LIMITS.cells });
    sheets.push({ ...part, merges: scanned.merges });
  }
  const scannedParts = new Set(sheets.map((sheet) => sheet.entry));
  for (const entry of entries) if (!scannedParts.has(entry)) for await (const _ of unpack(entry));
  if ((parts.sharedStrings?.size ?? 0) * sheets.length > LIMITS.sharedTextBytes) {
    throw refuseSpreadsheet("spreadsheet.inflates_too_far");
  }
  return { ...parts, sheets, unpackedBytes: entries.reduce((sum, entry) => sum + entry.size, 0) };
}
