import { lapseOffer, listClaims, makeClaim, withdrawClaim } from "@rengang/core/claims";
import { setDistrict } from "@rengang/core/districts";
import { listNotifications } from "@rengang/core/notifications";
import { postItem } from "@rengang/core/posts";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Member = Awaited<ReturnType<typeof addAcceptedMembers>>[number];
const again = (place: Neighbourhood, { actor }: Member) =>
  world.as(place.district, actor.personId as PersonId, actor.grant, actor.name);
const codes = async (ctx: Member) => (await listNotifications(ctx, {})).notifications.map((n) => n.code);

/** One place, held; two wait; the holder leaves after the deadline, 20 hours before the start. */
async function lateOpening(): Promise<{ place: Neighbourhood; post: PostId; people: [Member, Member, Member] }> {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, {
    places: 1,
    startsAt: new Date(world.platform.clock() + 48 * HOUR).toISOString(),
    endsAt: new Date(world.platform.clock() + 50 * HOUR).toISOString(),
  });
  const people = (await addAcceptedMembers(place, 3)) as [Member, Member, Member];
  for (const member of people) await makeClaim(member, post, { wait: true });
  world.pass(28 * HOUR);
  await withdrawClaim(again(place, people[0]), post, { reason: "临时出差" });
  await world.settle();
  return { place, post, people };
}

describe("offers", () => {
  test("a place that becomes free late is offered to the next in line, who is told until when and takes it", async () => {
    const { place, post, people } = await lateOpening();
    const [, second] = people;
    expect(await codes(second)).toContain("claim.offered");
    const [claimant] = (await listClaims(place.worker, post)).claimants;
    expect(claimant).toMatchObject({ personId: second.actor.personId, state: "offered" });
    expect(Date.parse(claimant?.until ?? "")).toBe(world.platform.clock() + 2 * HOUR);
    expect(await makeClaim(again(place, second), post, {})).toMatchObject({ state: "claimed" });
    expect((await listClaims(place.worker, post)).claimants[0]).toMatchObject({ state: "claimed" });
  });

  test("the organiser reads who left late and why, as long as that member holds no place again", async () => {
    const { place, post, people } = await lateOpening();
    const [first, second] = people;
    const late = { personId: first.actor.personId, event: "withdrawn_late", why: "临时出差" };
    expect((await listClaims(place.worker, post)).left).toMatchObject([{ ...late, name: first.actor.name }]);
    world.pass(1000);
    await withdrawClaim(again(place, second), post);
    await world.settle();
    const [, ...rest] = (await listClaims(place.worker, post)).left;
    expect(rest).toMatchObject([late]);
    await makeClaim(again(place, people[2]), post, {});
    expect((await listClaims(place.worker, post)).left.map((l) => l.personId)).not.toContain(people[2].actor.personId);
  });

  test("an offer that is declined goes on to the next, without a reason and without a mark", async () => {
    const { place, post, people } = await lateOpening();
    expect(await withdrawClaim(again(place, people[1]), post)).not.toHaveProperty("late");
    const [claimant] = (await listClaims(place.worker, post)).claimants;
    expect(claimant).toMatchObject({ personId: people[2].actor.personId, state: "offered" });
  });

  test("an offer that is not taken in time passes on once, however often the clock is looked at", async () => {
    const { place, post, people } = await lateOpening();
    const before = world.as(place.district, place.admin.actor.personId as PersonId, { role: "system" });
    expect(await lapseOffer(before, post, people[1].actor.personId as PersonId)).toBe(false);
    world.pass(2 * HOUR);
    const refused = makeClaim(again(place, people[1]), post, {});
    await expect(refused).rejects.toMatchObject({ code: "claim.offer_over" });
    const clocks = [1, 2, 3].map(() =>
      world.as(place.district, place.admin.actor.personId as PersonId, { role: "system" }),
    );
    const lapsed = await Promise.all(clocks.map((ctx) => lapseOffer(ctx, post, people[1].actor.personId as PersonId)));
    expect(lapsed.filter(Boolean)).toHaveLength(1);
    const claimants = (await listClaims(place.worker, post)).claimants;
    expect(claimants.map((c) => [c.personId, c.state])).toEqual([[people[2].actor.personId, "offered"]]);
    await world.settle();
    expect(await codes(people[1])).toContain("claim.lapsed");
  });

  test("while an offer stands nobody else gets the place, and the one who has it holds no other at that time", async () => {
    const { place, post, people } = await lateOpening();
    const row = await place.admin.table.get(postItem, post, { strong: true });
    const at = (minutes: number | undefined) => new Date((minutes ?? 0) * MINUTE).toISOString();
    const rival = await makePost(place, { startsAt: at(row?.from), endsAt: at(row?.to), title: "同时段" });
    await expect(makeClaim(again(place, people[1]), rival, {})).rejects.toMatchObject({ code: "claim.overlap" });
    const [stranger] = await addAcceptedMembers(place, 1, 5000);
    await expect(makeClaim(again(place, stranger as Member), post, {})).rejects.toMatchObject({
      code: "claim.post_full",
    });
  });

  test("a district may give every place at once, or offer every one", async () => {
    for (const [offers, state, lead] of [
      ["never", "claimed", 28],
      ["always", "offered", 1],
    ] as const) {
      const place = await makeNeighbourhood(world);
      await setDistrict(again(place, place.admin), { offers });
      const startsAt = new Date(world.platform.clock() + 48 * HOUR).toISOString();
      const endsAt = new Date(world.platform.clock() + 50 * HOUR).toISOString();
      const post = await makePost(place, { places: 1, startsAt, endsAt });
      const [first, second] = (await addAcceptedMembers(place, 2)) as [Member, Member];
      for (const member of [first, second]) await makeClaim(member, post, { wait: true });
      world.pass(lead * HOUR);
      await withdrawClaim(again(place, first), post, { reason: "有事" });
      expect((await listClaims(place.worker, post)).claimants).toMatchObject([
        { personId: second.actor.personId, state },
      ]);
    }
  });
});
