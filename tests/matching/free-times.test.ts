import { expect, test } from "vitest";
import { timesNeeded } from "../../packages/core/matching/free-times";

const NO_HOLIDAYS: { daysOff: string[]; daysOn: string[] } = { daysOff: [], daysOn: [] };
/** From and to on the district's clock, in epoch minutes. */
const at = (from: string, to: string) => ({
  from: Date.parse(`${from}:00+08:00`) / 60_000,
  to: Date.parse(`${to}:00+08:00`) / 60_000,
});
const needs = (from: string, to: string, days = NO_HOLIDAYS) => timesNeeded(at(from, to), days).sort();

test("an evening begins at six on the district's clock, and a session that spans it needs both", () => {
  expect(needs("2026-11-13T15:00", "2026-11-13T18:00")).toEqual(["weekday_day"]);
  expect(needs("2026-11-13T18:00", "2026-11-13T20:00")).toEqual(["weekday_evening"]);
  expect(needs("2026-11-13T17:00", "2026-11-13T19:00")).toEqual(["weekday_day", "weekday_evening"]);
});

test("hours after midnight belong to the evening before, also from Friday to Saturday and over the year's end", () => {
  expect(needs("2026-11-13T22:00", "2026-11-14T02:00")).toEqual(["weekday_evening"]);
  expect(needs("2026-11-14T01:00", "2026-11-14T05:00")).toEqual(["weekday_evening"]);
  expect(needs("2026-11-15T23:00", "2026-11-16T07:00")).toEqual(["weekday_day", "weekend_evening"]);
  expect(needs("2026-12-31T22:00", "2027-01-01T01:00")).toEqual(["weekday_evening"]);
});

test("a public holiday counts as a weekend, and a Saturday that is worked as a weekday", () => {
  const days = { daysOff: ["2026-10-01"], daysOn: ["2026-10-10"] };
  expect(needs("2026-10-01T09:00", "2026-10-01T11:00", days)).toEqual(["weekend_day"]);
  expect(needs("2026-10-10T09:00", "2026-10-10T11:00", days)).toEqual(["weekday_day"]);
});

test("a weekly duty needs the times of all its days; a duty without hours needs none", () => {
  const weekly = { days: [5, 6], startsAt: "19:00", endsAt: "01:00", from: "2026-09-01", until: "2026-12-31" };
  expect(timesNeeded({ weekly }, NO_HOLIDAYS).sort()).toEqual(["weekday_evening", "weekend_evening"]);
  expect(timesNeeded({}, NO_HOLIDAYS)).toEqual([]);
});
