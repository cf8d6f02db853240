import type { CellValue } from "@rengang/kernel/sheet";
import { cleanText } from "./cleaning";

const DAY_MS = 86_400_000;
/** Excel counts days from here, counting a 29 February 1900 that never was. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);

const SPELLINGS = [
  /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[日号月]?(?:[T ].*)?$/,
  /^(\d{4})(\d{2})(\d{2})?$/,
  /^(\d{4}) (\d{1,2})(?: (\d{1,2}))?$/,
];

function ofSerial(serial: number): string | undefined {
  const date = new Date(EXCEL_ZERO + Math.floor(serial) * DAY_MS);
  return checked(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function checked(year: number, month: number, day: number | undefined): string | undefined {
  const inRange = year >= 1900 && year <= 2099 && month >= 1 && month <= 12;
  if (!inRange || (day !== undefined && (day < 1 || day > 31))) return undefined;
  return `${year}-${String(month).padStart(2, "0")}`;
}

/**
 * Year and month (`1985-03`) of a date however it is spelt: 1985-03, 1985.3.12, 1985年3月, 19850312, or Excel's serial
 * number. Undefined when it cannot be told. A *number* 1985.1 cannot: October loses its zero in a number's cell.
 */
export function cleanMonth(value: CellValue | undefined): string | undefined {
  if (typeof value === "number" && /^\d{4}\.1$/.test(String(value))) return undefined;
  const text = cleanText(value).replace(/\s*([-./年月日])\s*/g, "$1");
  // From 1927 on: smaller numbers are years or ages, and larger ones are dates written without separators.
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number(text));
  for (const spelling of SPELLINGS) {
    const [, year, month, day] = spelling.exec(text) ?? [];
    if (year && month) return checked(Number(year), Number(month), day === undefined ? undefined : Number(day));
  }
  return undefined;
}
