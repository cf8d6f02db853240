import { editPost, listClaims, listPosts, makeClaim, movePost, viewPost } from "@rengang/core/claims";
import { listMembers, viewMember } from "@rengang/core/members";
import { giveGrant, listGrants } from "@rengang/core/people";
import { publishPost } from "@rengang/core/posts";
import { reportIn } from "@rengang/core/registrations";
import { type Grant, ROLES } from "@rengang/kernel/actor";
import type { PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { inScope } from "@rengang/kernel/permission";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addAcceptedMember,
  addPerson,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
} from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let green: PostId;
let legal: PostId;
let inCompound: PostId;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  green = await makePost(place, { team: "environment" });
  legal = await makePost(place, { team: "legal", startsAt: inHours(60), endsAt: inHours(62) });
  inCompound = await makePost(place, {
    team: "legal",
    unitId: place.compound,
    startsAt: inHours(70),
    endsAt: inHours(72),
  });
});
afterAll(() => world.close());

const as = (grant: object) => world.as(place.district, "per_00000000000aa" as PersonId, grant as Grant, "某");
const leader = () => as({ role: "team_leader", unitId: place.community, team: "environment" });
const organiser = () => as({ role: "post_organiser", unitId: place.community, postId: green });
const lead = () => as({ role: "compound_lead", unitId: place.compound });
const denied = { code: "permission.denied" };
const titled = async (ctx: ReturnType<typeof as>, unitId?: UnitId) =>
  (await listPosts(ctx, unitId ? { unitId } : {})).posts.map((p) => p.id);

describe("a team leader", () => {
  test("sees and runs the posts of that team in that community, and no others", async () => {
    expect(await titled(leader())).toEqual([green]);
    expect((await viewPost(leader(), green)).id).toBe(green);
    await editPost(leader(), green, { place: "东门" });
    expect((await listClaims(leader(), green)).claimants).toEqual([]);
    for (const id of [legal, inCompound]) {
      await expect(viewPost(leader(), id)).rejects.toMatchObject(denied);
      await expect(listClaims(leader(), id)).rejects.toMatchObject(denied);
      await expect(editPost(leader(), id, { place: "东门" })).rejects.toMatchObject(denied);
    }
  });

  test("publishes for that team alone, and not outside the community", async () => {
    const facts = { title: "清河道", place: "河边", places: 3, startsAt: inHours(90), endsAt: inHours(92) };
    const own = { ...facts, team: "environment", unitId: place.community };
    expect((await publishPost(leader(), own)).state).toBe("open");
    await expect(publishPost(leader(), { ...own, team: "legal" })).rejects.toMatchObject(denied);
    await expect(publishPost(leader(), { ...own, unitId: place.elsewhere })).rejects.toMatchObject(denied);
    await expect(listPosts(leader(), { unitId: place.elsewhere })).rejects.toMatchObject(denied);
  });
});

describe("the organiser of a post", () => {
  test("finds that post alone in every list, and its roster", async () => {
    const member = await addAcceptedMember(place, 1);
    await makeClaim(member, green, {});
    expect(await titled(organiser())).toEqual([green]);
    expect((await listClaims(organiser(), green)).claimants).toMatchObject([{ name: "党员1", phone: "199****0001" }]);
    const cookie = await cookieOf(organiser());
    expect((await world.request(`/posts/${green}/attendance`, { cookie })).status).toBe(200);
    for (const id of [legal, inCompound]) {
      await expect(viewPost(organiser(), id)).rejects.toMatchObject(denied);
      expect((await world.request(`/posts/${id}/attendance`, { cookie })).status).toBe(403);
      expect((await world.request(`/posts/${id}/attendance/code`, { cookie })).status).toBe(403);
      const json = { rows: [{ personId: member.actor.personId, present: true }] };
      expect((await world.request(`/posts/${id}/attendance`, { method: "PUT", cookie, json })).status).toBe(403);
    }
  });
});

test("the organiser of a session that is moved answers for it at its new time, and signs in anew", async () => {
  const post = await makePost(place, { startsAt: inHours(130), endsAt: inHours(132) });
  const { personId } = await giveGrant(place.worker, {
    name: "葛春",
    phone: "19900000777",
    role: "post_organiser",
    postId: post,
  });
  const cookie = await signIn(world, place.district, "19900000777");
  const moved = await movePost(place.worker, post, { startsAt: inHours(140), endsAt: inHours(142), reason: "下雨" });
  await world.settle();
  expect((await world.request("/sessions/me", { cookie })).status).toBe(401);
  world.pass(61_000);
  const fresh = await signIn(world, place.district, "19900000777");
  expect((await world.request(`/posts/${moved.id}/attendance`, { cookie: fresh })).status).toBe(200);
  const { grants } = await listGrants(place.worker);
  expect(grants.filter((g) => g.personId === personId).map((g) => g.postId)).toEqual([moved.id]);
});

describe("a compound lead", () => {
  test("sees the members who live there, masked, and nobody else", async () => {
    const outside = await addAcceptedMember(place, 22);
    const fresh = await addPersonIn(24);
    expect((await listMembers(lead(), {})).members.map((m) => [m.name, m.phone])).toEqual([["党员24", "199****0024"]]);
    expect((await viewMember(lead(), fresh)).name).toBe("党员24");
    await expect(viewMember(lead(), outside.actor.personId as PersonId)).rejects.toMatchObject({
      code: "thing.missing",
    });
    await expect(listMembers(lead(), { unitId: place.community })).rejects.toMatchObject(denied);
  });

  test("runs the posts of the compound, whatever their team", async () => {
    expect(await titled(lead())).toEqual([inCompound]);
    await expect(viewPost(lead(), green)).rejects.toMatchObject(denied);
  });
});

/** A member who has reported in to the compound. */
async function addPersonIn(n: number): Promise<PersonId> {
  const member = await addPerson(place, n);
  await reportIn(member, { unitId: place.community, compoundId: place.compound });
  return member.actor.personId as PersonId;
}

test("who answers for posts only has no unit as a whole, so that a verb that asks about one refuses", () => {
  const [community, compound] = ["unt_001001", "unt_001001001"] as UnitId[];
  const narrow: Grant[] = [
    { role: "team_leader", unitId: community, team: "environment" },
    { role: "team_leader", unitId: community },
    { role: "post_organiser", unitId: community, postId: green },
    { role: "post_organiser", unitId: community },
  ];
  for (const grant of narrow) {
    for (const unit of [community, compound]) expect(inScope(as(grant).actor, unit as UnitId)).toBe(false);
  }
  const post = { unitId: community as UnitId, team: "environment" };
  expect(narrow.map((grant) => inScope(as(grant).actor, post))).toEqual([true, false, false, false]);
  expect(narrow.map((grant) => inScope(as(grant).actor, { ...post, id: green }))).toEqual([true, false, true, false]);
});

test("no role without a place reaches anything", () => {
  const post = { unitId: "unt_001001" as UnitId, team: "legal", id: green };
  expect(ROLES.filter((role) => inScope(as({ role }).actor, post) || inScope(as({ role }).actor, post.unitId))).toEqual(
    [],
  );
});
