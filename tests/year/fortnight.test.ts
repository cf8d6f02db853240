import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fewest } from "../measures/year/figures";
import { costlier, liveFortnight } from "../measures/year/live";
import { makeTown, type Town } from "../measures/year/town";

const MEMBERS = 20;

describe("two weeks of a community", () => {
  let town: Town;
  beforeAll(async () => {
    town = await makeTown(MEMBERS);
    await liveFortnight(town, 0);
  });
  afterAll(() => town.world.close());

  test("claims, full posts, promotions, check-ins, confirmations and ledgers take the least that they can", () => {
    expect(fewest(town.books)).toEqual([]);
    expect(town.books.account("claim").times).toBeGreaterThan(5);
  });

  test("nothing is written as it already stood, and a member's visit writes nothing", () => {
    const accounts = [...town.books.accounts.values()];
    expect(accounts.reduce((n, a) => n + a.idle, 0)).toBe(0);
    expect(town.books.account("my claims").writes).toBe(0);
    expect(town.books.account("ledger").writes).toBe(0);
  });

  test("asking for a code takes a write for the account and half a read of the person; for the district's bound one in sixteen is counted", () => {
    const { reads, writes, times, parts } = town.books.account("code asked");
    expect(writes).toBe(times + (parts.get("LIMIT") ?? 0));
    expect(parts.get("LIMIT") ?? 0).toBeLessThan(times);
    // What has been counted is asked for twice an hour.
    expect(reads / times).toBeLessThan(0.6);
  });

  test("signing in takes a write for the try and one for the session; a role doubles the second the first time alone", () => {
    const { reads, writes, times } = town.books.account("signed in");
    const [visitsOfStaff, firstVisits] = [2, 1];
    // A member's reads the person; staff's also whether the district requires a second factor.
    expect([reads, writes]).toEqual([times + 0.5 * visitsOfStaff, 2 * times + 3 * firstVisits]);
  });

  test("the trail keeps who asked and entered, and not what the session noted of itself", () => {
    const { parts } = town.books.account("follows AUDIT");
    const times = town.books.account("code asked").times + town.books.account("signed in").times;
    expect([...parts.keys()]).toContain("AUDIT of POST");
    expect(parts.get("AUDIT of ACCOUNT")).toBe(times);
  });
});

test("a claim that is made costlier on purpose stands out in the books", async () => {
  const town = await makeTown(MEMBERS, costlier);
  try {
    await liveFortnight(town, 0);
    expect(fewest(town.books).join()).toContain("claim took");
  } finally {
    await town.world.close();
  }
});
