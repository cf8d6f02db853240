import { listAudit } from "@rengang/core/audit";
import { listClaims, makeClaim } from "@rengang/core/claims";
import { looksAt } from "@rengang/core/looks";
import { listMembers, viewMember, viewSelf } from "@rengang/core/members";
import type { Grant } from "@rengang/kernel/actor";
import type { PersonId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, makePost, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function withMember() {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const personId = member.actor.personId as PersonId;
  const again = (ctx = place.worker) =>
    world.as(place.district, ctx.actor.personId as PersonId, ctx.actor.grant as Grant, ctx.actor.name);
  return { place, member, personId, again, looks: () => looksAt(place.admin, personId, { home: place.community }) };
}

test("whoever opens a member's page is told to the member: who, in which role, what for and which fields", async () => {
  const { place, personId, again, looks } = await withMember();
  await viewMember(again(), personId);
  await viewMember(again(place.admin), personId);
  const [one, two] = (await looks()).sort((a, b) => (a.role < b.role ? -1 : 1));
  expect(one).toMatchObject({ byName: "周慧", role: "community_worker", purpose: "members.view" });
  expect(one?.fields).toEqual(expect.arrayContaining(["name", "phone", "employerName"]));
  expect(two).toMatchObject({ role: "district_admin" });
  expect(two?.fields).toContain("phoneMasked");
  expect(two?.fields).not.toContain("phone");
});

test("a look costs one write in an hour, however often the page is opened, and the next hour another", async () => {
  const { personId, again, looks } = await withMember();
  const before = world.meter.writes;
  for (let n = 0; n < 5; n++) await viewMember(again(), personId);
  await Promise.all([viewMember(again(), personId), viewMember(again(), personId)]);
  expect(world.meter.writes - before).toBe(1);
  world.pass(HOUR);
  await viewMember(again(), personId);
  expect(await looks()).toHaveLength(2);
});

test("a list leaves one row for all who stand on it, and everybody there can see it, not those elsewhere", async () => {
  const { place, again, looks } = await withMember();
  await addAcceptedMember(place, 2);
  const before = world.meter.writes;
  await listMembers(again(), {});
  expect(world.meter.writes - before).toBe(1);
  await listMembers(again(place.admin), {});
  const seen = await looks();
  expect(seen.map((look) => look.unitId).sort()).toEqual(["unt_0", place.community].sort());
  const elsewhere = await looksAt(place.admin, "per_elsewhere0000" as PersonId, { home: place.elsewhere });
  expect(elsewhere.map((look) => look.unitId)).toEqual(["unt_0"]);
});

test("members who look at themselves leave nothing", async () => {
  const { member, looks } = await withMember();
  const before = world.meter.writes;
  await viewSelf(member);
  expect(world.meter.writes).toBe(before);
  expect(await looks()).toEqual([]);
});

test("looks stand in the trail among the acts, those at a post's roster too, and hold no phone", async () => {
  const { place, member, personId, again } = await withMember();
  const post = await makePost(place);
  await makeClaim(member, post, {});
  await listClaims(again(), post);
  await viewMember(again(), personId);
  await world.settle();
  const auditor = world.as(place.district, place.admin.actor.personId as PersonId, { role: "audit_admin" });
  const { entries } = await listAudit(auditor, { day: "2026-11-12" });
  const kept = entries.filter((entry) => entry.verb === "looks.keep");
  expect(kept.map((entry) => entry.key.split("/")[0]).sort()).toEqual(
    [`LOOKS#PERSON#${personId}`, `LOOKS#POST#${post}`].sort(),
  );
  expect(kept.every((entry) => entry.by === place.worker.actor.personId)).toBe(true);
  expect(JSON.stringify(entries)).not.toContain(phoneOf(1));
});

test("from where is kept as a hash and a kind of browser, never as an address", async () => {
  const { place, personId } = await withMember();
  const cookie = await cookieOf(place.worker);
  const headers = { "user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8" };
  await world.request(`/members/${personId}`, { cookie, headers });
  const stored = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `D#${place.district}#LOOKS#PERSON#${personId}` },
  });
  expect(stored.Items).toMatchObject([{ device: "微信 · Android", purpose: "members.view" }]);
});
