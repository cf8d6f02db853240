import type { Context } from "@rengang/core/context";
import { looksAt } from "@rengang/core/looks";
import { LOOK_REASONS } from "@rengang/core/looks/schema";
import { UNMASKS, unmaskPhone } from "@rengang/core/members";
import { listNotifications } from "@rengang/core/notifications";
import { viewHeld } from "@rengang/core/privacy";
import { type Grant, ROLES, type Role } from "@rengang/kernel/actor";
import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { relationTo, seenBy } from "@rengang/kernel/masking";
import { permissions } from "@rengang/kernel/permission";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const REASON = { why: "contact", note: "明早会议改到九点" } as const;

async function withMember() {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const personId = member.actor.personId as PersonId;
  const street = () =>
    world.as(place.district, "per_0000000000abc" as PersonId, { role: "street_admin", unitId: place.street }, "街干");
  return {
    place,
    member,
    personId,
    street,
    again: (ctx: Context) =>
      world.as(place.district, ctx.actor.personId as PersonId, ctx.actor.grant as Grant, ctx.actor.name),
  };
}

test("a full number is told once the reason is given, and the member reads who, when and why, and is told of it", async () => {
  const { member, personId, street, again } = await withMember();
  expect(await unmaskPhone(street(), personId, REASON)).toEqual({ personId, phone: phoneOf(1) });
  await world.settle();
  const { looks } = await viewHeld(again(member));
  expect(looks).toMatchObject([
    { byName: "街干", role: "street_admin", purpose: "members.unmask", list: false, phone: true, reason: REASON },
  ]);
  const { notifications } = await listNotifications(again(member), {});
  expect(notifications.filter(({ code }) => code === "member.unmasked")).toMatchObject([
    { facts: { by: "街干", why: "contact", note: "明早会议改到九点" } },
  ]);
});

test("those who may ask are exactly those who stand above and see the number masked; nobody else gets anything", async () => {
  const { place, personId } = await withMember();
  for (const role of ROLES.filter((one) => one !== "platform_operator")) {
    const unitId = {
      district_admin: ROOT_UNIT,
      security_admin: ROOT_UNIT,
      audit_admin: ROOT_UNIT,
      street_admin: place.street,
      compound_lead: place.compound,
    }[role as string];
    const grant = { role, unitId: unitId ?? place.community } as Grant;
    const looker = world.as(place.district, "per_0000000000abd" as PersonId, grant, "某");
    const relation = relationTo(looker.actor, { personId: "per_other", home: place.community });
    const may = relation === "above" && seenBy(relation, "phone") === "masked";
    expect([role, (permissions["members.unmask"] as readonly Role[]).includes(role)]).toEqual([role, may]);
    const answer = await world.request(`/members/${personId}/phone`, {
      method: "POST",
      cookie: await cookieOf(looker),
      json: REASON,
    });
    expect([role, answer.status, (await answer.text()).includes(phoneOf(1))]).toEqual([role, may ? 200 : 403, may]);
  }
});

test("without a reason, with one that is none or with an empty note nothing is told, and the field is named", async () => {
  const { place, personId, street } = await withMember();
  const cookie = await cookieOf(street());
  for (const [json, path] of [
    [{ note: "通知" }, "why"],
    [{ why: "curious", note: "通知" }, "why"],
    [{ why: "contact", note: " " }, "note"],
    [{ why: "contact" }, "note"],
  ] as const) {
    const answer = await world.request(`/members/${personId}/phone`, { method: "POST", cookie, json });
    const { facts } = await answer.json();
    expect([answer.status, facts.fields[0].path]).toEqual([422, path]);
  }
  expect(await looksAt(place.admin, personId, { home: place.community })).toEqual([]);
});

test("the same reason again within the hour is the same look and counts once; another reason is another", async () => {
  const { place, personId, street } = await withMember();
  await Promise.all([unmaskPhone(street(), personId, REASON), unmaskPhone(street(), personId, REASON)]);
  await unmaskPhone(street(), personId, { ...REASON, note: "再看一次" });
  const looks = () => looksAt(place.admin, personId, { home: place.community });
  expect(await looks()).toHaveLength(1);
  await unmaskPhone(street(), personId, { why: "verify", note: "核对名册" });
  expect((await looks()).map(({ reason }) => reason?.why).sort()).toEqual(["contact", "verify"]);
  world.pass(HOUR);
  await unmaskPhone(street(), personId, REASON);
  expect(await looks()).toHaveLength(3);
});

test("an hour has an end of full numbers, which is said with the moment from which there are more", async () => {
  const { place, street } = await withMember();
  for (let n = 0; n < UNMASKS.most / LOOK_REASONS.length; n++) {
    const { actor } = await addAcceptedMember(place, n + 2);
    for (const why of LOOK_REASONS) await unmaskPhone(street(), actor.personId as PersonId, { ...REASON, why });
  }
  const one = await addAcceptedMember(place, 60);
  const next = () => unmaskPhone(street(), one.actor.personId as PersonId, REASON);
  await expect(next()).rejects.toMatchObject({
    code: "member.unmasked_too_often",
    facts: { until: expect.any(String) },
  });
  expect(await looksAt(place.admin, one.actor.personId as PersonId, { home: place.community })).toEqual([]);
  world.pass(HOUR);
  expect((await next()).phone).toBe(phoneOf(60));
});

test("another street's member is missing, exactly as one who does not exist", async () => {
  const { place, personId } = await withMember();
  const other = world.as(
    place.district,
    "per_0000000000abe" as PersonId,
    { role: "street_admin", unitId: "unt_777" as never },
    "外街",
  );
  for (const id of [personId, "per_zzzzzzzzzzzzz" as PersonId])
    await expect(unmaskPhone(other, id, REASON)).rejects.toMatchObject({ code: "thing.missing" });
});
