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

  test("a limit is counted at one unit: asking for a code takes a write for the code and one for each bound", () => {
    const { writes, times } = town.books.account("code asked");
    expect(writes / times).toBe(3);
  });

  test("the trail keeps who asked, tried and entered, and not what the session noted of itself", () => {
    const told = [...town.books.account("follows AUDIT").parts.keys()];
    expect(told).toEqual(expect.arrayContaining(["AUDIT of CODE", "AUDIT of SESSION", "AUDIT of POST"]));
    expect(told).not.toContain("AUDIT of OWN_SESSIONS");
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
