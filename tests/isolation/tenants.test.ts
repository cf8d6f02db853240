import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leaks } from "./leaks";
import { SHORT, type Tally } from "./probes";
import { breakGround, type Ground, probe, probeLeaky } from "./run";

let ground: Ground;
beforeAll(async () => {
  ground = await breakGround(2);
});
afterAll(() => ground.world.close());

const pairs = () => {
  const [a, b] = ground.estates;
  if (!a || !b) throw new Error("two estates");
  return { a, b };
};

describe("between two districts, in both directions", () => {
  const tallies: Tally[] = [];

  test("no route, for no role, tells another district's thing from what does not exist, and none changes it", async () => {
    const { a, b } = pairs();
    for (const [here, there] of [
      [a, b],
      [b, a],
    ] as const) {
      const tally = await probe(ground, here, there, SHORT);
      expect(tally.leaks).toEqual([]);
      tallies.push(tally);
    }
  });

  test("every kind of place and every swap has been tried, by people whose sessions hold", () => {
    expect(tallies).toHaveLength(2);
    for (const tally of tallies) {
      for (const kind of ["postId", "personId", "importId", "jobId", "periodId", "noticeId", "sessionId"]) {
        expect(tally.kinds).toContain(`path ${kind}`);
      }
      const rest = ["query cursor", "body personId", "body code", "session", "file key", "idempotency key"];
      for (const kind of [...rest, "public token", "public link"]) expect(tally.kinds).toContain(kind);
      expect(tally.statuses.get(401)).toBeUndefined();
      expect(tally.statuses.get(500)).toBeUndefined();
      expect(tally.probes).toBeGreaterThan(800);
    }
  });
});

test.each(leaks)("a leak on purpose is found: $name", async ({ routes, platform, site, says }) => {
  const { a: here, b: there } = pairs();
  const found = await probeLeaky(ground, here, there, { routes, platform, site });
  expect(found.filter((text) => says.test(text)).length).toBeGreaterThan(0);
});
