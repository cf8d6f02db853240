import { FORM_RETENTION, keptUntil, previewOf, type Standing, waitsOf, whoseTurn } from "@rengang/core/privacy/rules";
import { DAY } from "@rengang/kernel/time";
import { expect, test } from "vitest";

const NOW = Date.parse("2027-03-01T00:00:00Z");
const CLEAR: Standing = {
  roles: 0,
  registered: false,
  claims: 0,
  services: 0,
  forms: 0,
  objections: 0,
  openYears: [],
  deliveredAt: [],
  records: 3,
};

test("nothing stands against erasing someone whose matters are settled", () => {
  expect(waitsOf(CLEAR, NOW)).toEqual([]);
});

test.each([
  ["a role is held", { roles: 1 }, { rule: "role", count: 1 }],
  ["registered", { registered: true }, { rule: "registered" }],
  ["a place is held", { claims: 2 }, { rule: "claims", count: 2 }],
  ["a record is not decided", { services: 1 }, { rule: "services", count: 1 }],
  ["a form has not reached its reader", { forms: 1 }, { rule: "forms", count: 1 }],
  ["an objection has no answer", { objections: 1 }, { rule: "objection", count: 1 }],
  ["a year is not closed", { openYears: ["2027"] }, { rule: "year", year: "2027" }],
  ["a report may be contested", { windowUntil: NOW + DAY }, { rule: "window", until: "2027-03-02T00:00:00.000Z" }],
] as const)("erasure waits while %s", (_, standing, wait) => {
  expect(waitsOf({ ...CLEAR, ...standing } as Standing, NOW)).toEqual([wait]);
});

test("a window that is over is no reason to wait", () => {
  expect(waitsOf({ ...CLEAR, windowUntil: NOW }, NOW)).toEqual([]);
});

test("delivered forms are kept for three years from the last delivery, and no longer", () => {
  expect(keptUntil([], NOW)).toBeUndefined();
  expect(keptUntil([NOW - 10 * DAY, NOW - 20 * DAY], NOW)).toBe(NOW - 10 * DAY + FORM_RETENTION);
  expect(keptUntil([NOW - FORM_RETENTION], NOW)).toBeUndefined();
  expect(previewOf({ ...CLEAR, deliveredAt: [NOW] }, NOW)).toEqual({
    waits: [],
    keptUntil: new Date(NOW + FORM_RETENTION).toISOString(),
    records: 3,
  });
});

test("a correction and the first look at an erasure are the community's, all else the district's, as is a community without staff", () => {
  const grant = (role: string, unitId: string) =>
    ({ role, unitId }) as never as Parameters<typeof whoseTurn>[1][number];
  const [worker, admin] = [grant("community_worker", "unt_001001"), grant("district_admin", "unt_0")];
  const staff = [worker, admin, grant("community_worker", "unt_001002"), grant("street_admin", "unt_001")];
  const turn = (about: string, state: string, unitId = "unt_001001") =>
    whoseTurn({ about, stage: { state }, unitId } as never, staff);
  expect(turn("correction", "asked")).toEqual([worker]);
  expect(turn("erasure", "asked")).toEqual([worker]);
  expect(turn("erasure", "examined")).toEqual([admin]);
  expect(turn("objection", "asked")).toEqual([admin]);
  expect(turn("correction", "asked", "unt_001003")).toEqual([admin]);
});
