import {
  acceptStandIn,
  declineStandIn,
  listClaims,
  listMyClaims,
  makeClaim,
  proposeStandIn,
  takeBackStandIn,
  withdrawClaim,
} from "@rengang/core/claims";
import { listNotifications } from "@rengang/core/notifications";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addPerson, inHours, makeNeighbourhood, makePost, phoneOf } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** A full post of one place, held by the first of three members. */
async function heldPlace(places = 1) {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, { places });
  const [holder, other, third] = [
    await addAcceptedMember(place, 1),
    await addAcceptedMember(place, 2),
    await addAcceptedMember(place, 3),
  ];
  await makeClaim(holder, post, {});
  return { place, post, holder, other, third };
}
const idOf = ({ actor }: { actor: { personId: string } }) => actor.personId as PersonId;

describe("stand-ins", () => {
  test("the one who is asked is told and takes the place over; both calendars and the post change together", async () => {
    for (const places of [1, 30]) {
      const { place, post, holder, other } = await heldPlace(places);
      await proposeStandIn(holder, post, { phone: phoneOf(2), note: "出差" });
      await world.settle();
      expect((await listNotifications(other, {})).notifications[0]?.code).toBe("stand_in.asked");
      expect((await listMyClaims(other)).standIns).toMatchObject([
        { from: idOf(holder), note: "出差", fromName: "党员1" },
      ]);
      expect((await listMyClaims(holder)).claims[0]?.standInAsked).toBe(phoneOf(2).slice(-4));
      expect(await acceptStandIn(other, post, { from: idOf(holder) })).toMatchObject({ state: "claimed" });
      await world.settle();
      expect((await listClaims(place.worker, post)).claimants.map((c) => c.personId)).toEqual([idOf(other)]);
      expect((await listMyClaims(holder)).claims).toEqual([]);
      expect((await listMyClaims(other)).claims).toHaveLength(1);
      expect((await listNotifications(holder, {})).notifications[0]?.code).toBe("stand_in.accepted");
    }
  });

  test("the one who is asked reads what stands against taking over, before answering", async () => {
    const { place, post, holder, other } = await heldPlace();
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    expect((await listMyClaims(other)).standIns[0]?.against).toBeUndefined();
    const second = await makePost(place, { title: "同一时间" });
    await makeClaim(other, second, {});
    expect((await listMyClaims(other)).standIns[0]?.against).toMatchObject({
      rule: "claim.overlap",
      facts: { postId: second },
    });
  });

  test("the same acceptance made three times at once has one effect", async () => {
    const { place, post, holder, other } = await heldPlace();
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    const answers = await Promise.all([1, 2, 3].map(() => acceptStandIn(other, post, { from: idOf(holder) })));
    expect(answers.every((a) => a.state === "claimed")).toBe(true);
    expect((await listClaims(place.worker, post)).claimants).toHaveLength(1);
  });

  test("the rules of claiming hold for a stand-in too", async () => {
    const { place, post, holder, other } = await heldPlace();
    const rival = await makePost(place, { title: "同时段", startsAt: inHours(49), endsAt: inHours(51) });
    await makeClaim(other, rival, {});
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await expect(acceptStandIn(other, post, { from: idOf(holder) })).rejects.toMatchObject({ code: "claim.overlap" });
    const unregistered = await addPerson(place, 9);
    await proposeStandIn(holder, post, { phone: phoneOf(9) });
    const refused = acceptStandIn(unregistered, post, { from: idOf(holder) });
    await expect(refused).rejects.toMatchObject({ code: "claim.not_registered" });
    expect((await listMyClaims(holder)).claims).toHaveLength(1);
  });

  test("somebody in line gives the turn up with it, and nobody else moves", async () => {
    const { place, post, holder, other, third } = await heldPlace();
    await makeClaim(third, post, { wait: true });
    await makeClaim(other, post, { wait: true });
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await acceptStandIn(other, post, { from: idOf(holder) });
    const claimants = (await listClaims(place.worker, post)).claimants;
    expect(claimants.map((c) => [c.personId, c.state])).toEqual([
      [idOf(other), "claimed"],
      [idOf(third), "waitlisted"],
    ]);
  });

  test("whether a phone belongs to a member is not told", async () => {
    const { post, holder } = await heldPlace();
    const known = await proposeStandIn(holder, post, { phone: phoneOf(2) });
    const unknown = await proposeStandIn(holder, post, { phone: phoneOf(777) });
    expect(unknown).toEqual(known);
    await world.settle();
    expect((await listMyClaims(holder)).claims[0]?.standInAsked).toBe(phoneOf(777).slice(-4));
  });

  test("a question taken back, declined, or asked by one who no longer holds the place is over", async () => {
    const { post, holder, other } = await heldPlace();
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await takeBackStandIn(holder, post);
    const from = idOf(holder);
    await expect(acceptStandIn(other, post, { from })).rejects.toMatchObject({ code: "claim.stand_in_over" });
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await declineStandIn(other, post, { from });
    await world.settle();
    expect((await listNotifications(holder, {})).notifications[0]?.code).toBe("stand_in.declined");
    await expect(acceptStandIn(other, post, { from })).rejects.toMatchObject({ code: "claim.stand_in_over" });
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await withdrawClaim(holder, post);
    await expect(acceptStandIn(other, post, { from })).rejects.toMatchObject({ code: "claim.stand_in_over" });
  });

  test("oneself, a place not held, and another's question are refused", async () => {
    const { post, holder, other, third } = await heldPlace();
    await expect(proposeStandIn(holder, post, { phone: phoneOf(1) })).rejects.toMatchObject({
      code: "claim.stand_in_self",
    });
    await expect(proposeStandIn(other, post, { phone: phoneOf(3) })).rejects.toMatchObject({ code: "claim.missing" });
    await proposeStandIn(holder, post, { phone: phoneOf(2) });
    await expect(acceptStandIn(third, post, { from: idOf(holder) })).rejects.toMatchObject({ code: "thing.missing" });
  });
});
