import { DAY } from "@rengang/kernel/time";
import type { Evidence, ServiceId, Summary } from "../services/schema";
import type { Team } from "../teams/schema";
import { bandOf, pointsOf, requiredOf, sharesLeft } from "./requirement";
import type { CountedRecord, CountRule, ExemptPeriod } from "./schema";
import type { SchemeRules } from "./scheme-schema";

/** A confirmed service as the scheme looks at it. */
export interface CountableRecord {
  readonly id: ServiceId;
  /** Local day. */
  readonly on: string;
  readonly title: string;
  readonly team: Team;
  readonly evidence: Evidence;
  readonly backfilled: boolean;
  readonly hours: number;
  /** Share of the session between check-in and check-out; absent where nobody checked out. */
  readonly presentPercent?: number | undefined;
}

export interface Working extends Summary {
  readonly records: CountedRecord[];
  readonly recorded: { times: number; hours: number };
  readonly required: { times?: number; hours?: number };
  readonly remaining: { times?: number; hours?: number };
  readonly points?: number;
  readonly band?: string;
}

type Tally = { times: number; hours: number; points: number };
type Limit = readonly [rule: CountRule, limit: number | undefined, used: number];
type Why = CountedRecord["why"];

/** What has been counted so far on the same day, in the same team and in the year. */
class Used {
  readonly year: Tally = { times: 0, hours: 0, points: 0 };
  readonly #days = new Map<string, Tally>();
  readonly #teams = new Map<string, Tally>();
  day = (on: string): Tally => Used.#at(this.#days, on);
  team = (team: Team): Tally => Used.#at(this.#teams, team);
  static #at(map: Map<string, Tally>, key: string): Tally {
    const tally = map.get(key) ?? { times: 0, hours: 0, points: 0 };
    map.set(key, tally);
    return tally;
  }
}

/** As much of `amount` as every limit leaves room for, and which limits took some away. */
function limited(amount: number, of: Why[number]["of"], limits: readonly Limit[]): { amount: number; why: Why } {
  const why: Why = [];
  let left = amount;
  for (const [rule, limit, used] of limits) {
    if (limit === undefined || left <= limit - used) continue;
    left = Math.max(0, limit - used);
    why.push({ rule, of, limit });
  }
  return { amount: left, why };
}

function excludedBy(record: CountableRecord, scheme: SchemeRules): Why {
  const least = scheme.presentPercentMin;
  const rule: CountRule | undefined =
    record.on < scheme.from || record.on > scheme.to
      ? "outside_period"
      : scheme.excludedEvidence.includes(record.evidence)
        ? "evidence_excluded"
        : least !== undefined && record.presentPercent !== undefined && record.presentPercent < least
          ? "present_too_short"
          : undefined;
  if (rule === undefined) return [];
  return [{ rule, of: "times", limit: rule === "present_too_short" ? (least ?? 0) : 0 }];
}

function countRecord(record: CountableRecord, scheme: SchemeRules, used: Used): CountedRecord {
  const { presentPercent: _, ...facts } = record;
  const excluded = excludedBy(record, scheme);
  const none = scheme.points ? { points: 0 } : {};
  if (excluded.length > 0) return { ...facts, countedTimes: 0, countedHours: 0, ...none, why: excluded };
  const { caps } = scheme;
  const [day, team, year] = [used.day(record.on), used.team(record.team), used.year];
  const times = limited(1, "times", [
    ["day_cap", caps.timesPerDay, day.times],
    ["team_cap", caps.timesPerTeam, team.times],
    ["year_cap", caps.timesPerYear, year.times],
  ]);
  const hours = limited(record.hours, "hours", [
    ["record_cap", caps.hoursPerRecord, 0],
    ["day_cap", caps.hoursPerDay, day.hours],
    ["team_cap", caps.hoursPerTeam, team.hours],
    ["year_cap", caps.hoursPerYear, year.hours],
  ]);
  // Points are summed in hundredths: sums of decimals would depend on their order.
  const points = limited(pointsOf(record, times.amount, hours.amount, scheme.points), "points", [
    ["team_cap", scheme.points?.perTeamMax && Math.round(scheme.points.perTeamMax * 100), team.points],
    ["year_cap", scheme.points?.perYearMax && Math.round(scheme.points.perYearMax * 100), year.points],
  ]);
  for (const tally of [day, team, year]) {
    tally.times += times.amount;
    tally.hours += hours.amount;
    tally.points += points.amount;
  }
  return {
    ...facts,
    countedTimes: times.amount,
    countedHours: hours.amount,
    ...(scheme.points && { points: points.amount / 100 }),
    why: [...times.why, ...hours.why, ...points.why.map((w) => ({ ...w, limit: w.limit / 100 }))],
  };
}

const byDay = (a: CountableRecord, b: CountableRecord) =>
  a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1;

/** Sums of what counts, by team and by month; teams and months in which nothing counts are left out. */
export function summaryOf(records: readonly CountedRecord[]): Summary {
  const summary: Summary = { times: 0, hours: 0, byTeam: {}, byMonth: {} };
  for (const { countedTimes, countedHours, team, on } of records) {
    if (countedTimes === 0 && countedHours === 0) continue;
    summary.byTeam[team] ??= { times: 0, hours: 0 };
    summary.byMonth[on.slice(0, 7)] ??= { times: 0, hours: 0 };
    for (const part of [summary, summary.byTeam[team], summary.byMonth[on.slice(0, 7)]]) {
      if (!part) continue;
      part.times += countedTimes;
      part.hours += countedHours;
    }
  }
  return summary;
}

/**
 * A member's year under a scheme: every record with how much of it counts and which rule took the rest, and the sums.
 * Records are taken by day and id, so that the order in which they arrive changes nothing. Where a limit is reached,
 * the earlier service counts. The result says what is done and what is still to come; it never judges.
 */
export function workingOf(
  records: readonly CountableRecord[],
  scheme: SchemeRules,
  exemptions: readonly ExemptPeriod[] = [],
): Working {
  const used = new Used();
  const counted = [...records].sort(byDay).map((record) => countRecord(record, scheme, used));
  const summary = summaryOf(counted);
  const required = requiredOf(scheme, exemptions);
  const band = bandOf(scheme, { ...summary, points: used.year.points / 100 });
  return {
    records: counted,
    recorded: { times: records.length, hours: records.reduce((sum, r) => sum + r.hours, 0) },
    ...summary,
    required,
    remaining: sharesLeft(required, summary),
    ...(scheme.points && { points: used.year.points / 100 }),
    ...(band !== undefined && { band }),
  };
}

/** The scheme of a district that has decided nothing: times and hours of the calendar year, no points, no grade. */
export function defaultRules(year: string): SchemeRules {
  return {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    account: "hours_and_times",
    requirement: {},
    caps: {},
    excludedEvidence: [],
    exemptionReasons: ["因病", "请假", "外派", "产假"],
    grades: [],
  };
}

/** Whether everything that is recorded in the calendar year counts in full, so that kept sums need no second look. */
export function countsEverything(scheme: SchemeRules & { year: string }): boolean {
  const { from, to, caps, excludedEvidence, presentPercentMin, points, bands, year } = scheme;
  const wholeYear = from === `${year}-01-01` && to === `${year}-12-31`;
  const unlimited = Object.values(caps).every((cap) => cap === undefined) && excludedEvidence.length === 0;
  return wholeYear && unlimited && presentPercentMin === undefined && points === undefined && bands === undefined;
}

/** Until when (epoch ms) a member may object to a report. */
export const objectionEnd = (frozenAt: number, days: number): number => frozenAt + days * DAY;
