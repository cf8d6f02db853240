import { sha256 } from "@rengang/kernel/crypto";
import { base32, type PostId, type UnitId } from "@rengang/kernel/ids";
import { invalidFields } from "@rengang/kernel/input";
import { addDays, DAY, DEFAULT_ZONE, HOUR, instantOf, toIso, weekdayOf } from "@rengang/kernel/time";
import { postIdAt } from "../posts/rules";
import type { PostFacts } from "../posts/schema";
import type { Plan, Recurrence, SeriesFacts, SeriesId } from "./schema";

/** The district's own working days: local days, `2026-10-01`. */
export interface WorkCalendar {
  readonly daysOff: readonly string[];
  readonly daysOn: readonly string[];
}

export const SESSIONS_MOST = 120;
export const DAYS_MOST = 366;

const lastOfMonth = (day: string): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
const dateOf = (day: string): number => Number(day.slice(8));
const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / DAY);
const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** Whether a recurrence falls on a local day; weeks count from the Monday of the first day. */
export function fallsOn(rule: Recurrence, day: string, first: string, { daysOff, daysOn }: WorkCalendar): boolean {
  if (rule.every === "week") {
    return rule.days.includes(weekdayOf(day)) && (daysBetween(mondayOf(first), mondayOf(day)) / 7) % rule.weeks === 0;
  }
  if (rule.every === "month") return dateOf(day) === Math.min(rule.on, lastOfMonth(day));
  if (rule.every === "month_weekday") {
    if (weekdayOf(day) !== rule.day) return false;
    return rule.nth === -1 ? dateOf(day) + 7 > lastOfMonth(day) : Math.ceil(dateOf(day) / 7) === rule.nth;
  }
  return daysOn.includes(day) || (weekdayOf(day) <= 5 && !daysOff.includes(day));
}

/**
 * The local days of a plan, in order, at most 120 within 366 days.
 * @throws Refusal `input.invalid` at `until` (backwards, too long, too many) or at `recurrence` (no day at all)
 */
export function daysOf(plan: Plan, calendar: WorkCalendar): string[] {
  const refuse = (path: string, problem: string, more = {}) => invalidFields([{ path, problem, ...more }]);
  if (plan.until < plan.from) throw refuse("plan.until", "before_start");
  if (daysBetween(plan.from, plan.until) >= DAYS_MOST) throw refuse("plan.until", "too_long", { maximum: DAYS_MOST });
  const days = new Set(plan.also.filter((day) => day >= plan.from && day <= plan.until));
  for (let day = plan.from; day <= plan.until; day = addDays(day, 1)) {
    if (fallsOn(plan.recurrence, day, plan.from, calendar)) days.add(day);
  }
  for (const day of plan.except) days.delete(day);
  if (days.size === 0) throw refuse("plan.recurrence", "no_day");
  if (days.size > SESSIONS_MOST) throw refuse("plan.until", "too_many", { maximum: SESSIONS_MOST });
  return [...days].sort();
}

/** Start and end of the session on a local day, in epoch milliseconds. */
export function sessionOn(plan: Pick<Plan, "startsAt" | "endsAt">, day: string, zone = DEFAULT_ZONE) {
  const last = plan.endsAt > plan.startsAt ? day : addDays(day, 1);
  return { startsAt: instantOf(day, plan.startsAt, zone), endsAt: instantOf(last, plan.endsAt, zone) };
}

/** The address of the session that a series planned for a day: made of both, so that planning twice makes it once. */
export function sessionId(id: SeriesId, unitId: UnitId, plan: Plan, day: string, zone = DEFAULT_ZONE): PostId {
  const tail = base32(Buffer.from(sha256(`${id}:${day}`).slice(0, 16), "hex")).slice(0, 6);
  return postIdAt(unitId, toIso(sessionOn(plan, day, zone).startsAt), tail, zone);
}

/** What is published for a day. An opening that has passed already is no opening. */
export function factsOn(
  { unitId, facts, plan }: { unitId: UnitId; facts: SeriesFacts; plan: Plan },
  day: string,
  now: number,
  zone = DEFAULT_ZONE,
): PostFacts {
  const { startsAt, endsAt } = sessionOn(plan, day, zone);
  const opens = startsAt - (plan.openDaysBefore ?? 0) * DAY;
  const closes = startsAt - (plan.claimHoursBefore ?? 0) * HOUR;
  return {
    ...facts,
    unitId,
    startsAt: toIso(startsAt),
    endsAt: toIso(endsAt),
    ...(plan.openDaysBefore && opens > now && { openAt: toIso(opens) }),
    ...(plan.claimHoursBefore && closes > now && { claimBy: toIso(closes) }),
  };
}
