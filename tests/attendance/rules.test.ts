import { checkPaperTime, checkTickTime, checkWindow, codeWindow, sessionOf } from "@rengang/core/attendance/rules";
import { districtSettingsSchema } from "@rengang/core/districts/schema";
import type { PostRow } from "@rengang/core/posts";
import { serviceIdFor } from "@rengang/core/services/items";
import type { DistrictId, PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";
import { expect, test } from "vitest";
import { START } from "../support/world";

const settings = districtSettingsSchema.parse({});
const district = { id: "d-1" as DistrictId, name: "区", zone: "Asia/Shanghai", settings };
const base = {
  unitId: "unt_001001" as UnitId,
  title: "值守",
  team: "watch" as const,
  place: "门口",
  places: 2,
  waitMax: 0,
};
const from = START / MINUTE;
const dated: PostRow = { ...base, id: "pst_001001.202611120900.aaaaaa" as PostId, from, to: from + 120 };
const standing: PostRow = { ...base, id: "pst_001001.9.aaaaaa" as PostId };

test("a dated session knows its own day; a standing duty is one session a day, never tomorrow's", () => {
  expect(sessionOf(dated, "2026-11-30", district, START).on).toBe("2026-11-12");
  expect(sessionOf(standing, undefined, district, START).on).toBe("2026-11-12");
  expect(sessionOf(standing, "2026-11-11", district, START).on).toBe("2026-11-11");
  expect(() => sessionOf(standing, "2026-11-13", district, START)).toThrow("attendance.in_future");
});

test("the window of a code is the district's: other settings, another window", () => {
  expect(codeWindow({ post: dated, on: "2026-11-12" }, district)).toEqual({ from: from - 60, until: from + 180 });
  const wide = { ...district, settings: { ...settings, checkInBeforeMinutes: 10, checkInAfterMinutes: 0 } };
  expect(codeWindow({ post: dated, on: "2026-11-12" }, wide)).toEqual({ from: from - 10, until: from + 120 });
});

test("a standing duty's code works on that local day from midnight to midnight", () => {
  const { from: first, until } = codeWindow({ post: standing, on: "2026-11-12" }, district);
  expect(new Date(first * MINUTE).toISOString()).toBe("2026-11-11T16:00:00.000Z");
  expect(until - first).toBe(24 * 60);
});

test("the window includes its first minute and excludes its last", () => {
  const window = { from, until: from + 1 };
  expect(() => checkWindow(window, START)).not.toThrow();
  expect(() => checkWindow(window, START - 1)).toThrow("attendance.too_early");
  expect(() => checkWindow(window, START + MINUTE)).toThrow("attendance.code_expired");
});

test("the roster is ticked until three days after the end; a paper sheet waits for the end", () => {
  const session = { post: dated, on: "2026-11-12" };
  const end = START + 2 * HOUR;
  expect(() => checkTickTime(session, district, end + 3 * DAY - 1)).not.toThrow();
  expect(() => checkTickTime(session, district, end + 3 * DAY)).toThrow("attendance.too_late_to_tick");
  expect(() => checkPaperTime(session, end - 1)).toThrow("attendance.not_over");
  expect(() => checkPaperTime(session, end)).not.toThrow();
});

test("one person and session always name the same record; another person, day or post another one", () => {
  const [a, b] = ["per_aaaaaaaaaaaaa" as PersonId, "per_bbbbbbbbbbbbb" as PersonId];
  const ids = [
    serviceIdFor(a, dated.id, "2026-11-12"),
    serviceIdFor(b, dated.id, "2026-11-12"),
    serviceIdFor(a, standing.id, "2026-11-12"),
    serviceIdFor(a, standing.id, "2026-11-13"),
  ];
  expect(serviceIdFor(a, dated.id, "2026-11-12")).toBe(ids[0]);
  expect(new Set(ids).size).toBe(4);
});
