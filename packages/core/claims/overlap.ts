import { ancestorAt, type PostId } from "@rengang/kernel/ids";
import { addDays, dayOf, instantOf, MINUTE, weekdayOf } from "@rengang/kernel/time";
import { unitOfPost } from "../posts";
import type { Timetable } from "../posts/times";
import type { CalendarEntry } from "./items";

/** A piece of time in epoch minutes; the end of one may be the start of the next. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const close = (a: Span, b: Span, gap: number): boolean => a.from < b.to + gap && b.from < a.to + gap;

/** A weekly duty on one local day, if it is served then; an end that is not after the start lies on the next day. */
function onDay({ days, startsAt, endsAt, from, until }: Timetable, day: string): Span | undefined {
  if (!days.includes(weekdayOf(day)) || day < from || day > until) return undefined;
  const end = endsAt > startsAt ? day : addDays(day, 1);
  return { from: instantOf(day, startsAt) / MINUTE, to: instantOf(end, endsAt) / MINUTE };
}

/** The sessions of a weekly duty that begin between two local days, both included. */
function sessionsBetween(weekly: Timetable, first: string, last: string): Span[] {
  const found: Span[] = [];
  for (let day = first < weekly.from ? weekly.from : first; day <= last && day <= weekly.until; day = addDays(day, 1)) {
    const span = onDay(weekly, day);
    if (span) found.push(span);
  }
  return found;
}

/** The sessions of an entry that lie near a span: its own, or those of the weekly duty from the day before to the day after. */
export function spansNear(entry: CalendarEntry, { from, to }: Span): Span[] {
  if (entry.w) return sessionsBetween(entry.w, addDays(dayOf(from * MINUTE), -2), addDays(dayOf(to * MINUTE), 1));
  return entry.f === undefined || entry.t === undefined ? [] : [{ from: entry.f, to: entry.t }];
}

/** Enough days to meet every weekday of two weekly duties, and the night before. */
const TELLING_DAYS = 9;

/** Whether two claims come within `gap` minutes of each other; without hours they never do. */
export function meet(a: CalendarEntry, b: CalendarEntry, gap: number): boolean {
  if (a.w && b.w) {
    const first = addDays(a.w.from > b.w.from ? a.w.from : b.w.from, -1);
    const own = sessionsBetween(a.w, first, addDays(first, TELLING_DAYS));
    return own.some((span) => spansNear(b, span).some((other) => close(span, other, gap)));
  }
  if (a.w) return meet(b, a, gap);
  if (a.f === undefined || a.t === undefined) return false;
  const span = { from: a.f, to: a.t };
  return spansNear(b, span).some((other) => close(span, other, gap));
}

/** Minutes between two posts: none within one community, otherwise what the district allows for the way. */
export function travelBetween(a: PostId, b: PostId, travelMinutes: number): number {
  const [one, other] = [unitOfPost(a), unitOfPost(b)];
  const place = ancestorAt(one, "community") ?? one;
  return place === (ancestorAt(other, "community") ?? other) ? 0 : travelMinutes;
}

/** A pause that counts as rest; sessions with a shorter one between them are one stretch. */
const REST = 30;

/** Minutes served at a stretch when `added` joins sessions already held; 0 when it stands alone. */
export function stretchWith(added: CalendarEntry, held: readonly CalendarEntry[]): number {
  if (added.f === undefined || added.t === undefined) return 0;
  const own = { from: added.f, to: added.t };
  const around = { from: own.from - 1440, to: own.to + 1440 };
  const others = held.flatMap((entry) => (entry.p === added.p ? [] : spansNear(entry, around)));
  const stretch: Span[] = [own];
  for (let grew = true; grew; ) {
    const next = others.findIndex((span) => stretch.some((part) => close(part, span, REST)));
    grew = next >= 0;
    if (grew) stretch.push(...others.splice(next, 1));
  }
  return stretch.length === 1 ? 0 : stretch.reduce((sum, { from, to }) => sum + to - from, 0);
}
