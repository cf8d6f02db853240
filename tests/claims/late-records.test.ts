import { viewClaimHistory } from "@rengang/core/attendance";
import {
  acceptStandIn,
  editPost,
  holdersOf,
  listMyClaims,
  loadCalendar,
  makeClaim,
  movePost,
  proposeStandIn,
  withdrawClaim,
} from "@rengang/core/claims";
import { claimReactions } from "@rengang/core/claims/reactions";
import { type Context, systemContext } from "@rengang/core/context";
import { setDistrict } from "@rengang/core/districts";
import { advanceJob, jobItem } from "@rengang/core/jobs";
import { postItem, requirePost } from "@rengang/core/posts";
import { jobSteps } from "@rengang/functions/jobs/registry";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { StreamChange } from "@rengang/table/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addAcceptedMembers,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { replicaOf } from "../support/replica";
import { makeWorld, requestId, START, type World } from "../support/world";

const replica = replicaOf(["POST", "STAND_IN", "CALENDAR"]);

let world: World;
beforeAll(async () => {
  world = await makeWorld(replica.wrap);
});
afterAll(() => world.close());

const idOf = ({ actor }: Context) => actor.personId as PersonId;
const again = (ctx: Context) => world.as(ctx.district, idOf(ctx), ctx.actor.grant, ctx.actor.name);

