import { sha256 } from "@rengang/kernel/crypto";
import { addDays, MINUTE } from "@rengang/kernel/time";
import type { PlacedRow, SealRow } from "./items";
import { placedAt, spotOf } from "./places";
import { auditDay, auditDayOf, dayText, hourOf, placeOf } from "./rules";

/** Rows are written within seconds, and never into an hour that ended ten minutes ago: from here on it is closed. */
const CLOSED_AFTER = 15 * MINUTE;
export const NOTHING_BEFORE = "0".repeat(64);
/** Rows below one seal. Its marks stay far below what an item may hold, whatever an hour brings. */
export const ROWS_MOST = 4000;

/**
 * A row as the chain sees it: every fact and where it stands. A row that tells neither for whom, nor from where, nor why
 * has ten facts, as all had before these were kept.
 */
export function sealedFacts(r: PlacedRow): unknown[] {
  const facts = [r.day, r.place, r.at, r.verb ?? null, r.by ?? null, r.request ?? null];
  const more = [r.whom ?? null, r.where ?? null, r.whyHash ?? null];
  return [...facts, r.kindOf, r.keyOf, r.change, r.fields, ...(more.some((fact) => fact !== null) ? more : [])];
}

/** One more row on the chain. */
export const linked = (head: string, row: PlacedRow): string => sha256(`${head}\n${JSON.stringify(sealedFacts(row))}`);

/** What a seal's signature covers. */
export const sealText = (district: string, s: Omit<SealRow, "signature" | "marks">): string =>
  JSON.stringify([district, s.n, s.day, s.from, s.to, s.count, s.head, s.prev, s.at]);

/** What one seal covers: everything from the end of the seal before. */
export interface Stretch {
  /** The local day of its last row, or the last day that ended where it holds none. */
  readonly day: string;
  /** Spots, from `from` (included) to `to` (excluded). */
  readonly from: string;
  readonly to: string;
}

/** The day before or after, without hyphens as all days here. */
export const shifted = (day: string, days: number): string => auditDayOf(addDays(dayText(day), days));

/** Before every row of a day. */
export const beginOf = (day: string): string => spotOf({ day, place: "" });
/** Behind every row of a day, removals included. */
export const endOf = (day: string): string => beginOf(shifted(day, 1));

/** Up to which spot the trail is closed. @param now epoch ms */
export function closedSpot(now: number, zone: string): string {
  const closed = hourOf(now - CLOSED_AFTER);
  return spotOf({ day: auditDay(closed, zone), place: placeOf(closed) });
}

/**
 * What the next seal covers: all that is closed, or up to the next row where it holds as many as it may. Days that ended
 * without a row are sealed too, so that nobody adds to them later.
 * @param from where the seal before ended; empty: nothing is sealed yet
 * @param rows the closed rows from there on
 * @param full whether there are more of them
 * @returns undefined while there is nothing to seal
 */
export function stretchOf(
  from: string,
  rows: readonly PlacedRow[],
  full: boolean,
  closed: string,
): Stretch | undefined {
  const last = rows.at(-1);
  // "!" sorts before the place of any later row.
  if (last) return { day: last.day, from, to: full ? `${spotOf(last)}!` : closed };
  const { day } = placedAt(closed);
  return from !== "" && from < beginOf(day) ? { day: shifted(day, -1), from, to: beginOf(day) } : undefined;
}

/** Whether a seal covers anything of some days, both included and without hyphens. */
export const covers = (seal: Pick<Stretch, "from" | "day">, days: { from: string; to: string }): boolean =>
  seal.day >= days.from && seal.from < endOf(days.to);
