import type {
  CommunityReport,
  DistrictReport,
  EmployerReport,
  EmployersReport,
  MemberReport,
  Scheme,
  YearState,
} from "@rengang/core/evaluation/schema";
import { api, json } from "../../lib/api";
import { today } from "../../lib/format";
import { createRemote } from "../../lib/remote";
import { language } from "../../lib/settings";
import type { Bar } from "../../ui/bar-chart";

export type { CommunityReport, DistrictReport, EmployerReport, EmployersReport, MemberReport, Scheme, YearState };
export type Sums = Record<string, { times: number; hours: number }>;

/** This calendar year, on the district's clock. */
export const thisYear = (): string => today().slice(0, 4);
/** A year from the address; anything else is this one. */
export const yearFrom = (text: unknown): string =>
  typeof text === "string" && /^20\d\d$/.test(text) ? text : thisYear();

const key = (year: string, ...rest: string[]) => ["evaluation", year, ...rest];

/** Whether a year is open, being closed, or frozen. */
export function createYear(year: () => string) {
  return createRemote<YearState>(() => ({
    key: key(year(), "state"),
    load: () => json(api.evaluation[":year"].$get({ param: { year: year() } })),
    every: (state) => state?.state === "running" && 2000,
  }));
}

/** What the year asks and how it counts. */
export function createScheme(year: () => string) {
  return createRemote<Scheme>(() => ({
    key: key(year(), "scheme"),
    load: () => json(api.evaluation[":year"].scheme.$get({ param: { year: year() } })),
  }));
}

/** The district's year, or that of the street one answers for. */
export function createDistrictReport(year: () => string) {
  return createRemote<DistrictReport>(() => ({
    key: key(year(), "district"),
    load: () => json(api.evaluation[":year"].reports.district.$get({ param: { year: year() } })),
    fresh: 60_000,
  }));
}

/** A community's year: sums, and every member by name. */
export function createCommunityReport(year: () => string, unitId: () => string) {
  return createRemote<CommunityReport>(() => ({
    key: key(year(), "communities", unitId()),
    load: () =>
      json(
        api.evaluation[":year"].reports.communities[":unitId"].$get({
          param: { year: year(), unitId: unitId() },
        }),
      ),
    fresh: 60_000,
  }));
}

/** A member's year: every record, and how much of it counts. */
export function createMemberReport(year: () => string, personId: () => string) {
  return createRemote<MemberReport>(() => ({
    key: key(year(), "members", personId()),
    load: () =>
      json(
        api.evaluation[":year"].reports.members[":personId"].$get({ param: { year: year(), personId: personId() } }),
      ),
    fresh: 60_000,
  }));
}

/** Every employer's sums; only of a frozen year. */
export function createEmployersReport(year: () => string, enabled: () => boolean) {
  return createRemote<EmployersReport>(() => ({
    key: key(year(), "employers"),
    enabled: enabled(),
    load: () => json(api.evaluation[":year"].reports.employers.$get({ param: { year: year() } })),
    fresh: 60_000,
  }));
}

/** An employer's year. */
export function createEmployerReport(year: () => string, employerId: () => string) {
  return createRemote<EmployerReport>(() => ({
    key: key(year(), "employers", employerId()),
    load: () =>
      json(
        api.evaluation[":year"].reports.employers[":employerId"].$get({
          param: { year: year(), employerId: employerId() },
        }),
      ),
    fresh: 60_000,
  }));
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A bar for every month of the period that has begun; the present month is the red one. */
export function monthBars(report: { from: string; to: string; totals: { byMonth: Sums } }): Bar[] {
  const now = today().slice(0, 7);
  const bars: Bar[] = [];
  const [fromYear = 0, fromMonth = 1] = report.from.split("-").map(Number);
  for (let n = fromYear * 12 + fromMonth - 1; bars.length < 24; n++) {
    const month = `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
    if (month > report.to.slice(0, 7) || month > now) break;
    const label = language() === "zh" ? `${(n % 12) + 1}月` : (MONTHS[n % 12] ?? "");
    bars.push({ label, value: report.totals.byMonth[month]?.hours ?? 0, now: month === now });
  }
  return bars;
}
