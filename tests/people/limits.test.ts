import { requestCode, signIn } from "@rengang/core/people";
import { DAY } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, phoneOf } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const WRONG = ["000000", "000001", "000002", "000003", "000004"];
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "entered",
    (error) => error.code,
  );

describe("guessing a code", () => {
  test("a whole day of asking and trying gets at most forty guesses: 4 successes in 100,000 account-days", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 1);
    const answers: string[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 20) {
      world.pass(20 * 60_000);
      const asked = await codeOf(
        requestCode(world.platform, requestId(), { district: place.district, phone: phoneOf(1) }),
      );
      if (asked !== "entered") continue;
      for (const code of WRONG) {
        answers.push(
          await codeOf(signIn(world.platform, requestId(), { district: place.district, phone: phoneOf(1), code })),
        );
      }
    }
    const guesses = answers.filter((a) => a === "code.wrong" || a === "entered").length;
    // The day of the limit is UTC's: one simulated day may touch two of them.
    expect(guesses).toBeLessThanOrEqual(80);
    expect(guesses).toBeGreaterThan(5);
    expect(answers).toContain("code.too_many");
  });

  test("a phone that nobody has meets the same limit, so the limit tells nothing", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 2);
    const run = async (phone: string) => {
      const answers: string[] = [];
      for (let n = 0; n < 14; n++) {
        world.pass(61_000);
        answers.push(await codeOf(requestCode(world.platform, requestId(), { district: place.district, phone })));
      }
      return answers;
    };
    world.pass(DAY);
    expect(await run(phoneOf(2))).toEqual(await run(phoneOf(888)));
  });

  test("one address that tries many accounts is slowed, and others are not", async () => {
    const place = await makeNeighbourhood(world);
    world.pass(DAY);
    const ask = (n: number, address: string) =>
      codeOf(requestCode(world.platform, requestId(), { district: place.district, phone: phoneOf(1000 + n) }, address));
    const answers = await Promise.all(Array.from({ length: 330 }, (_, n) => ask(n, "203.0.113.7")));
    expect(answers.filter((a) => a === "code.too_many").length).toBe(30);
    expect(await ask(999, "203.0.113.8")).toBe("entered");
  });
});
