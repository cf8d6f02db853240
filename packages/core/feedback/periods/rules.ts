import { DAY, dayOf, instantOf } from "@rengang/kernel/time";
import type { FormFacts } from "../schema";
import type { Requirement } from "./schema";

const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const numberOf = (day: string) => Date.parse(day) / DAY;

/** The end of the window: midnight after so many whole local days, so that the day of showing is never cut short. */
export function windowEnd(now: number, days: number, zone: string): number {
  return instantOf(addDays(dayOf(now, zone), days + 1), "00:00", zone);
}

/** Days of the period that are exempt; a day named twice counts once. */
function exemptDays(period: { from: string; to: string }, exemptions: FormFacts["exemptions"]): number {
  const days = new Set<number>();
  for (const { from, to } of exemptions) {
    const last = Math.min(numberOf(to), numberOf(period.to));
    for (let day = Math.max(numberOf(from), numberOf(period.from)); day <= last; day++) days.add(day);
  }
  return days.size;
}

/**
 * The requirement that remains beside exemptions: lowered in proportion to the days exempted within the period,
 * rounded in the member's favour, times to whole ones and hours to the half.
 */
export function requirementAfter(
  whole: Requirement,
  period: { from: string; to: string },
  exemptions: FormFacts["exemptions"],
): Requirement {
  const days = numberOf(period.to) - numberOf(period.from) + 1;
  const left = days - exemptDays(period, exemptions);
  return {
    ...(whole.times !== undefined && { times: Math.floor((whole.times * left) / days) }),
    ...(whole.hours !== undefined && { hours: Math.floor((whole.hours * 2 * left) / days) / 2 }),
  };
}

/** What is still open of a requirement; says "so much is missing", never "failed". */
export function missingOf(due: Requirement, done: { times: number; hours: number }): Requirement {
  return {
    ...(due.times !== undefined && { times: Math.max(0, due.times - done.times) }),
    ...(due.hours !== undefined && { hours: Math.max(0, due.hours - done.hours) }),
  };
}
