import { editPost, listMyClaims, makeClaim, releaseClaim, viewPost, withdrawClaim } from "@rengang/core/claims";
import { listNotifications } from "@rengang/core/notifications";
import type { PersonId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, inHours, makeNeighbourhood, makePost } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

describe("claims", () => {
  test("a full post refuses a further claim, even when two arrive at once", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 1 });
    const [a, b] = await Promise.all([addAcceptedMember(place, 1), addAcceptedMember(place, 2)]);
    const results = await Promise.allSettled([makeClaim(a, post, {}), makeClaim(b, post, {})]);
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    const [lost] = results.filter((r) => r.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "claim.post_full" });
  });

  test("the same claim made five times at once has one effect and one answer", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place);
    const member = await addAcceptedMember(place, 1);
    const answers = await Promise.all(Array.from({ length: 5 }, () => makeClaim(member, post, {})));
    expect(new Set(answers.map((a) => a.state))).toEqual(new Set(["claimed"]));
    expect((await viewPost(place.worker, post)).taken).toBe(1);
  });

  test("nobody holds two places at overlapping times, even when both are claimed at once", async () => {
    const place = await makeNeighbourhood(world);
    const [one, two] = await Promise.all([
      makePost(place, { title: "甲" }),
      makePost(place, { title: "乙", startsAt: inHours(49), endsAt: inHours(51) }),
    ]);
    const member = await addAcceptedMember(place, 1);
    const results = await Promise.allSettled([makeClaim(member, one, {}), makeClaim(member, two, {})]);
    const [lost] = results.filter((r) => r.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "claim.overlap" });
    expect((await listMyClaims(member)).claims).toHaveLength(1);
  });

  test("a withdrawal gives the place to the first in line in the same commit, and tells them", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 1 });
    const [first, second, third] = await Promise.all([1, 2, 3].map((n) => addAcceptedMember(place, n)));
    if (!first || !second || !third) throw new Error("three members");
    await makeClaim(first, post, {});
    expect(await makeClaim(second, post, { wait: true })).toMatchObject({ state: "waitlisted", turn: 1 });
    expect(await makeClaim(third, post, { wait: true })).toMatchObject({ state: "waitlisted", turn: 2 });
    await withdrawClaim(first, post);
    expect(await makeClaim(second, post, {})).toMatchObject({ state: "claimed" });
    expect(await makeClaim(third, post, { wait: true })).toMatchObject({ state: "waitlisted", turn: 1 });
    await world.settle();
    expect((await listNotifications(second, {})).notifications.map((n) => n.code)).toContain("claim.promoted");
  });

  test("until the deadline a place is given back freely; after it the organiser releases, and a turn may still be left", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 1 });
    const [holder, waiter] = await Promise.all([1, 2].map((n) => addAcceptedMember(place, n)));
    if (!holder || !waiter) throw new Error("two members");
    await makeClaim(holder, post, {});
    await makeClaim(waiter, post, { wait: true });
    world.pass(25 * HOUR);
    const late = world.as(place.district, holder.actor.personId as PersonId, holder.actor.grant);
    await expect(withdrawClaim(late, post)).rejects.toMatchObject({ code: "claim.late_needs_reason" });
    const waiting = world.as(place.district, waiter.actor.personId as PersonId, waiter.actor.grant);
    expect(await withdrawClaim(waiting, post)).toMatchObject({ state: "withdrawn" });
    const released = await releaseClaim(place.worker, post, { personId: late.actor.personId, reason: "生病" });
    expect(released.state).toBe("released");
    expect((await viewPost(place.worker, post)).taken).toBe(0);
    world.pass(-25 * HOUR);
  });

  test("whose turn comes while something else has come up is passed over, told, and out of the line", async () => {
    const place = await makeNeighbourhood(world);
    const [post, other] = [await makePost(place, { places: 1 }), await makePost(place, { title: "同时另一场" })];
    const [holder, busy, next] = await Promise.all([1, 2, 3].map((n) => addAcceptedMember(place, n)));
    if (!holder || !busy || !next) throw new Error("three members");
    await makeClaim(holder, post, {});
    await makeClaim(busy, post, { wait: true });
    await makeClaim(next, post, { wait: true });
    await makeClaim(busy, other, {});
    await withdrawClaim(holder, post);
    await world.settle();
    expect((await listMyClaims(next)).claims.map((c) => c.state)).toEqual(["claimed"]);
    expect((await listMyClaims(busy)).claims.map((c) => c.post.id)).toEqual([other]);
    expect((await listNotifications(busy, {})).notifications.map((n) => n.code)).toContain("claim.passed_over");
    expect(await viewPost(place.worker, post)).toMatchObject({ taken: 1, waiting: 0 });
  });

  test("places that are added go to those who wait, in turn", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makePost(place, { places: 1 });
    const members = await Promise.all([1, 2, 3].map((n) => addAcceptedMember(place, n)));
    for (const member of members) await makeClaim(member, post, { wait: true });
    await editPost(place.worker, post, { places: 2 });
    await world.settle();
    expect(await viewPost(place.worker, post)).toMatchObject({ taken: 2, waiting: 1 });
  });
});
