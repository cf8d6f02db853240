import {
  editPost,
  holdersOf,
  listClaims,
  listMyClaims,
  makeClaim,
  movePost,
  previewChange,
  viewPost,
  withdrawClaim,
} from "@rengang/core/claims";
import { listNotifications } from "@rengang/core/notifications";
import { cancelPost, requirePost } from "@rengang/core/posts";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Member = Awaited<ReturnType<typeof addAcceptedMembers>>[number];
const idOf = (m: Member) => m.actor.personId as PersonId;
const codes = async (ctx: Member) => (await listNotifications(ctx, {})).notifications.map((n) => n.code);
const NEXT_DAY = { startsAt: inHours(72), endsAt: inHours(74), reason: "下雨改期" };

/** Two places, both held; a third waits; the second holder has another post at the new time. */
async function clashing(places = 2): Promise<{ place: Neighbourhood; post: PostId; other: PostId; people: Member[] }> {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, { places });
  const other = await makePost(place, { title: "另一岗位", startsAt: inHours(73), endsAt: inHours(75) });
  const people = await addAcceptedMembers(place, 3);
  for (const member of people) await makeClaim(member, post, { wait: true });
  await makeClaim(people[1] as Member, other, {});
  return { place, post, other, people };
}

describe("moving a session", () => {
  test("everyone is carried over and told; who holds another place then keeps that one, and the next in line moves up", async () => {
    const { place, post, other, people } = await clashing();
    const [first, second, third] = people as [Member, Member, Member];
    const { startsAt, endsAt } = NEXT_DAY;
    const dry = await previewChange(place.worker, post, { change: "move", startsAt, endsAt });
    expect(dry.people.map((p) => [p.personId, p.effect])).toEqual(
      expect.arrayContaining([
        [idOf(first), "keeps"],
        [idOf(second), "clash"],
        [idOf(third), "moves_up"],
      ]),
    );
    const moved = await movePost(place.worker, post, NEXT_DAY);
    await world.settle();
    expect((await listClaims(place.worker, moved.id)).claimants.map((c) => c.personId).sort()).toEqual(
      [idOf(first), idOf(third)].sort(),
    );
    expect((await listMyClaims(second)).claims.map((c) => c.post.id)).toEqual([other]);
    expect((await listMyClaims(first)).claims.map((c) => c.post)).toMatchObject([
      { id: moved.id, startsAt: expect.any(String) },
    ]);
    // Leaving what was moved is never late: the deadline that this member reads is the start.
    const [mine] = (await listMyClaims(first)).claims;
    expect(mine?.post.withdrawBy).toBe(mine?.post.startsAt);
    expect((await viewPost(first, moved.id)).withdrawBy).toBe(mine?.post.startsAt);
    expect(await codes(first)).toContain("claim.moved");
    expect(await codes(second)).toContain("claim.moved_away");
    expect(await codes(third)).toEqual(expect.arrayContaining(["claim.moved", "claim.promoted"]));
    expect((await viewPost(place.worker, post)).movedTo).toBe(moved.id);
    expect((await requirePost(place.admin, moved.id)).state).toBeUndefined();
  });

  test("the same holds for a post that counts its people instead of naming them", async () => {
    const { place, post, people } = await clashing(30);
    const moved = await movePost(place.worker, post, NEXT_DAY);
    await world.settle();
    const row = await requirePost(place.admin, moved.id, { strong: true });
    expect(row).toMatchObject({ taken: 2 });
    expect(row.state).toBeUndefined();
    expect((await holdersOf(place.admin, row)).sort()).toEqual(
      [idOf(people[0] as Member), idOf(people[2] as Member)].sort(),
    );
  });

  test("the same move twice has one effect; while it runs neither session gives or takes places", async () => {
    const { place, post, people } = await clashing();
    const [one, two] = await Promise.all([
      movePost(place.worker, post, NEXT_DAY),
      movePost(place.worker, post, NEXT_DAY),
    ]);
    expect(two.id).toBe(one.id);
    const [late] = await addAcceptedMembers(place, 1, 7000);
    await expect(makeClaim(late as Member, one.id, {})).rejects.toMatchObject({ code: "claim.post_not_open" });
    await expect(withdrawClaim(people[0] as Member, post)).rejects.toMatchObject({ code: "post.busy" });
    await world.settle();
    expect(await withdrawClaim(people[0] as Member, one.id)).toMatchObject({ state: "withdrawn" });
    await expect(withdrawClaim(people[0] as Member, post)).rejects.toMatchObject({ code: "claim.missing" });
  });

  test("a session that was moved close is given back without a reason", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place);
    const [member] = (await addAcceptedMembers(place, 1)) as [Member];
    await makeClaim(member, post, {});
    const moved = await movePost(place.worker, post, { startsAt: inHours(5), endsAt: inHours(6), reason: "提前" });
    await world.settle();
    expect(await withdrawClaim(member, moved.id)).not.toHaveProperty("late");
  });

  test("the past, an end before the start, a standing duty and a session called off are refused", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place);
    const move = (id: PostId, from: number, to: number) =>
      movePost(place.worker, id, { startsAt: inHours(from), endsAt: inHours(to), reason: "改期" });
    await expect(move(post, -2, 2)).rejects.toMatchObject({ code: "post.in_the_past" });
    await expect(move(post, 60, 59)).rejects.toMatchObject({ facts: { fields: [{ path: "endsAt" }] } });
    await expect(move(post, 60, 90)).rejects.toMatchObject({
      facts: { fields: [{ path: "endsAt", problem: "too_long" }] },
    });
    const standing = await makePost(place, { startsAt: undefined, endsAt: undefined });
    await expect(move(standing, 60, 62)).rejects.toMatchObject({ facts: { fields: [{ problem: "standing" }] } });
    await cancelPost(place.worker, post, { reason: "天气" });
    await expect(move(post, 60, 62)).rejects.toMatchObject({ code: "post.not_open" });
  });
});

