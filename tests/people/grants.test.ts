import type { Context } from "@rengang/core/context";
import { endGrant, endSessionsOf, giveGrant, grantItem, listGrants } from "@rengang/core/people";
import { administratorsItem } from "@rengang/core/people/items";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { erased } from "@rengang/table/change";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, makePost, type Neighbourhood, phoneOf } from "../support/people";
import { later } from "../support/service";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const ROOT = { unitId: "unt_0" };
const security = (place: Neighbourhood, n = 500): Context =>
  world.as(place.district, place.admin.personOf(phoneOf(n)), { role: "security_admin", ...ROOT } as never, "安全员");
const give = (by: Context, role: string, n: number, more: object = ROOT) =>
  giveGrant(by, { name: `某${n}`, phone: phoneOf(n), role, ...more } as never);
const statusOf = async (cookie: string) => (await world.request("/sessions/me", { cookie })).status;
const rolesOf = async (by: Context) => (await listGrants(by)).grants.map((g) => g.role);

describe("administrators have separate hands", () => {
  test("the district's administrator appoints the first security and audit administrator, and no second one", async () => {
    const place = await makeNeighbourhood(world);
    expect((await listGrants(place.admin)).mayGive).toEqual(
      expect.arrayContaining(["security_admin", "audit_admin", "community_worker"]),
    );
    await give(place.admin, "security_admin", 500);
    await give(place.admin, "audit_admin", 501);
    for (const role of ["district_admin", "security_admin", "audit_admin"]) {
      await expect(give(place.admin, role, 502)).rejects.toMatchObject({ code: "grant.not_yours" });
    }
    expect((await listGrants(place.admin)).mayGive).not.toContain("security_admin");
    for (const [n, role] of ["district_admin", "security_admin", "audit_admin"].entries())
      await give(security(place), role, 510 + n);
  });

  test("two first appointments at once make one security administrator", async () => {
    const place = await makeNeighbourhood(world);
    const asked = await Promise.allSettled([1, 2, 3, 4].map((n) => give(place.admin, "security_admin", 520 + n)));
    expect(asked.filter((a) => a.status === "fulfilled")).toHaveLength(1);
    expect((await rolesOf(place.admin)).filter((r) => r === "security_admin")).toHaveLength(1);
  });

  test("one person holds one of the three, even when two are given at once", async () => {
    const place = await makeNeighbourhood(world);
    await give(place.admin, "security_admin", 500);
    const by = security(place);
    await expect(
      giveGrant(by, { name: "区管理员", phone: "19900000100", role: "audit_admin", ...ROOT } as never),
    ).rejects.toMatchObject({ code: "grant.separate_hands", facts: { holds: "district_admin" } });
    const both = await Promise.allSettled([give(by, "district_admin", 530), give(by, "audit_admin", 530)]);
    expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((b) => b.status === "rejected")?.reason).toMatchObject({ code: "grant.separate_hands" });
  });

  test("the security administrator gives no working role, and nobody but the security administrator ends an administrator's", async () => {
    const place = await makeNeighbourhood(world);
    await give(place.admin, "security_admin", 500);
    await signIn(world, place.district, phoneOf(500));
    const by = security(place);
    const at = { unitId: place.community };
    await expect(give(by, "community_worker", 540, at)).rejects.toMatchObject({ code: "grant.not_yours" });
    await expect(
      endGrant(place.admin, by.actor.personId as PersonId, { role: "security_admin", ...ROOT }),
    ).rejects.toMatchObject({ code: "grant.not_yours" });
    await expect(
      endGrant(by, by.actor.personId as PersonId, { role: "security_admin", ...ROOT }),
    ).rejects.toMatchObject({
      code: "grant.own_last",
    });
    await endGrant(by, place.admin.actor.personId as PersonId, { role: "district_admin", ...ROOT });
    expect(await rolesOf(by)).not.toContain("district_admin");
  });

  test("a first appointment to a wrong number is taken back, as long as nobody has come with it", async () => {
    const place = await makeNeighbourhood(world);
    const { personId } = await give(place.admin, "security_admin", 550);
    await endGrant(place.admin, personId, { role: "security_admin", ...ROOT });
    await give(place.admin, "security_admin", 551);
    expect((await rolesOf(place.admin)).filter((r) => r === "security_admin")).toHaveLength(1);
  });

  test("a district from before 0.2 knows its administrators without any list of them", async () => {
    const place = await makeNeighbourhood(world);
    await give(place.admin, "security_admin", 500);
    await place.admin.commit("test.old", [erased(administratorsItem, {})]);
    await expect(give(place.admin, "security_admin", 561)).rejects.toMatchObject({ code: "grant.not_yours" });
  });
});

