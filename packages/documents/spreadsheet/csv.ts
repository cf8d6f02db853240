import type { CellValue } from "@rengang/kernel/sheet";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { parseCsv } from "hucre/csv";
import { plainRow } from "./cells";
import { LIMITS } from "./limits";

const DELIMITERS = [",", ";", "\t", "|"];

const DOS_END = "\u001a";
/** Control characters that no text has. */
const BINARY = /[^\P{Cc}\s]/u;

/**
 * Text of a CSV file: UTF-8, UTF-16 with its mark, or GB18030, which Chinese Excel writes; told apart by the content.
 * @throws Refusal `spreadsheet.not_a_spreadsheet` for anything that is not text
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : undefined;
  for (const encoding of wide ? [wide] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll(DOS_END, "");
      if (BINARY.test(text)) break;
      return text;
    } catch {}
  }
  throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
}

const widthsOf = (rows: readonly unknown[][]) => rows.map((row) => row.length).sort((x, y) => x - y);

/** The delimiter that cuts the first lines most evenly; titles and signatures have few cells whatever it is. */
function findDelimiter(text: string): string {
  const sample = text.slice(0, 65_536);
  const scored = DELIMITERS.map((delimiter) => {
    const widths = widthsOf(parseCsv(sample, { delimiter, maxRows: 50 }));
    return { delimiter, median: widths[Math.floor(widths.length / 2)] ?? 0, widest: widths.at(-1) ?? 0 };
  });
  scored.sort((x, y) => y.median - x.median || y.widest - x.widest);
  return scored[0]?.delimiter ?? ",";
}

/** `="0138"` keeps leading zeros in Excel's own exports; nothing is calculated. */
const unwrap = (cell: unknown) => (typeof cell === "string" ? cell.replace(/^="([^"]*)"$/, "$1") : cell);

/**
 * Rows of a CSV file, all cells as text.
 * @throws Refusal `spreadsheet.not_a_spreadsheet` when no row has two cells, and for pages, JSON and the like
 */
export function readCsvRows(bytes: Uint8Array): CellValue[][] {
  const text = decodeText(bytes);
  if (/^\s*(<|\{|\[|%PDF)/.test(text)) throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
  const hint = /^sep=([,;\t|])\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const delimiter = hint?.[1] ?? findDelimiter(body);
  const rows = parseCsv(body, { delimiter, maxRows: LIMITS.rows + 2 }).map((row) => plainRow(row.map(unwrap)));
  if (!rows.some((row) => row.length > 1)) throw refuseSpreadsheet("spreadsheet.not_a_spreadsheet");
  return rows;
}