describe("fewer and more places", () => {
  test("places fall below those taken only with the names of those who give theirs back, all in one commit", async () => {
    const { place, post, people } = await clashing();
    const [first, second, third] = people as [Member, Member, Member];
    await expect(editPost(place.worker, post, { places: 1 })).rejects.toMatchObject({
      code: "post.places_below_taken",
      facts: { taken: 2, toRelease: 1 },
    });
    expect(await previewChange(place.worker, post, { change: "places", places: 1 })).toMatchObject({ toRelease: 1 });
    await expect(editPost(place.worker, post, { places: 1, release: [idOf(first)] })).rejects.toMatchObject({
      facts: { fields: [{ path: "reason" }] },
    });
    await expect(
      editPost(place.worker, post, { places: 1, release: [idOf(third)], reason: "x" }),
    ).rejects.toMatchObject({
      code: "claim.missing",
    });
    expect(await editPost(place.worker, post, { places: 1, release: [idOf(first)], reason: "场地变小" })).toMatchObject(
      {
        places: 1,
        taken: 1,
      },
    );
    await world.settle();
    expect((await listMyClaims(first)).claims).toEqual([]);
    expect((await listMyClaims(second)).claims.map((c) => c.post.id)).toContain(post);
    expect(await codes(first)).toContain("claim.released");
    const told = (await listNotifications(first, {})).notifications.find((n) => n.code === "claim.released");
    expect(told?.facts.reason).toBe("场地变小");
  });

  test("a post that grows beyond what it can name counts from then on and loses nobody", async () => {
    const { place, post, people } = await clashing();
    await editPost(place.worker, post, { places: 40 });
    await world.settle();
    const row = await requirePost(place.admin, post, { strong: true });
    expect(row).toMatchObject({ taken: 3, places: 40 });
    expect((await holdersOf(place.admin, row)).sort()).toEqual(people.map(idOf).sort());
    await withdrawClaim(people[0] as Member, post);
    expect((await requirePost(place.admin, post, { strong: true })).taken).toBe(2);
  });

  test("what calling off would mean is told before it is done, and changes nothing", async () => {
    const { place, post } = await clashing();
    const dry = await previewChange(place.worker, post, { change: "cancel" });
    expect(dry.people.map((p) => [p.state, p.effect])).toEqual([
      ["claimed", "loses"],
      ["claimed", "loses"],
      ["waitlisted", "loses"],
    ]);
    expect((await viewPost(place.worker, post)).state).toBe("open");
  });
});
