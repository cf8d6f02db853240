import { DAY, dayOf, halfHours, instantOf } from "@rengang/kernel/time";
import type { Exemption } from "../schema";
import type { Requirement } from "./schema";

const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const daysOf = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY + 1);

/** The end of the window: midnight after so many whole local days, so that the day of showing is never cut short. */
export function windowEnd(now: number, days: number, zone: string): number {
  return instantOf(addDays(dayOf(now, zone), days + 1), "00:00", zone);
}

/**
 * The requirement that remains beside an exemption (illness, leave, posted elsewhere, maternity): lowered in
 * proportion to the days exempted within the period, in the member's favour to the whole time and the half hour.
 */
export function requirementAfter(
  whole: Requirement,
  period: { from: string; to: string },
  exemption: Exemption | undefined,
): Requirement {
  if (!exemption) return whole;
  const from = exemption.from > period.from ? exemption.from : period.from;
  const to = exemption.to < period.to ? exemption.to : period.to;
  const part = 1 - daysOf(from, to) / daysOf(period.from, period.to);
  return {
    ...(whole.times !== undefined && { times: Math.floor(whole.times * part) }),
    ...(whole.hours !== undefined && { hours: part > 0 ? lowered(whole.hours * part) : 0 }),
  };
}

const lowered = (hours: number) => (hours < 0.5 ? 0 : halfHours(hours * 60));

/** What is still open of a requirement; says "so much is missing", never "failed". */
export function missingOf(due: Requirement, done: { times: number; hours: number }): Requirement {
  return {
    ...(due.times !== undefined && { times: Math.max(0, due.times - done.times) }),
    ...(due.hours !== undefined && { hours: Math.max(0, due.hours - done.hours) }),
  };
}
