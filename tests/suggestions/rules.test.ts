import {
  addressee,
  answered,
  authorMay,
  dueDay,
  handedOver,
  idOfNumber,
  mayAnswer,
  numberOf,
  reopened,
  takenUp,
} from "@rengang/core/suggestions/rules";
import { ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { describe, expect, test } from "vitest";

const STREET = "unt_001" as UnitId;
const COMMUNITY = "unt_001002" as UnitId;
const COMPOUND = "unt_001002003" as UnitId;
const none = { daysOff: [], daysOn: [] };
const who = (role: string, unitId?: UnitId) => ({ grant: { role, unitId } }) as never;

describe("who answers", () => {
  test.each([
    [COMPOUND, STREET],
    [COMMUNITY, STREET],
    [STREET, ROOT_UNIT],
    [ROOT_UNIT, ROOT_UNIT],
  ])("a complaint about %s goes to %s, the level above", (about, to) => {
    expect(addressee("complaint", COMMUNITY, about)).toBe(to);
  });

  test("a complaint names whom it is about, a suggestion goes to the own community", () => {
    expect(() => addressee("complaint", COMMUNITY, undefined)).toThrow("suggestion.about_missing");
    expect(addressee("suggestion", COMPOUND, undefined)).toBe(COMMUNITY);
  });

  test("those complained of never read it, nor does anybody below them; the level above does", () => {
    const row = { unitId: STREET, about: COMMUNITY };
    expect(mayAnswer(who("community_secretary", COMMUNITY), row)).toBe(false);
    expect(mayAnswer(who("street_admin", STREET), row)).toBe(true);
    expect(mayAnswer(who("district_admin", ROOT_UNIT), row)).toBe(true);
    expect(mayAnswer(who("street_admin", STREET), { unitId: COMMUNITY, about: STREET })).toBe(false);
  });

  test("what is about the district itself is read by its auditor alone", () => {
    const row = { unitId: ROOT_UNIT, about: ROOT_UNIT };
    expect(mayAnswer(who("district_admin", ROOT_UNIT), row)).toBe(false);
    expect(mayAnswer(who("audit_admin", ROOT_UNIT), row)).toBe(true);
    expect(mayAnswer(who("audit_admin", ROOT_UNIT), { unitId: ROOT_UNIT })).toBe(false);
  });

  test("handing over never leads to those complained of, nor an unnamed complaint to a community", () => {
    const row = { stand: { state: "received" }, kind: "complaint", about: COMMUNITY, unitId: STREET } as never;
    expect(() => handedOver(row, COMMUNITY)).toThrow("suggestion.to_concerned");
    expect(handedOver(row, ROOT_UNIT)).toEqual({ state: "received" });
    const unnamed = { stand: { state: "received" }, kind: "complaint", unitId: ROOT_UNIT } as never;
    expect(() => handedOver(unnamed, COMMUNITY)).toThrow("suggestion.to_concerned");
    expect(handedOver(unnamed, STREET)).toEqual({ state: "received" });
  });
});

describe("until when", () => {
  test("five working days after a Thursday end on the next Thursday", () => {
    expect(dueDay("2026-11-12", 5, none)).toBe("2026-11-19");
  });
  test("days off are left out and weekends that are worked count", () => {
    expect(dueDay("2026-11-12", 1, { daysOff: ["2026-11-13"], daysOn: ["2026-11-14"] })).toBe("2026-11-14");
  });
  test("an author may question an answer once, within fifteen days, and the second answer ends it", () => {
    const day = 86_400_000;
    const first = answered({ state: "received" }, 0);
    expect(() => reopened(first, 15 * day)).toThrow("suggestion.too_late_to_reopen");
    const again = takenUp(reopened(first, 15 * day - 1), "周慧");
    const second = answered(again, day);
    expect(() => reopened(second, day)).toThrow("suggestion.reopened_already");
    expect(authorMay(first, 1)).toEqual(["reopen", "close"]);
    expect(authorMay(second, day)).toEqual(["close"]);
  });
});

test("a number is understood as people write it", () => {
  const id = "sgs_261112k3q9m1";
  expect(numberOf(id)).toBe("261112-K3Q9M1");
  for (const typed of ["261112-K3Q9M1", "261112 k3q9ml", "２６１１１２K3Q9MI"]) expect(idOfNumber(typed)).toBe(id);
});