describe("what comes late", () => {
  test("steps of a claim are told in the order in which they happened, whoever had asked first", async () => {
    const place = await makeNeighbourhood(world);
    const [member] = (await addAcceptedMembers(place, 1)) as [Context];
    const post = await makePost(place);
    const askedFirst = again(member);
    world.pass(1000);
    await makeClaim(again(member), post, {});
    await withdrawClaim(askedFirst, post);
    await world.settle();
    const { events } = await viewClaimHistory(member, post);
    expect(events.map((e) => e.event)).toEqual(["claimed", "withdrawn"]);
    expect(events[1]?.at).toBe(events[0]?.at);
  });

  /** What the stream tells when the line of a post has become empty, and what follows. */
  async function lineGone(place: Neighbourhood, post: PostId, before: object): Promise<void> {
    const [unit, time, tail] = post.slice(4).split(".");
    const change: StreamChange = {
      district: place.district,
      kind: "POST",
      key: { pk: `POSTS#unt_${unit}`, sk: `P#${time}#${tail}` },
      before: { ...before },
      after: { ...before, waiting: undefined },
      stamp: { verb: "claims.withdraw", by: "system", request: "late", at: START },
      sequence: "1",
    };
    for (const reaction of claimReactions.filter((r) => r.kinds.includes("POST"))) {
      await reaction.run(systemContext(world.platform, place.district, "late"), change);
    }
  }
  const MOVE = { startsAt: inHours(72), endsAt: inHours(74), reason: "改期" };

  test("a record of the line from before does not take the turn of one who waits anew while the session moves", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 1 });
    await makeClaim(first, post, {});
    await makeClaim(second, post, { wait: true });
    const waited = await requirePost(place.admin, post, { strong: true });
    await withdrawClaim(second, post);
    await makeClaim(second, post, { wait: true });
    await movePost(place.worker, post, MOVE);
    await lineGone(place, post, waited);
    await world.settle();
    const [mine] = (await listMyClaims(again(second))).claims;
    expect(mine).toMatchObject({ state: "waitlisted", turn: 1 });
    expect(Date.parse(mine?.post.startsAt ?? "")).toBe(Date.parse(MOVE.startsAt));
  });

  test("whoever was passed over is let go, also where the session has moved before anybody heard of it", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 1 });
    const other = await makePost(place, { places: 1 });
    await makeClaim(first, post, {});
    await makeClaim(second, post, { wait: true });
    await makeClaim(second, other, {});
    const waited = await requirePost(place.admin, post, { strong: true });
    await withdrawClaim(first, post);
    await movePost(place.worker, post, MOVE);
    await lineGone(place, post, waited);
    await world.settle();
    expect((await listMyClaims(again(second))).claims.map((c) => c.post.id)).toEqual([other]);
    const calendar = await loadCalendar(second, idOf(second), true);
    expect(calendar.waiting).toEqual([]);
  });

  test("a large session that moves before its roster has caught up takes those along who really hold a place", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 30 });
    await makeClaim(first, post, {});
    await world.settle();
    await withdrawClaim(first, post);
    await makeClaim(second, post, {});
    const { id } = await movePost(place.worker, post, MOVE);
    const job = () => place.admin.table.get(jobItem, `job_move-${id}`, { strong: true });
    const system = () => systemContext(world.platform, place.district, requestId());
    for (let step = 0; step < 3; step++) await advanceJob(system(), `job_move-${id}`, jobSteps);
    expect((await job())?.state).toBe("running");
    await world.settle();
    expect((await job())?.state).toBe("done");
    expect((await listMyClaims(again(second))).claims.map((c) => c.post.id)).toEqual([id]);
    expect(await holdersOf(place.admin, await requirePost(place.admin, id, { strong: true }))).toEqual([idOf(second)]);
  });

  test("whoever is offered a place and asks for it has it for good, also where the offer is not to be read yet", async () => {
    const place = await makeNeighbourhood(world);
    await setDistrict(place.admin, { offers: "always" });
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 1 });
    await makeClaim(first, post, {});
    await makeClaim(second, post, { wait: true });
    replica.forget();
    await place.admin.table.get(postItem, post);
    await withdrawClaim(first, post);
    replica.lagging = true;
    expect(await makeClaim(second, post, { wait: true })).toMatchObject({ state: "claimed" });
    replica.lagging = false;
    expect((await requirePost(place.admin, post, { strong: true })).offers).toBeUndefined();
  });

  test("a place that is given back goes to one who joined the line after what was read", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 1 });
    await makeClaim(first, post, {});
    replica.forget();
    await place.admin.table.get(postItem, post);
    await makeClaim(second, post, { wait: true });
    replica.lagging = true;
    await withdrawClaim(first, post);
    replica.lagging = false;
    expect((await listMyClaims(again(second))).claims).toMatchObject([{ state: "claimed", post: { id: post } }]);
  });

  test("whoever has made time for a place is not passed over because of a calendar from before", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 1 });
    const other = await makePost(place, { places: 1 });
    await makeClaim(first, post, {});
    await makeClaim(second, post, { wait: true });
    await makeClaim(second, other, {});
    replica.forget();
    await loadCalendar(second, idOf(second), false);
    await withdrawClaim(second, other);
    replica.lagging = true;
    await withdrawClaim(first, post);
    replica.lagging = false;
    expect((await listMyClaims(again(second))).claims).toMatchObject([{ state: "claimed", post: { id: post } }]);
  });

  test("whoever has no place yet by reads from before gives it back all the same", async () => {
    const place = await makeNeighbourhood(world);
    const [first] = (await addAcceptedMembers(place, 1)) as [Context];
    await makeClaim(first, await makePost(place, { startsAt: inHours(72), endsAt: inHours(74) }), {});
    const post = await makePost(place, { places: 1 });
    replica.forget();
    await Promise.all([place.admin.table.get(postItem, post), loadCalendar(first, idOf(first), false)]);
    await makeClaim(first, post, {});
    replica.lagging = true;
    expect(await withdrawClaim(first, post)).toMatchObject({ state: "withdrawn" });
    replica.lagging = false;
    expect((await requirePost(place.admin, post, { strong: true })).holders).toBeUndefined();
  });

  test("a stand-in who has given the place back again is asked anew, and a repeated yes then takes nothing", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post = await makePost(place, { places: 2 });
    const ask = () => proposeStandIn(first, post, { phone: phoneOf(1001) });
    await makeClaim(first, post, {});
    await ask();
    await ask();
    expect(await acceptStandIn(second, post, { from: idOf(first) })).toMatchObject({ state: "claimed" });
    expect(await acceptStandIn(second, post, { from: idOf(first) })).toMatchObject({ state: "claimed" });
    await withdrawClaim(second, post);
    const late = acceptStandIn(second, post, { from: idOf(first) });
    await expect(late).rejects.toMatchObject({ code: "claim.stand_in_over" });
    await makeClaim(first, post, {});
    replica.lagging = true;
    await ask();
    replica.lagging = false;
    await acceptStandIn(second, post, { from: idOf(first) });
    const { holders } = await requirePost(place.admin, post, { strong: true });
    expect([...(holders ?? [])]).toEqual([idOf(second).slice(4)]);
  });

  test("the roster of a post that has just grown too large to name its holders misses nobody, however old a read is", async () => {
    const place = await makeNeighbourhood(world);
    const [first, second] = (await addAcceptedMembers(place, 2)) as [Context, Context];
    const post: PostId = await makePost(place, { places: 2 });
    await makeClaim(first, post, {});
    await editPost(place.worker, post, { places: 30 });
    await makeClaim(second, post, {});
    replica.lagging = true;
    await world.settle();
    replica.lagging = false;
    const row = await place.admin.table.get(postItem, post, { strong: true });
    expect(row && (await holdersOf(place.admin, row)).sort()).toEqual([idOf(first), idOf(second)].sort());
    // Taken while the post still named its holders: only the change itself tells that a roster has to follow.
    await withdrawClaim(again(first), post);
    await world.settle();
    expect(row && (await holdersOf(place.admin, row))).toEqual([idOf(second)]);
  });

  test("nobody stays on the roster of a session that has grown too large to name its holders and moved", async () => {
    const place = await makeNeighbourhood(world);
    const [first] = (await addAcceptedMembers(place, 1)) as [Context];
    const post: PostId = await makePost(place, { places: 2 });
    await makeClaim(first, post, {});
    await editPost(place.worker, post, { places: 30 });
    const { id } = await movePost(place.worker, post, MOVE);
    await world.settle();
    const holders = async (at: PostId) => holdersOf(place.admin, await requirePost(place.admin, at, { strong: true }));
    expect(await holders(id)).toEqual([idOf(first)]);
    expect(await holders(post)).toEqual([]);
  });
});
