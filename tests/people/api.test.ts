import { giveGrant, listGrants } from "@rengang/core/people";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld, seedOperator, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const askCode = (district: string, phone: string) =>
  world.request("/sessions/codes", { method: "POST", json: { district, phone } });
const tryCode = (district: string, phone: string, code: string) =>
  world.request("/sessions", { method: "POST", json: { district, phone, code } });

describe("sign-in", () => {
  test("a member, a worker and the operator each sign in with a code and land in their own role", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 1);
    const operator = await seedOperator(world);
    const roleOf = async (cookie: string) =>
      (await (await world.request("/sessions/me", { cookie })).json()).acting.role;
    expect(await roleOf(await signIn(world, place.district, phoneOf(1)))).toBe("member");
    expect(await roleOf(await signIn(world, place.district, "19900000200"))).toBe("community_worker");
    expect(await roleOf(await signIn(world, "_platform" as never, operator))).toBe("platform_operator");
  });

  test("a phone may be typed with spaces, dashes, +86 or full-width digits", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 2);
    const asked = await askCode(
      place.district,
      `+86 ${phoneOf(2).slice(0, 3)} ${phoneOf(2).slice(3, 7)}-${phoneOf(2).slice(7)}`,
    );
    expect(asked.status).toBe(202);
    await world.settle();
    expect(world.messages.at(-1)?.to).toBe(phoneOf(2));
  });

  test("a phone that nobody has gets the same answer, and nothing is sent", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 3);
    const known = await askCode(place.district, phoneOf(3));
    const unknown = await askCode(place.district, phoneOf(999));
    expect(unknown.status).toBe(known.status);
    expect(Object.keys(await unknown.json())).toEqual(Object.keys(await known.json()));
    await world.settle();
    expect(world.messages.filter((m) => m.to === phoneOf(999))).toEqual([]);
    expect((await (await tryCode(place.district, phoneOf(999), "123456")).json()).code).toBe("code.wrong");
  });

  test("a code is worth five tries, however many arrive at once, and then not even the right one helps", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 4);
    await askCode(place.district, phoneOf(4));
    await world.settle();
    const right = /\d{6}/.exec(world.messages.at(-1)?.text ?? "")?.[0] as string;
    const wrong = right === "000000" ? "000001" : "000000";
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryCode(place.district, phoneOf(4), wrong)));
    const codes = await Promise.all(answers.map(async (a) => (await a.json()).code));
    expect(codes.filter((c) => c === "code.wrong")).toHaveLength(5);
    expect((await (await tryCode(place.district, phoneOf(4), right)).json()).code).toBe("code.used_up");
  });

  test("a code opens one session only, even when it is used twice at once", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 5);
    await askCode(place.district, phoneOf(5));
    await world.settle();
    const code = /\d{6}/.exec(world.messages.at(-1)?.text ?? "")?.[0] as string;
    const answers = await Promise.all([1, 2, 3].map(() => tryCode(place.district, phoneOf(5), code)));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  });

  test("a code is over after five minutes, and another may be asked for after one", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 6);
    await askCode(place.district, phoneOf(6));
    await world.settle();
    const code = /\d{6}/.exec(world.messages.at(-1)?.text ?? "")?.[0] as string;
    expect((await askCode(place.district, phoneOf(6))).status).toBe(429);
    world.pass(6 * 60_000);
    expect((await (await tryCode(place.district, phoneOf(6), code)).json()).code).toBe("code.wrong");
    expect((await askCode(place.district, phoneOf(6))).status).toBe(202);
  });

  test("signing out ends the session at once", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(place.worker);
    expect((await world.request("/sessions/me", { cookie })).status).toBe(200);
    await world.request("/sessions/current", { method: "DELETE", cookie });
    expect((await world.request("/sessions/me", { cookie })).status).toBe(401);
  });

  test("a token of one district opens nothing in another", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const token = (await cookieOf(here.worker)).split(".")[1];
    expect((await world.request("/sessions/me", { cookie: `${there.district}.${token}` })).status).toBe(401);
  });
});

describe("roles", () => {
  test("who holds two roles switches between them, and to no third", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 7);
    await giveGrant(place.admin, {
      name: "党员7",
      phone: phoneOf(7),
      role: "community_worker",
      unitId: place.community,
    });
    const cookie = await signIn(world, place.district, phoneOf(7));
    const act = (json: object) => world.request("/sessions/current/acting", { method: "PUT", cookie, json });
    expect((await act({ role: "district_admin", unitId: "unt_0" })).status).toBe(404);
    const changed = await act({ role: "member", unitId: place.community });
    expect(changed.status).toBe(200);
    const next = /rengang=([^;]+)/.exec(changed.headers.get("set-cookie") ?? "")?.[1] as string;
    expect((await (await world.request("/sessions/me", { cookie: next })).json()).acting.role).toBe("member");
  });

  test("a staff role is held at its own level of the tree", async () => {
    const place = await makeNeighbourhood(world);
    const wrong = giveGrant(place.admin, {
      name: "甲",
      phone: phoneOf(8),
      role: "community_worker",
      unitId: place.street,
    });
    await expect(wrong).rejects.toMatchObject({ code: "grant.wrong_level" });
  });

  test("an administrator cannot take the own role away, so that no district is left without one", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(place.admin);
    const json = { role: "district_admin", unitId: "unt_0" };
    const answer = await world.request(`/grants/${place.admin.actor.personId}/end`, { method: "POST", cookie, json });
    expect((await answer.json()).code).toBe("grant.own_last");
    expect((await listGrants(place.admin)).grants.map((g) => g.personId)).toContain(
      place.admin.actor.personId as PersonId,
    );
  });
});