describe("a term", () => {
  test("holds from its first to its last day; then no session acts in the role, and nothing has run for it", async () => {
    const place = await makeNeighbourhood(world);
    const at = { unitId: place.community, from: "2026-11-13", until: "2026-11-14" };
    await give(place.admin, "community_worker", 600, at);
    await expect(signIn(world, place.district, phoneOf(600))).rejects.toThrow("sign-in refused");
    world.pass(DAY);
    const cookie = await signIn(world, place.district, phoneOf(600));
    expect(await statusOf(cookie)).toBe(200);
    world.pass(DAY);
    expect(await statusOf(cookie)).toBe(200);
    world.pass(DAY);
    expect(await statusOf(cookie)).toBe(401);
    expect((await listGrants(later(place, place.admin))).grants.find((g) => g.name === "某600")).toMatchObject({
      term: "over",
      until: "2026-11-14",
      grantedByName: "区管理员",
    });
    const before = world.messages.length;
    await world.request("/sessions/codes", { method: "POST", json: { district: place.district, phone: phoneOf(600) } });
    await world.settle();
    expect(world.messages.length).toBe(before);
  });

  test("that ends leaves a session's other roles, and cannot be switched back to", async () => {
    const place = await makeNeighbourhood(world);
    await addAcceptedMember(place, 601);
    const today = new Date(world.platform.clock() + 8 * 3_600_000).toISOString().slice(0, 10);
    await give(later(place, place.admin), "community_worker", 601, { unitId: place.community, until: today });
    const cookie = await signIn(world, place.district, phoneOf(601));
    const act = (json: object, as = cookie) =>
      world.request("/sessions/current/acting", { method: "PUT", cookie: as, json });
    const switched = await act({ role: "member", unitId: place.community });
    const member = /rengang=([^;]+)/.exec(switched.headers.get("set-cookie") ?? "")?.[1] as string;
    world.pass(DAY);
    const me = await (await world.request("/sessions/me", { cookie: member })).json();
    expect(me.grants.map((g: { role: string }) => g.role)).toEqual(["member"]);
    expect((await act({ role: "community_worker", unitId: place.community }, member)).status).toBe(404);
  });

  test("that is changed ends the sessions that bear the old one; the same again changes nothing", async () => {
    const place = await makeNeighbourhood(world);
    const admin = later(place, place.admin);
    const at = { unitId: place.community, until: "2027-12-31" };
    await give(admin, "community_worker", 602, at);
    const cookie = await signIn(world, place.district, phoneOf(602));
    await give(admin, "community_worker", 602, at);
    expect(await statusOf(cookie)).toBe(200);
    await give(admin, "community_worker", 602, { ...at, until: "2027-06-30" });
    expect(await statusOf(cookie)).toBe(401);
  });

  test("cannot end before it begins, nor before today", async () => {
    const place = await makeNeighbourhood(world);
    const [admin, unitId] = [later(place, place.admin), place.community];
    await expect(give(admin, "community_worker", 603, { unitId, until: "2026-11-01" })).rejects.toMatchObject({
      code: "grant.term_over",
    });
    const wrong = give(admin, "community_worker", 603, { unitId, from: "2027-02-01", until: "2027-01-01" });
    await expect(wrong).rejects.toMatchObject({ code: "input.invalid" });
  });
});

describe("roles near the people", () => {
  test("a community appoints leads and organisers of its own part, sees those alone, and gives nothing else", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { startsAt: "2027-03-01T01:00:00Z", endsAt: "2027-03-01T03:00:00Z" });
    await give(place.worker, "compound_lead", 700, { unitId: place.compound });
    await give(place.worker, "team_leader", 701, { unitId: place.community, team: "environment" });
    await give(place.worker, "post_organiser", 702, { postId: post });
    expect((await rolesOf(place.worker)).sort()).toEqual([
      "community_worker",
      "compound_lead",
      "post_organiser",
      "team_leader",
    ]);
    const outside = { unitId: place.elsewhere, team: "environment" };
    await expect(give(place.worker, "team_leader", 703, outside)).rejects.toMatchObject({ code: "permission.denied" });
    await expect(give(place.worker, "community_worker", 704, { unitId: place.community })).rejects.toMatchObject({
      code: "grant.not_yours",
    });
  });

  test.each([
    ["compound_lead", { unitId: "unt_001001" }, "grant.wrong_level"],
    ["team_leader", { unitId: "unt_001001" }, "input.invalid"],
    ["community_worker", { unitId: "unt_001001", team: "legal" }, "input.invalid"],
    ["post_organiser", { unitId: "unt_001001" }, "input.invalid"],
    ["security_admin", { unitId: "unt_001" }, "grant.wrong_level"],
    ["employer_liaison", { unitId: "unt_0" }, "input.invalid"],
  ])("%s is refused at a place that is not its own", async (role, at, code) => {
    const place = await makeNeighbourhood(world);
    await expect(give(place.admin, role, 710, at)).rejects.toMatchObject({ code });
  });

  test("a grant names who gave it and when", async () => {
    const place = await makeNeighbourhood(world);
    await give(place.worker, "team_leader", 720, { unitId: place.community, team: "legal", until: "2027-12-31" });
    const row = await place.admin.table.get(grantItem, {
      personId: place.admin.personOf(phoneOf(720)),
      role: "team_leader",
      unitId: place.community,
      team: "legal",
    });
    expect(row).toMatchObject({ grantedBy: place.worker.actor.personId, grantedByName: "周慧", until: "2027-12-31" });
  });
});

describe("ending somebody's sessions", () => {
  test("the security administrator signs a person out everywhere; the role stays", async () => {
    const place = await makeNeighbourhood(world);
    await give(place.admin, "security_admin", 500);
    const cookie = await signIn(world, place.district, "19900000200");
    const by = security(place);
    expect(await endSessionsOf(by, place.worker.actor.personId as PersonId)).toBe(1);
    expect(await statusOf(cookie)).toBe(401);
    world.pass(61_000);
    expect(await statusOf(await signIn(world, place.district, "19900000200"))).toBe(200);
    await expect(endSessionsOf(by, "per_zzzzzzzzzzzzz" as PersonId)).rejects.toMatchObject({ code: "thing.missing" });
    await expect(endSessionsOf(place.admin, place.worker.actor.personId as PersonId)).rejects.toMatchObject({
      code: "permission.denied",
    });
  });
});
