import { daySchema } from "@rengang/kernel/schema";
import { DAY } from "@rengang/kernel/time";
import * as z from "zod";

export const PERIODS = ["week", "month", "year"] as const;
/** So many claims of one member in each week, month or year. */
export const perPeriodSchema = z.strictObject({ count: z.int().min(1).max(99), per: z.enum(PERIODS) });
export type PerPeriod = z.output<typeof perPeriodSchema>;

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** When a standing duty is served every week: days from Monday (1) to Sunday (7), local times; the end may lie past midnight. */
export const timetableSchema = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  startsAt: clockSchema,
  endsAt: clockSchema,
  /** First and last local day of the season. */
  from: daySchema,
  until: daySchema,
});
export type Timetable = z.output<typeof timetableSchema>;

interface Times {
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly claimBy?: string | undefined;
  readonly openAt?: string | undefined;
  readonly drawAt?: string | undefined;
  readonly timetable?: Timetable | undefined;
}
const at = (iso: string | undefined, otherwise: number) => (iso === undefined ? otherwise : Date.parse(iso));

/** What is wrong with the times among themselves: field and problem, in the order of the form. */
function problemsOfTimes(p: Times): [field: string, problem: string][] {
  const found: [string, string][] = [];
  const [start, end] = [at(p.startsAt, Number.NaN), at(p.endsAt, Number.NaN)];
  if (p.startsAt === undefined && p.endsAt !== undefined) found.push(["startsAt", "missing"]);
  if (p.startsAt !== undefined && !(end > start)) found.push(["endsAt", "before_start"]);
  if (end - start > DAY) found.push(["endsAt", "too_long"]);
  if (p.startsAt !== undefined && p.timetable) found.push(["timetable", "not_with_times"]);
  if (p.timetable && p.timetable.until < p.timetable.from) found.push(["timetable.until", "before_start"]);
  if (p.timetable && p.timetable.until > yearAfter(p.timetable.from)) found.push(["timetable.until", "too_long"]);
  const last = Math.min(
    at(p.claimBy, Number.POSITIVE_INFINITY),
    p.startsAt === undefined ? Number.POSITIVE_INFINITY : start,
  );
  if (at(p.openAt, 0) >= last) found.push(["openAt", "after_claim_by"]);
  if (at(p.drawAt, 0) >= last) found.push(["drawAt", "after_claim_by"]);
  if (p.drawAt !== undefined && at(p.openAt, 0) >= at(p.drawAt, 0)) found.push(["drawAt", "before_start"]);
  return found;
}
const yearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** Adds one problem for every pair of times that contradict each other. */
export const timesInOrder = (facts: Times, issues: z.core.$RefinementCtx) => {
  for (const [field, problem] of problemsOfTimes(facts)) {
    issues.addIssue({ code: "custom", path: field.split("."), params: { problem } });
  }
};
