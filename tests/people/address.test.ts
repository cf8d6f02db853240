import { type Platform, systemContext } from "@rengang/core/context";
import { countElsewhere } from "@rengang/core/people";
import { LIMITS } from "@rengang/core/people/rules";
import { HOUR } from "@rengang/kernel/time";
import type { Operations, Send } from "@rengang/table/send";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

const { most } = LIMITS.address_tries;
const HERE = "203.0.113.7";
const ELSEWHERE = "203.0.113.8";

let world: World;
let place: Neighbourhood;
/** Where the last count was written. */
let counter: Operations["update"][0]["Key"];

const watching =
  (send: Send): Send =>
  async (operation, input) => {
    if (operation === "update") counter = (input as Operations["update"][0]).Key;
    return send(operation, input);
  };

beforeAll(async () => {
  world = await makeWorld(watching);
});
afterAll(() => world.close());
beforeEach(async () => {
  place = await makeNeighbourhood(world);
  world.pass(HOUR - (world.platform.clock() % HOUR));
});

/** Another process of the same installation: it has seen nobody. */
const process = (): Platform => ({ ...world.platform });
const tries = (platform: Platform, address = HERE): Promise<string> =>
  countElsewhere(systemContext(platform, place.district, requestId()), "test.try", address).then(
    () => "let through",
    (error) => error.code,
  );
async function stands(): Promise<number> {
  const { Item } = await world.send("get", { TableName: world.platform.tableName, Key: counter, ConsistentRead: true });
  return Number(Item?.count);
}
/** Sets the counter that was written last as if others had come so often. */
async function set(count: number): Promise<void> {
  await world.send("update", {
    TableName: world.platform.tableName,
    Key: counter,
    UpdateExpression: "SET #count = :count",
    ExpressionAttributeNames: { "#count": "count" },
    ExpressionAttributeValues: { ":count": count },
  });
}

describe("an address", () => {
  test("that comes once in an hour is written nowhere, and one that comes again is counted from its first time on", async () => {
    const before = world.meter.writes;
    await tries(world.platform);
    await tries(world.platform, ELSEWHERE);
    expect(world.meter.writes).toBe(before);
    await tries(world.platform);
    expect(await stands()).toBe(2);
    await tries(world.platform);
    expect(await stands()).toBe(3);
  });

  test("of which many come at once is counted to the last", async () => {
    await Promise.all(Array.from({ length: 20 }, () => tries(world.platform)));
    expect(await stands()).toBe(20);
  });

  test("of IPv6 is its subscriber's network: whoever takes another one each time is counted all the same", async () => {
    for (const end of ["1", "2", "ffff:1:2"]) await tries(world.platform, `2001:db8:1:2::${end}`);
    expect(await stands()).toBe(3);
    const before = world.meter.writes;
    await tries(world.platform, "2001:db8:1:3::1");
    expect(world.meter.writes).toBe(before);
  });

  test("that has come too often is refused by every process, but for one time at most in one that had not seen it", async () => {
    const [one, other] = [process(), process()];
    await tries(one);
    await tries(one);
    await set(most - 1);
    expect([await tries(one), await tries(one)]).toEqual(["let through", "code.too_many"]);
    expect([await tries(other), await tries(other), await tries(other)]).toEqual([
      "let through",
      "code.too_many",
      "code.too_many",
    ]);
    expect(await tries(one, ELSEWHERE)).toBe("let through");
  });

  test("is let in again when the hour is over", async () => {
    await tries(world.platform);
    await tries(world.platform);
    await set(most);
    expect(await tries(world.platform)).toBe("code.too_many");
    world.pass(HOUR);
    expect([await tries(world.platform), await tries(world.platform)]).toEqual(["let through", "let through"]);
  });
});
