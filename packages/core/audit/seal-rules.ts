import { sha256 } from "@rengang/kernel/crypto";
import { addDays, DAY, MINUTE } from "@rengang/kernel/time";
import type { PlacedRow, SealRow } from "./items";
import { auditDay, auditDayOf, dayText, hourOf, placeOf } from "./rules";

/** Rows are written within seconds, and never into an hour that ended ten minutes ago: from here on it is closed. */
const CLOSED_AFTER = 15 * MINUTE;
/** Behind every row of a day, removals included. */
export const DAY_END = "~~";
export const NOTHING_BEFORE = "0".repeat(64);

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
export const sealText = (district: string, s: Omit<SealRow, "signature">): string =>
  JSON.stringify([district, s.n, s.day, s.from, s.to, s.count, s.head, s.prev, s.at]);

/** A stretch of one day that is closed and not yet sealed. */
export interface Stretch {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** Nothing can be added to the day any more. */
  readonly endsDay: boolean;
}

const shifted = (day: string, days: number): string => auditDayOf(addDays(dayText(day), days));
const dayAfter = (day: string): string => shifted(day, 1);
/** The day before, without hyphens as all days here. */
export const dayBefore = (day: string): string => shifted(day, -1);

/**
 * The next stretch to seal, or undefined when nothing is closed yet.
 * @param last the newest seal; absent: the trail is sealed from the day before on
 */
export function nextStretch(last: SealRow | undefined, now: number, zone: string): Stretch | undefined {
  const closed = hourOf(now - CLOSED_AFTER);
  const today = auditDay(closed, zone);
  const fresh = last === undefined || last.to === DAY_END;
  const day = last === undefined ? auditDay(now - DAY, zone) : fresh ? dayAfter(last.day) : last.day;
  if (day > today) return undefined;
  const from = fresh ? "" : last.to;
  if (day < today) return { day, from, to: DAY_END, endsDay: true };
  const to = placeOf(closed);
  return to > from ? { day, from, to, endsDay: false } : undefined;
}
