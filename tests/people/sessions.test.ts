import { endGrant, giveGrant } from "@rengang/core/people";
import { DAY, HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, phoneOf } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const WORKER = "19900000200";
const statusOf = async (cookie: string) => (await world.request("/sessions/me", { cookie })).status;
const listOf = async (cookie: string) => (await (await world.request("/sessions", { cookie })).json()).sessions;
const again = async (district: never, phone: string) => {
  world.pass(61_000);
  return signIn(world, district, phone);
};

describe("sessions", () => {
  test("a role that is taken away ends every session of that person at once, and no other's", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 1);
    const [one, member] = [
      await signIn(world, place.district, WORKER),
      await signIn(world, place.district, phoneOf(1)),
    ];
    const two = await again(place.district as never, WORKER);
    expect([await statusOf(one), await statusOf(two)]).toEqual([200, 200]);
    await endGrant(place.admin, place.admin.personOf(WORKER), { role: "community_worker", unitId: place.community });
    expect([await statusOf(one), await statusOf(two), await statusOf(member)]).toEqual([401, 401, 200]);
  });

  test("a role that is taken away while its holder signs in is in no session afterwards", async () => {
    const place = await makeNeighbourhood(world);
    const phones = Array.from({ length: 12 }, (_, n) => phoneOf(300 + n));
    for (const phone of phones) {
      await giveGrant(place.admin, { name: "干部", phone, role: "community_worker", unitId: place.community });
    }
    const ends = phones.map(async (phone) => {
      const [ended, entered] = await Promise.allSettled([
        signIn(world, place.district, phone),
        endGrant(place.admin, place.admin.personOf(phone), { role: "community_worker", unitId: place.community }),
      ]);
      expect(entered.status).toBe("fulfilled");
      return ended.status === "fulfilled" ? statusOf(ended.value) : 401;
    });
    expect(new Set(await Promise.all(ends))).toEqual(new Set([401]));
  });

  test("the owner sees the own sessions, ends one, and ends all others", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 2);
    const first = await signIn(world, place.district, phoneOf(2));
    const second = await again(place.district as never, phoneOf(2));
    const third = await again(place.district as never, phoneOf(2));
    const list = await listOf(third);
    expect(list.map((s: { current: boolean }) => s.current)).toEqual([true, false, false]);
    const oldest = list[2].id;
    expect((await world.request(`/sessions/one/${oldest}`, { method: "DELETE", cookie: third })).status).toBe(204);
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
    expect(await (await world.request("/sessions/others", { method: "DELETE", cookie: third })).json()).toEqual({
      ended: 1,
    });
    expect([await statusOf(second), await statusOf(third)]).toEqual([401, 200]);
    await world.request("/sessions/current", { method: "DELETE", cookie: third });
    expect(await statusOf(third)).toBe(401);
  });

  test("nobody ends another's session: it is missing, like one that does not exist", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 3);
    await addAcceptedMember(place, 4);
    const [mine, yours] = [
      await signIn(world, place.district, phoneOf(3)),
      await signIn(world, place.district, phoneOf(4)),
    ];
    const { id } = (await listOf(yours))[0];
    expect((await world.request(`/sessions/one/${id}`, { method: "DELETE", cookie: mine })).status).toBe(404);
    expect(await statusOf(yours)).toBe(200);
  });

  test("acting in another role changes the token, and the old one opens nothing", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 5);
    const phone = phoneOf(5);
    await giveGrant(place.admin, { name: "党员5", phone, role: "community_worker", unitId: place.community });
    const cookie = await signIn(world, place.district, phone);
    const answer = await world.request("/sessions/current/acting", {
      method: "PUT",
      cookie,
      json: { role: "member", unitId: place.community },
    });
    const next = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] as string;
    expect(next).not.toBe(cookie);
    expect([await statusOf(cookie), await statusOf(next)]).toEqual([401, 200]);
    expect(await listOf(next)).toHaveLength(1);
  });

  test("staff who have not come for three days sign in again; members keep theirs for fourteen", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 6);
    const [staff, member] = [
      await signIn(world, place.district, WORKER),
      await signIn(world, place.district, phoneOf(6)),
    ];
    for (let hours = 0; hours < 4 * 24; hours += 48) {
      world.pass(48 * HOUR);
      expect(await statusOf(staff)).toBe(200);
    }
    world.pass(3 * DAY + 2 * HOUR);
    expect([await statusOf(staff), await statusOf(member)]).toEqual([401, 200]);
    world.pass(8 * DAY);
    expect(await statusOf(member)).toBe(401);
  });

  test("the eleventh session of one person ends the oldest", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 7);
    const cookies: string[] = [];
    for (let n = 0; n < 11; n++) {
      if (n === 8) world.pass(DAY);
      cookies.push(await again(place.district as never, phoneOf(7)));
    }
    expect(await statusOf(cookies[0] as string)).toBe(401);
    expect(await statusOf(cookies[1] as string)).toBe(200);
    expect(await listOf(cookies[10] as string)).toHaveLength(10);
  });
});
