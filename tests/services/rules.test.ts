import { districtSettingsSchema } from "@rengang/core/districts/schema";
import type { ServiceRow } from "@rengang/core/services";
import { answered, confirmed, corrected, disputed, marksOf, rejected, totalsOf } from "@rengang/core/services/rules";
import type { Actor } from "@rengang/kernel/actor";
import type { DistrictId, PersonId, UnitId } from "@rengang/kernel/ids";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import { expect, test } from "vitest";
import { START } from "../support/world";

const settings = districtSettingsSchema.parse({});
const actor = (personId: string, name: string): Actor => ({
  district: "d-1" as DistrictId,
  personId: personId as PersonId,
  name,
  grant: { role: "community_worker", unitId: "unt_001001" as UnitId },
});
const worker = actor("per_wwwwwwwwwwwww", "周慧");
const from = START / MINUTE;
const row: ServiceRow = {
  id: "svc_aaaaaaaaaaaaa.20261112.00000001" as ServiceRow["id"],
  personId: "per_aaaaaaaaaaaaa" as PersonId,
  unitId: "unt_001001" as UnitId,
  title: "清洁",
  team: "environment",
  place: "北门",
  on: "2026-11-12",
  startedAt: from,
  endedAt: from + 120,
  hours: 2,
  content: "",
  beneficiaries: "",
  evidence: "organiser",
  state: "checked_in",
  recordedBy: worker.personId,
  recordedByName: worker.name,
  backfilled: false,
};
const at = { by: worker, settings, now: START + 2 * HOUR, near: [] as ServiceRow[] };
const other = (facts: Partial<ServiceRow>): ServiceRow => ({
  ...row,
  id: "svc_aaaaaaaaaaaaa.20261112.00000002" as ServiceRow["id"],
  state: "confirmed",
  ...facts,
});

test("nobody confirms, turns down, corrects or answers for himself or herself", () => {
  const self = actor(row.personId, "本人");
  expect(() => confirmed(row, undefined, { ...at, by: self })).toThrow("service.own");
  expect(() => rejected(row, "x", self)).toThrow("service.own");
  expect(() => corrected(row, { reason: "x" }, { ...at, by: self })).toThrow("service.own");
  expect(() => answered(disputed(row, "不对", 1), "好", self, 2)).toThrow("service.own");
});

test("a back-fill is confirmed by a second person, and hours raised later need one too", () => {
  const paper = { ...row, state: "pending" as const, evidence: "paper" as const, backfilled: true };
  expect(() => confirmed(paper, undefined, at)).toThrow("service.second_person");
  const done = confirmed(paper, 1, { ...at, by: actor("per_2222222222222", "干事") });
  expect(done).toMatchObject({ state: "confirmed", hours: 1, backfilled: true, confirmedByName: "干事" });
  expect(() => corrected(done, { hours: 2, reason: "x" }, at)).toThrow("service.second_person");
});

test("confirming twice changes nothing, and other hours need a correction", () => {
  const done = confirmed(row, undefined, at);
  expect(confirmed(done, undefined, at)).toBe(done);
  expect(() => confirmed(done, 1, at)).toThrow("service.already_confirmed");
});

test("hours never exceed the session, and a session is not confirmed before its end", () => {
  expect(() => confirmed(row, 2.5, at)).toThrow("service.too_long");
  expect(confirmed({ ...row, hours: 5 }, undefined, at).hours).toBe(2);
  expect(() => confirmed(row, undefined, { ...at, now: START + 2 * HOUR - 1 })).toThrow("service.not_over");
  const open = { ...row, endedAt: undefined };
  expect(() => confirmed(open, 1, { ...at, now: START - 1 })).toThrow("service.not_over");
  expect(confirmed(open, 1, { ...at, now: START }).state).toBe("confirmed");
});

test("times that overlap a confirmed one are refused; times that touch are not", () => {
  const clash = other({ startedAt: from + 90, endedAt: from + 180 });
  expect(() => confirmed(row, undefined, { ...at, near: [clash] })).toThrow("service.overlap");
  expect(() => confirmed(row, undefined, { ...at, near: [{ ...clash, state: "checked_in" }] })).not.toThrow();
  const touching = other({ startedAt: from + 120, endedAt: from + 180 });
  expect(() => confirmed(row, undefined, { ...at, near: [touching] })).not.toThrow();
});

test("a day takes twelve hours, or what the district has set", () => {
  const morning = other({ startedAt: undefined, endedAt: undefined, hours: 10.5 });
  expect(() => confirmed(row, undefined, { ...at, near: [morning] })).toThrow("service.daily_limit");
  expect(() => confirmed(row, 1.5, { ...at, near: [morning] })).not.toThrow();
  const relaxed = { ...settings, dailyHoursMax: 16 };
  expect(() => confirmed(row, undefined, { ...at, near: [morning], settings: relaxed })).not.toThrow();
  expect(() => confirmed(row, undefined, { ...at, near: [{ ...morning, on: "2026-11-11" }] })).not.toThrow();
});

test("a rejected record is not confirmed, but a correction lets it wait again", () => {
  const off = rejected(row, "未到场", worker);
  expect(rejected(off, "别的", worker)).toBe(off);
  expect(() => confirmed(off, undefined, at)).toThrow("service.already_rejected");
  expect(corrected(off, { reason: "查实到场" }, at)).toMatchObject({
    state: "pending",
    correction: { reason: "查实到场" },
  });
});

test("a dispute stands until it is answered, and only what is disputed can be answered", () => {
  expect(() => answered(row, "好", worker, 1)).toThrow("service.not_disputed");
  const said = disputed(row, "少记了一小时", 1);
  expect(disputed(said, "少记了一小时", 9)).toBe(said);
  expect(answered(said, "已更正", worker, 2).dispute).toMatchObject({
    text: "少记了一小时",
    answer: "已更正",
    answeredByName: "周慧",
  });
});

test("totals count confirmed records alone, by team and month", () => {
  const rows = [
    other({}),
    other({ hours: 0.5, team: "legal", on: "2026-12-01" }),
    { ...row, state: "pending" as const },
  ];
  expect(totalsOf(rows)).toEqual({
    times: 2,
    hours: 2.5,
    byTeam: { environment: { times: 1, hours: 2 }, legal: { times: 1, hours: 0.5 } },
    byMonth: { "2026-11": { times: 1, hours: 2 }, "2026-12": { times: 1, hours: 0.5 } },
  });
});

test("what slipped through is marked where the ledger is read", () => {
  const [a, b] = [other({}), other({ id: "svc_aaaaaaaaaaaaa.20261112.00000003" as ServiceRow["id"], hours: 11 })];
  expect(marksOf(a, [a, b], 12)).toEqual(["overlap", "daily_limit"]);
  expect(marksOf(a, [a], 12)).toEqual([]);
  expect(marksOf({ ...a, state: "rejected" }, [a, b], 12)).toEqual([]);
});
