import { type CountableRecord, countsEverything, defaultRules, workingOf } from "@rengang/core/evaluation/rules";
import { type SchemeRules, schemeRulesSchema } from "@rengang/core/evaluation/schema";
import { EVIDENCE, type ServiceId } from "@rengang/core/services/schema";
import { STANDARD_TEAMS } from "@rengang/core/teams/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const scheme = (facts: Partial<SchemeRules> = {}): SchemeRules => ({ ...defaultRules("2026"), ...facts });
let made = 0;
const record = (on: string, hours: number, facts: Partial<CountableRecord> = {}): CountableRecord => {
  made += 1;
  const id = `svc_0000000000000.${on.replaceAll("-", "")}.${String(made).padStart(8, "0")}` as ServiceId;
  return { id, on, title: "清洁", team: "environment", evidence: "organiser", backfilled: false, hours, ...facts };
};

const halves = (max: number) => fc.integer({ min: 1, max: max * 2 }).map((n) => n / 2);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyRecords = fc
  .array(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 4 }),
      hours: halves(10),
      team: fc.constantFrom(...STANDARD_TEAMS.slice(0, 3)),
      evidence: fc.constantFrom(...EVIDENCE),
      presentPercent: maybe(fc.integer({ min: 0, max: 100 })),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ month, day, hours, ...facts }, i): CountableRecord => {
      const on = `2026-${String(month).padStart(2, "0")}-0${day}`;
      const id = `svc_0000000000000.${on.replaceAll("-", "")}.${String(i).padStart(8, "0")}` as ServiceId;
      return { id, on, title: "清洁", backfilled: false, hours, ...facts };
    }),
  );
