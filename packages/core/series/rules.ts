import { sha256 } from "@rengang/kernel/crypto";
import { base32, type PostId, type UnitId } from "@rengang/kernel/ids";
import { invalidFields } from "@rengang/kernel/input";
import { addDays, DAY, HOUR, instantOf, toIso, weekdayOf } from "@rengang/kernel/time";
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
 * @param at how the request names a field of the plan
 * @throws Refusal `input.invalid` at `until` (backwards, too long, too many), `recurrence` (no day at all), `also` (a
 * day beside the plan) or `openDaysBefore` (claims would end before they begin)
 */
export function daysOf(plan: Plan, calendar: WorkCalendar, at: (field: string) => string = inPlan): string[] {
  const refuse = (field: string, problem: string, more = {}) => invalidFields([{ path: at(field), problem, ...more }]);
  if (plan.until < plan.from) throw refuse("until", "before_start");
  if (daysBetween(plan.from, plan.until) >= DAYS_MOST) throw refuse("until", "too_long", { maximum: DAYS_MOST });
  if (plan.openDaysBefore && plan.claimHoursBefore && plan.openDaysBefore * 24 <= plan.claimHoursBefore) {
    throw refuse("openDaysBefore", "after_claim_by");
  }
  const beside = plan.also.findIndex((day) => day < plan.from || day > plan.until);
  if (beside >= 0) throw refuse(`also.${beside}`, "outside");
  const days = new Set(plan.also);
  for (let day = plan.from; day <= plan.until; day = addDays(day, 1)) {
    if (fallsOn(plan.recurrence, day, plan.from, calendar)) days.add(day);
  }
  for (const day of plan.except) days.delete(day);
  if (days.size === 0) throw refuse("recurrence", "no_day");
  if (days.size > SESSIONS_MOST) throw refuse("until", "too_many", { maximum: SESSIONS_MOST });
  return [...days].sort();
}

/** A plan inside the body of a request. */
export const inPlan = (field: string): string => `plan.${field}`;
/** A plan, or its one field, that is the body. */
export const asBody = (field: string): string => field;

/** Start and end of the session on a local day, in epoch milliseconds; an end that is not after the start lies on the next day. */
export function sessionOn(plan: Pick<Plan, "startsAt" | "endsAt">, day: string): { startsAt: number; endsAt: number } {
  const last = plan.endsAt > plan.startsAt ? day : addDays(day, 1);
  return { startsAt: instantOf(day, plan.startsAt), endsAt: instantOf(last, plan.endsAt) };
}

/** What a series needs to say where its sessions are. */
export type Planned = { readonly id: SeriesId; readonly unitId: UnitId; readonly plan: Plan };

/** The address of the session that a series planned for a day: made of both, so that planning twice makes it once. */
export function sessionId({ id, unitId, plan }: Planned, day: string): PostId {
  const tail = base32(Buffer.from(sha256(`${id}:${day}`).slice(0, 16), "hex")).slice(0, 6);
  return postIdAt(unitId, toIso(sessionOn(plan, day).startsAt), tail);
}

/** When claims of a session that starts at `startsAt` (epoch milliseconds) open and end; what has passed already is left out. */
export function openingOf(
  { openDaysBefore, claimHoursBefore }: Pick<Plan, "openDaysBefore" | "claimHoursBefore">,
  startsAt: number,
  now: number,
): { openAt?: string; claimBy?: string } {
  const opens = startsAt - (openDaysBefore ?? 0) * DAY;
  const closes = startsAt - (claimHoursBefore ?? 0) * HOUR;
  return {
    ...(openDaysBefore && opens > now && { openAt: toIso(opens) }),
    ...(claimHoursBefore && closes > now && { claimBy: toIso(closes) }),
  };
}

/** What is published for a day. */
export function factsOn(series: Omit<Planned, "id"> & { facts: SeriesFacts }, day: string, now: number): PostFacts {
  const { startsAt, endsAt } = sessionOn(series.plan, day);
  const times = { startsAt: toIso(startsAt), endsAt: toIso(endsAt), ...openingOf(series.plan, startsAt, now) };
  return { ...series.facts, unitId: series.unitId, ...times };
}
