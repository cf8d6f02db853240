import { tickAttendance } from "@rengang/core/attendance";
import { setDistrict } from "@rengang/core/districts";
import { confirmServices, listPending } from "@rengang/core/services";
import { settledUntil } from "@rengang/core/services/rules";
import type { ServiceId } from "@rengang/core/services/schema";
import type { PostId } from "@rengang/kernel/ids";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeNeighbourhood } from "../support/people";
import { beginSession, idOf, later, nth } from "../support/service";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const settings = { tickHours: 72, checkInAfterMinutes: 60 };
const NOW = Date.parse("2026-11-12T01:00:00Z");
const session = (name: string, daysAgo: number) => {
  const from = (NOW - daysAgo * DAY) / MINUTE;
  return { id: name as PostId, from, to: from + 120 };
};

test("sessions stay to be looked through from the first at which somebody waits or may still be ticked", () => {
  const sessions = [session("a", 20), session("b", 10), session("c", 1)];
  const until = (...waiting: string[]) =>
    (NOW - settledUntil(sessions, new Set(waiting as PostId[]), settings, NOW)) / DAY;
  expect(until("a")).toBe(20);
  expect(until("b")).toBe(10);
  expect(until()).toBe(4);
  expect((NOW - settledUntil([session("d", 4)], new Set(), settings, NOW)) / DAY).toBe(4);
});

test("who waits is found however old the session is; a settled one costs nothing, until more may be ticked", async () => {
  const place = await makeNeighbourhood(world);
  const held = await beginSession(place, 3);
  const ticked = (...ns: number[]) => ({
    rows: ns.map((n) => ({ personId: idOf(nth(held.members, n)), present: true })),
  });
  const waiting = async () => (await listPending(later(place, place.worker), {})).services;
  const cost = async () => {
    const before = world.meter.reads;
    expect(await waiting()).toEqual([]);
    return world.meter.reads - before;
  };
  await tickAttendance(held.worker, held.post, ticked(0, 1));
  world.pass(10 * DAY);
  const [first, second] = (await waiting()).map(({ id }) => id) as [ServiceId, ServiceId];
  await confirmServices(later(place, place.worker), { ids: [first] });
  expect((await waiting()).map(({ id }) => id)).toEqual([second]);
  await confirmServices(later(place, place.worker), { ids: [second] });
  expect(await cost()).toBeGreaterThan(await cost());
  await setDistrict(later(place, place.admin), { tickHours: 720 });
  world.pass(MINUTE);
  await tickAttendance(later(place, place.worker), held.post, ticked(2));
  expect(await waiting()).toHaveLength(1);
});
