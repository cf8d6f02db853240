import type { PostId } from "@rengang/kernel/ids";
import type { CalendarEntry, CalendarRow } from "./items";
import { hasPassed } from "./rules";

/** What one change of a member's calendar was: places that came and went, turns that were taken and left. */
export interface CalendarChange {
  readonly gained: readonly CalendarEntry[];
  readonly lost: readonly CalendarEntry[];
  readonly joined: readonly PostId[];
  /** Turns that are over, also where the place itself came. */
  readonly left: readonly PostId[];
}

const missing = (some: readonly CalendarEntry[] = [], from: readonly CalendarEntry[] = []): CalendarEntry[] => {
  const there = new Set(from.map((e) => e.p));
  return some.filter((e) => !there.has(e.p));
};

/**
 * Tells two states of a calendar apart. What ended a week before goes out of a calendar with whatever is written next; that
 * is housekeeping and no step of a claim.
 * @param at when the change was made, epoch milliseconds
 */
export function changeOf(old: CalendarRow | undefined, now: CalendarRow | undefined, at: number): CalendarChange {
  const gone = (list: "held" | "waiting") => missing(old?.[list], now?.[list]).filter((e) => !hasPassed(e, at));
  return {
    gained: missing(now?.held, old?.held),
    lost: gone("held"),
    joined: missing(now?.waiting, old?.waiting).map((e) => e.p),
    left: gone("waiting").map((e) => e.p),
  };
}
