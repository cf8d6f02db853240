import { DAY } from "@rengang/kernel/time";
import type { ExemptPeriod } from "./schema";
import type { SchemeRules } from "./scheme-schema";

interface Sums {
  times: number;
  hours: number;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** Days of the scheme's period that are covered by exemptions; days named twice count once. */
export function exemptDays(scheme: SchemeRules, exemptions: readonly ExemptPeriod[]): number {
  const days = new Set<number>();
  for (const { from, to } of exemptions) {
    const last = Math.min(dayNumber(to), dayNumber(scheme.to));
    for (let day = Math.max(dayNumber(from), dayNumber(scheme.from)); day <= last; day++) days.add(day);
  }
  return days.size;
}

/**
 * What the year asks of one member. Exemptions lower it in proportion to their days, rounded in the member's favour,
 * times to whole ones and hours to the half.
 */
export function requiredOf(scheme: SchemeRules, exemptions: readonly ExemptPeriod[]): Partial<Sums> {
  const days = dayNumber(scheme.to) - dayNumber(scheme.from) + 1;
  const left = days - exemptDays(scheme, exemptions);
  const { times, hours } = scheme.requirement;
  return {
    ...(times !== undefined && { times: Math.floor((times * left) / days) }),
    ...(hours !== undefined && { hours: Math.floor((hours * 2 * left) / days) / 2 }),
  };
}

/** What is still to come; 0 where nothing is. */
export function sharesLeft(required: Partial<Sums>, done: Sums): Partial<Sums> {
  const { times, hours } = required;
  return {
    ...(times !== undefined && { times: Math.max(0, times - done.times) }),
    ...(hours !== undefined && { hours: Math.max(0, hours - done.hours) }),
  };
}

/** Points of one record in hundredths, 0 where points are off. */
export function pointsOf(
  record: { team: string; evidence: string },
  times: number,
  hours: number,
  rule: SchemeRules["points"],
): number {
  if (!rule) return 0;
  const fitting = rule.weights.filter(
    (w) => (w.team ?? record.team) === record.team && (w.evidence ?? record.evidence) === record.evidence,
  );
  const factor = fitting.reduce((product, w) => product * w.factor, 1);
  return Math.round((rule.perTime * times + rule.perHour * hours) * factor * 100);
}

/** The highest band that is reached, or none; only where a district has switched bands on. */
export function bandOf(scheme: SchemeRules, sums: Sums & { points: number }): string | undefined {
  const { bands } = scheme;
  return bands?.steps.findLast((step) => step.from <= sums[bands.of])?.name;
}