const anyScheme: fc.Arbitrary<SchemeRules> = fc
  .record({
    caps: fc.record({
      hoursPerRecord: maybe(halves(4)),
      hoursPerDay: maybe(halves(6)),
      hoursPerTeam: maybe(halves(20)),
      hoursPerYear: maybe(halves(60)),
      timesPerDay: maybe(fc.nat(3)),
      timesPerTeam: maybe(fc.nat(8)),
      timesPerYear: maybe(fc.nat(20)),
    }),
    presentPercentMin: maybe(fc.integer({ min: 1, max: 100 })),
    excludedEvidence: fc.subarray([...EVIDENCE]),
    points: maybe(
      fc.record({
        perTime: fc.nat(500).map((n) => n / 100),
        perHour: fc.nat(500).map((n) => n / 100),
        weights: fc.integer({ min: 100, max: 200 }).map((n) => [{ team: "policy" as const, factor: n / 100 }]),
        perTeamMax: maybe(fc.nat(2000).map((n) => n / 100)),
        perYearMax: maybe(fc.nat(5000).map((n) => n / 100)),
      }),
    ),
  })
  .map((facts) => scheme(facts));

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("counting a year", () => {
  test("sums equal what counts of the records, by team and by month as well", () => {
    fc.assert(
      fc.property(anyRecords, anyScheme, (records, rules) => {
        const working = workingOf(records, rules);
        expect(working.hours).toBe(sum(working.records.map((r) => r.countedHours)));
        expect(working.times).toBe(sum(working.records.map((r) => r.countedTimes)));
        for (const parts of [working.byTeam, working.byMonth].map(Object.values)) {
          expect(sum(parts.map((p) => p.hours))).toBe(working.hours);
          expect(sum(parts.map((p) => p.times))).toBe(working.times);
        }
        if (rules.points) expect(working.points).toBeCloseTo(sum(working.records.map((r) => r.points ?? 0)), 6);
      }),
    );
  });

  test("no limit is ever exceeded, and nothing counts more than it was", () => {
    fc.assert(
      fc.property(anyRecords, anyScheme, (records, rules) => {
        const { caps, points } = rules;
        const working = workingOf(records, rules);
        for (const r of working.records) {
          expect(r.countedHours).toBeLessThanOrEqual(Math.min(r.hours, caps.hoursPerRecord ?? r.hours));
          expect(r.countedTimes).toBeLessThanOrEqual(1);
          if (r.countedHours < r.hours || r.countedTimes === 0) expect(r.why).not.toEqual([]);
        }
        for (const on of new Set(records.map((r) => r.on))) {
          const day = working.records.filter((r) => r.on === on);
          expect(sum(day.map((r) => r.countedHours))).toBeLessThanOrEqual(caps.hoursPerDay ?? Number.POSITIVE_INFINITY);
          expect(sum(day.map((r) => r.countedTimes))).toBeLessThanOrEqual(caps.timesPerDay ?? Number.POSITIVE_INFINITY);
        }
        for (const part of Object.values(working.byTeam)) {
          expect(part.hours).toBeLessThanOrEqual(caps.hoursPerTeam ?? Number.POSITIVE_INFINITY);
          expect(part.times).toBeLessThanOrEqual(caps.timesPerTeam ?? Number.POSITIVE_INFINITY);
        }
        expect(working.hours).toBeLessThanOrEqual(caps.hoursPerYear ?? Number.POSITIVE_INFINITY);
        expect(working.points ?? 0).toBeLessThanOrEqual(points?.perYearMax ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  test("the order in which records arrive changes nothing", () => {
    fc.assert(
      fc.property(
        anyRecords.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        anyScheme,
        ([records, shuffled], rules) => {
          expect(workingOf(shuffled, rules)).toEqual(workingOf(records, rules));
        },
      ),
    );
  });

  test("without a scheme of its own a district counts times and hours, gives no points and no grade", () => {
    const working = workingOf([record("2026-03-01", 2), record("2026-04-01", 1.5, { team: "policy" })], scheme());
    expect(working).toMatchObject({ times: 2, hours: 3.5, required: {}, remaining: {} });
    expect(working).not.toHaveProperty("points");
    expect(working).not.toHaveProperty("band");
    expect(countsEverything({ ...scheme(), year: "2026" })).toBe(true);
  });

  test("at most two hours of an activity count where the scheme says so, and the record says why", () => {
    const { records } = workingOf([record("2026-03-01", 3)], scheme({ caps: { hoursPerRecord: 2 } }));
    expect(records).toMatchObject([
      { hours: 3, countedHours: 2, countedTimes: 1, why: [{ rule: "record_cap", of: "hours", limit: 2 }] },
    ]);
  });

  test("a session counts from the share of presence that the scheme asks, and where nobody checked out", () => {
    const rules = scheme({ presentPercentMin: 60 });
    const all = [59, 60, undefined].map((presentPercent, i) => record(`2026-03-0${i + 1}`, 2, { presentPercent }));
    expect(workingOf(all, rules).records.map((r) => r.countedTimes)).toEqual([0, 1, 1]);
  });

  test("what lies outside the period of the year does not count", () => {
    const rules = scheme({ from: "2025-12-01", to: "2026-11-30" });
    const all = ["2025-11-30", "2025-12-01", "2026-11-30", "2026-12-01"].map((on) => record(on, 1));
    expect(workingOf(all, rules).records.map((r) => r.countedHours)).toEqual([0, 1, 1, 0]);
  });

  test("an exemption lowers what is asked in proportion, days named twice counting once, in the member's favour", () => {
    const rules = scheme({ requirement: { times: 4, hours: 10 } });
    const leave = [
      { from: "2026-01-01", to: "2026-04-30", reason: "因病" },
      { from: "2026-03-01", to: "2026-06-30", reason: "产假" },
    ];
    const working = workingOf([record("2026-09-01", 1.5)], rules, leave);
    expect(working.required).toEqual({ times: 2, hours: 5 });
    expect(working.remaining).toEqual({ times: 1, hours: 3.5 });
  });

  test("bands exist only where a district has switched them on", () => {
    const steps = [
      { from: 8, name: "一星" },
      { from: 10, name: "二星" },
    ];
    const bands = { of: "hours" as const, steps };
    expect(workingOf([record("2026-03-01", 9)], scheme({ bands })).band).toBe("一星");
    expect(workingOf([record("2026-03-01", 7)], scheme({ bands })).band).toBeUndefined();
  });

  test("bands of points without points, and requirements in a unit that is not counted, are not a scheme", () => {
    const period = { from: "2026-01-01", to: "2026-12-31" };
    const bands = { of: "points", steps: [{ from: 40, name: "一星" }] };
    expect(schemeRulesSchema.safeParse({ ...period, bands }).success).toBe(false);
    expect(schemeRulesSchema.safeParse({ ...period, account: "times", requirement: { hours: 50 } }).success).toBe(
      false,
    );
    expect(schemeRulesSchema.safeParse({ from: period.to, to: period.from }).success).toBe(false);
    expect(schemeRulesSchema.safeParse(period).success).toBe(true);
  });
});
