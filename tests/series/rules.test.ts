import { daysOf, factsOn, sessionOn } from "@rengang/core/series/rules";
import { type Plan, planSchema, seriesFactsSchema } from "@rengang/core/series/schema";
import type { UnitId } from "@rengang/kernel/ids";
import { describe, expect, test } from "vitest";

const NONE = { daysOff: [], daysOn: [] };
const plan = (more: Partial<Plan>): Plan =>
  planSchema.parse({
    recurrence: { every: "week", days: [6] },
    from: "2026-11-12",
    until: "2026-12-31",
    startsAt: "08:30",
    endsAt: "10:30",
    ...more,
  });
const short = (days: string[]) => days.map((day) => day.slice(5)).join(" ");

describe("the days of a series", () => {
  test.each<[string, Partial<Plan>, string]>([
    ["every Saturday", {}, "11-14 11-21 11-28 12-05 12-12 12-19 12-26"],
    [
      "every other Saturday, counted from the first week",
      { recurrence: { every: "week", days: [6], weeks: 2 } },
      "11-14 11-28 12-12 12-26",
    ],
    [
      "Tuesdays and Thursdays",
      { recurrence: { every: "week", days: [2, 4], weeks: 1 }, until: "2026-11-27" },
      "11-12 11-17 11-19 11-24 11-26",
    ],
    [
      "the 15th of each month",
      { recurrence: { every: "month", on: 15 }, until: "2027-02-28" },
      "11-15 12-15 01-15 02-15",
    ],
    [
      "the 31st is each month's last day",
      { recurrence: { every: "month", on: 31 }, until: "2027-03-31" },
      "11-30 12-31 01-31 02-28 03-31",
    ],
    [
      "the second Sunday",
      { recurrence: { every: "month_weekday", nth: 2, day: 7 }, until: "2027-01-31" },
      "12-13 01-10",
    ],
    [
      "the last Friday",
      { recurrence: { every: "month_weekday", nth: -1, day: 5 }, until: "2027-01-31" },
      "11-27 12-25 01-29",
    ],
    ["workdays", { recurrence: { every: "workday" }, until: "2026-11-18" }, "11-12 11-13 11-16 11-17 11-18"],
    [
      "with days left out and days besides",
      { except: ["2026-11-21"], also: ["2026-11-18"], until: "2026-11-28" },
      "11-14 11-18 11-28",
    ],
  ])("%s", (_, more, expected) => {
    expect(short(daysOf(plan(more), NONE))).toBe(expected);
  });

  test("workdays leave public holidays out and take the days worked instead", () => {
    const calendar = { daysOff: ["2026-11-13"], daysOn: ["2026-11-14"] };
    expect(short(daysOf(plan({ recurrence: { every: "workday" }, until: "2026-11-16" }), calendar))).toBe(
      "11-12 11-14 11-16",
    );
  });

  test("the 29th of February exists in a leap year and is the 28th in others", () => {
    const on29 = { recurrence: { every: "month", on: 29 } as const };
    expect(short(daysOf(plan({ ...on29, from: "2028-02-01", until: "2028-02-29" }), NONE))).toBe("02-29");
    expect(short(daysOf(plan({ ...on29, from: "2027-02-01", until: "2027-02-28" }), NONE))).toBe("02-28");
  });

  test.each<[string, Partial<Plan>, string, string]>([
    ["a hundred years", { until: "2126-11-12" }, "plan.until", "too_long"],
    ["an end before the start", { until: "2026-11-11" }, "plan.until", "before_start"],
    ["no day at all", { until: "2026-11-13" }, "plan.recurrence", "no_day"],
    ["an extra day beside the plan", { also: ["2027-01-02"] }, "plan.also.0", "outside"],
    [
      "claims that end before they begin",
      { openDaysBefore: 1, claimHoursBefore: 24 },
      "plan.openDaysBefore",
      "after_claim_by",
    ],
    ["every day left out", { until: "2026-11-14", except: ["2026-11-14"] }, "plan.recurrence", "no_day"],
    [
      "more sessions than 120",
      { recurrence: { every: "week", days: [1, 2, 3, 4, 5, 6, 7], weeks: 1 }, until: "2027-06-30" },
      "plan.until",
      "too_many",
    ],
  ])("%s is refused at its field", (_, more, path, problem) => {
    try {
      daysOf(plan(more), NONE);
      expect.unreachable("it must be refused");
    } catch (error) {
      expect(error).toMatchObject({ code: "input.invalid", facts: { fields: [{ path, problem }] } });
    }
  });

  test("a session that ends past midnight ends on the next day, also across the year's end", () => {
    const { startsAt, endsAt } = sessionOn({ startsAt: "22:00", endsAt: "01:00" }, "2026-12-31");
    expect([new Date(startsAt).toISOString(), new Date(endsAt).toISOString()]).toEqual([
      "2026-12-31T14:00:00.000Z",
      "2026-12-31T17:00:00.000Z",
    ]);
  });

  test("opening and deadline keep their distance from each session, and an opening in the past is none", () => {
    const facts = seriesFactsSchema.parse({ title: "清洁", team: "environment", place: "北门", places: 4 });
    const series = { unitId: "unt_001001" as UnitId, facts, plan: plan({ openDaysBefore: 7, claimHoursBefore: 24 }) };
    const now = Date.parse("2026-11-12T01:00:00Z");
    const far = factsOn(series, "2026-12-05", now);
    expect([far.openAt, far.claimBy]).toEqual(["2026-11-28T00:30:00.000Z", "2026-12-04T00:30:00.000Z"]);
    expect(factsOn(series, "2026-11-14", now).openAt).toBeUndefined();
  });
});
