import type { CellValue } from "@rengang/kernel/sheet";
import { addDays, dayOf } from "@rengang/kernel/time";
import { cleanText } from "./cleaning";

const two = (n: number) => String(n).padStart(2, "0");
/** Excel counts days from here, counting a 29 February 1900 that never was. */
const EXCEL_ZERO = "1899-12-30";

const WHOLE = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?/;
const SQUEEZED = /^(20\d{2})(\d{2})(\d{2})(?!\d)/;
const WITHOUT_YEAR = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|^(\d{1,2})[./-](\d{1,2})(?![\d./-])/;

function checked(year: number, month: number, day: number): string | undefined {
  const text = `${year}-${two(month)}-${two(day)}`;
  const same = month <= 12 && day <= 31 && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  return year >= 2000 && year <= 2099 && month > 0 && day > 0 && same ? text : undefined;
}

/** A day without its year is the next of that name, or one of the last thirty days. */
function nearest(month: number, day: number, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const earliest = addDays(today, -30);
  return [year - 1, year, year + 1].map((y) => checked(y, month, day)).find((found) => found && found >= earliest);
}

/**
 * The local day of a cell, however it is spelt: 2026-11-28, 2026年11月28日 周六 08:30, 20261128, 11月28日, 11/28, or Excel's
 * serial number. Undefined when it cannot be told.
 * @param now epoch milliseconds, for days without a year
 */
export function cleanDay(value: CellValue | undefined, now: number): string | undefined {
  const text = cleanText(value);
  if (/^\d{5}(\.\d+)?$/.test(text)) return addDays(EXCEL_ZERO, Math.floor(Number(text)));
  const [, year, month, day] = WHOLE.exec(text) ?? SQUEEZED.exec(text) ?? [];
  if (year) return checked(Number(year), Number(month), Number(day));
  const [, m1, d1, m2, d2] = WITHOUT_YEAR.exec(text) ?? [];
  const [m, d] = [m1 ?? m2, d1 ?? d2];
  return m && d ? nearest(Number(m), Number(d), dayOf(now)) : undefined;
}

const CLOCK = /(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s*(\d{1,2})\s*(?::(\d{2})|[点时](?:(半)|(\d{1,2})分?)?)/;

/**
 * The first time of day in a cell: 8:30, 08:30-11:00, 上午8点半, 2026-11-28 08:30, or Excel's part of a day. Undefined
 * without one.
 */
export function cleanClock(value: CellValue | undefined): string | undefined {
  const text = cleanText(value);
  const part = /^(?:\d{5})?(0?\.\d+)$/.exec(text)?.[1];
  if (part !== undefined) {
    const minutes = Math.round(Number(part) * 1440);
    return minutes < 1440 ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : undefined;
  }
  const [, half, hours, minutes, thirty, others] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const afternoon = /下午|傍晚|晚/.test(half ?? "") && Number(hours) < 12;
  const [h, m] = [Number(hours) + (afternoon ? 12 : 0), thirty ? 30 : Number(minutes ?? others ?? 0)];
  return h < 24 && m < 60 ? `${two(h)}:${two(m)}` : undefined;
}
