import { type Platform, systemContext } from "@rengang/core/context";
import { accountItem, countDistrictSend } from "@rengang/core/people";
import { LIMITS } from "@rengang/core/people/rules";
import { oneIn } from "@rengang/kernel/crypto";
import type { DistrictId } from "@rengang/kernel/ids";
import { HOUR, MINUTE, toIso } from "@rengang/kernel/time";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { randomOf } from "../faults/random";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { makeDistrict, makeWorld, requestId, type World } from "../support/world";

const { most, each } = LIMITS.district_sends;

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  place = await makeNeighbourhood(world);
  world.pass(HOUR - (world.platform.clock() % HOUR));
});

/** Another process of the same installation: it remembers nothing that this one does. */
const process = (): Platform => ({ ...world.platform });
/** Whether a code may be sent, as one process finds. @param drawn whether this is a use that is counted */
const sends = (platform: Platform, drawn: boolean, district: DistrictId = place.district): Promise<boolean> =>
  countDistrictSend(systemContext(platform, district, requestId()), "test.spray", drawn).then(
    () => true,
    (error) => {
      expect(error.code).toBe("code.too_many");
      return false;
    },
  );
/** Sets the district's counter as if others had asked until it was full, but for one. */
async function nearlyFull(): Promise<void> {
  await sends(process(), true);
  const hour = Math.floor(world.platform.clock() / HOUR);
  await world.send("update", {
    TableName: world.platform.tableName,
    Key: { pk: `D#${place.district}#LIMIT#district_sends#all`, sk: String(hour) },
    ConditionExpression: "#count = :each",
    UpdateExpression: "SET #count = :count",
    ExpressionAttributeNames: { "#count": "count" },
    ExpressionAttributeValues: { ":each": each, ":count": most - each },
  });
}
/** Counts until the bound is reached, in this process. */
async function fill(platform: Platform): Promise<void> {
  await nearlyFull();
  expect(await sends(platform, true)).toBe(true);
}

describe("a district's bound on codes, which is counted by sample", () => {
  test("ends a spray over eight processes near its number, and then in each of them", async () => {
    const random = randomOf(20261121);
    const processes = Array.from({ length: 8 }, process);
    let sent = 0;
    const refusing = new Set<Platform>();
    while (refusing.size < processes.length) {
      const asked = random.pick(processes);
      if (await sends(asked, random.chance(1 / each))) sent += 1;
      else refusing.add(asked);
    }
    expect(sent).toBeGreaterThanOrEqual(4_000);
    expect(sent).toBeLessThanOrEqual(6_400 + 2 * each * processes.length);
    expect(await Promise.all([...processes, process()].map((each) => sends(each, false)))).not.toContain(true);
  });

  test("is reached between 4,000 and 6,400 codes in a thousand hours of nothing but asking, and near 5,120 on average", () => {
    const random = randomOf(4);
    const hours = Array.from({ length: 1_000 }, () => {
      let asked = 0;
      for (let drawn = 0; drawn < most / each; asked++) if (random.chance(1 / each)) drawn += 1;
      return asked;
    });
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(4_000);
    expect(Math.max(...hours)).toBeLessThanOrEqual(6_400);
    const mean = hours.reduce((sum, n) => sum + n, 0) / hours.length;
    expect(Math.abs(mean - most)).toBeLessThan(50);
  });

  test("draws one use in sixteen by the system's chance", () => {
    const drawn = Array.from({ length: 100_000 }, () => oneIn(each)).filter(Boolean).length;
    // Six standard deviations: a test that is wrong once in a thousand million runs.
    expect(Math.abs(drawn - 100_000 / each)).toBeLessThan(460);
  });

  test("is known to a new process at once, and to one that found room by its own next use that is counted", async () => {
    const [one, other] = [process(), process()];
    expect(await sends(other, false)).toBe(true);
    await fill(one);
    expect(await sends(one, false)).toBe(false);
    expect(await sends(process(), false)).toBe(false);
    expect(await sends(other, true)).toBe(false);
    expect(await sends(other, false)).toBe(false);
  });

  test("is known half a minute later to a process none of whose uses is counted", async () => {
    const [one, other] = [process(), process()];
    await sends(other, false);
    await fill(one);
    expect(await sends(other, false)).toBe(true);
    world.pass(MINUTE / 2);
    expect(await sends(other, false)).toBe(false);
  });

  test("is over with its hour, and is no other district's", async () => {
    const { id } = await makeDistrict(world);
    world.pass(HOUR - 10_000);
    await fill(world.platform);
    expect(await sends(world.platform, false)).toBe(false);
    expect(await sends(world.platform, true, id)).toBe(true);
    world.pass(20_000);
    expect(await sends(world.platform, true)).toBe(true);
  });

  test("costs a write where it is counted and nothing where it is not", async () => {
    await sends(world.platform, false);
    const before = { ...world.meter };
    await sends(world.platform, false);
    expect({ ...world.meter }).toEqual(before);
    await sends(world.platform, true);
    expect(world.meter.writes - before.writes).toBe(1);
  });

  test("refuses a member and a phone that nobody has alike, and tells until when", async () => {
    await addAcceptedMember(place, 1);
    await fill(world.platform);
    const asked = async (phone: string) => {
      const json = { district: place.district, phone };
      const answer = await world.request("/sessions/codes", { method: "POST", json });
      return [answer.status, await answer.json()];
    };
    const [member, nobody] = [await asked(phoneOf(1)), await asked(phoneOf(888))];
    const until = toIso(world.platform.clock() + HOUR);
    expect(member).toEqual([429, expect.objectContaining({ code: "code.too_many", facts: { until } })]);
    expect(nobody).toEqual([429, expect.objectContaining({ code: "code.too_many", facts: { until } })]);
    const known = await place.admin.table.get(accountItem, place.admin.personOf(phoneOf(1)), { strong: true });
    expect(known?.code).toBeUndefined();
  });
});
