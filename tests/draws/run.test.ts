import { listClaims, listMyClaims, makeClaim, movePost, withdrawClaim } from "@rengang/core/claims";
import { drawJobId, enterDraw, sealDraw, viewDraw } from "@rengang/core/draws";
import type { Draw } from "@rengang/core/draws/schema";
import { advanceJob, failJob } from "@rengang/core/jobs";
import { postItem } from "@rengang/core/posts";
import { runDue } from "@rengang/functions/jobs/due";
import { jobSteps } from "@rengang/functions/jobs/registry";
import type { PostId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import type { Send } from "@rengang/table/send";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMembers, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { later, nth, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";
import { fromNow, idOf, isDrawn, type Member, makeFairPost, system, toldOf } from "./support";

/** How many writes succeed before the process dies, and whether it dies before or after the next one is stored. */
let cut: { left: number; dies: "before" | "after" } | undefined;
class Died extends Error {}
const mortal =
  (send: Send): Send =>
  async (operation, input) => {
    const writes = ["put", "update", "delete", "transact"].includes(operation);
    if (!cut || !writes) return send(operation, input);
    if (cut.left === 0 && cut.dies === "before") throw new Died();
    const out = await send(operation, input);
    cut.left -= 1;
    if (cut.left < 0) throw new Died();
    return out;
  };

let world: World;
beforeAll(async () => {
  world = await makeWorld(mortal);
});
afterAll(() => world.close());

/** A post whose entries are sealed: nobody has drawn yet. */
async function sealedPost(count: number, facts: Parameters<typeof makeFairPost>[1] = {}) {
  const place = await makeNeighbourhood(world);
  const post = await makeFairPost(place, { places: 4, ...facts });
  const members = await addAcceptedMembers(place, count);
  for (const member of members) await enterDraw(later(place, member), post);
  world.pass(HOUR);
  await sealDraw(system(place), post);
  return { place, post, members };
}

const step = (place: Neighbourhood, post: PostId) => advanceJob(system(place), drawJobId(post), jobSteps);

async function drawn(place: Neighbourhood, post: PostId): Promise<Draw> {
  expect(await isDrawn(place, post)).toBe(true);
  return viewDraw(later(place, place.worker), post);
}

/** Where nobody is in the way, the first of the list get the places, the next the turns, the others nothing. */
async function expectByOrder(place: Neighbourhood, post: PostId, members: Member[]): Promise<void> {
  const { list = [] } = await drawn(place, post);
  const row = await place.admin.table.get(postItem, post, { strong: true });
  const [places, turns] = [row?.places ?? 0, row?.waitMax ?? 0];
  const due = list.map((_, n) => (n < places ? "place" : n < places + turns ? "turn" : "none"));
  expect(list.map((r) => r.result)).toEqual(due);
  const claimants = (await listClaims(later(place, place.worker), post)).claimants;
  expect(claimants.map((c) => c.state)).toEqual(
    due.flatMap((d) => ({ place: "claimed", turn: "waitlisted" })[d as string] ?? []),
  );
  for (const member of members) {
    const { mine } = await viewDraw(later(place, member), post);
    const claim = claimants.find((c) => c.personId === idOf(member));
    expect([mine?.result, mine?.turn]).toEqual([
      claim ? (claim.state === "claimed" ? "place" : "turn") : "none",
      claim?.turn,
    ]);
    expect(list[(mine?.position ?? 0) - 1]?.ticket).toBe(mine?.ticket);
    expect((await listMyClaims(later(place, member))).claims.map((c) => c.post.id)).toEqual(claim ? [post] : []);
    expect(await toldOf(member)).toEqual([`draw.${mine?.result}`]);
  }
  expect(row?.state).toBeUndefined();
}

describe("a draw", () => {
  test("gives places and turns in the order of the list, tells each person once, and then the post is open to anyone", async () => {
    const { place, post, members } = await sealedPost(18);
    await world.settle();
    await expectByOrder(place, post, members);
    const [late] = (await addAcceptedMembers(place, 1, 7000)) as [Member];
    await expect(makeClaim(late, post, { wait: true })).rejects.toMatchObject({ code: "claim.post_full" });
  });

  test("puts those who have served least this year first; other years and unconfirmed records do not count", async () => {
    const place = await makeNeighbourhood(world);
    const members = await addAcceptedMembers(place, 4);
    const [often, once, never, before] = members as [Member, Member, Member, Member];
    for (const on of ["2026-03-01", "2026-04-01", "2026-05-01"]) await serve(place, often, { on });
    await serve(place, once);
    await serve(place, before, { on: "2025-11-10" });
    await serve(place, never, { state: "pending", confirmedAt: undefined, confirmedBy: undefined });
    await world.settle();
    const post = await makeFairPost(place, { places: 2 });
    for (const member of members) await enterDraw(later(place, member), post);
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    const { list = [] } = await drawn(place, post);
    expect(list.map((r) => [r.served, r.result])).toEqual([
      [0, "place"],
      [0, "place"],
      [1, "turn"],
      [3, "turn"],
    ]);
    expect((await viewDraw(later(place, often), post)).mine).toMatchObject({ position: 4, served: 3, turn: 2 });
  });

  test("asks the rules again: who has something else at that time by then does not fit, and the next one gets the place", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place, { places: 1 });
    const members = await addAcceptedMembers(place, 3);
    for (const member of members) await enterDraw(later(place, member), post);
    const rival = await makePost(place, { startsAt: fromNow(world, 49), endsAt: fromNow(world, 51), places: 3 });
    for (const member of members.slice(0, 2)) await makeClaim(later(place, member), rival, {});
    world.pass(HOUR);
    await runDue(world.platform);
    await world.settle();
    const results = await Promise.all(members.map(async (m) => (await viewDraw(later(place, m), post)).mine));
    expect(results.map((mine) => mine?.result)).toEqual(["not_fitting", "not_fitting", "place"]);
    expect(results[0]?.rule).toBe("claim.overlap");
  });

  test("with nobody entered, the post simply opens", async () => {
    const { place, post } = await sealedPost(0);
    await world.settle();
    expect(await drawn(place, post)).toMatchObject({ state: "drawn", entries: 0, list: [] });
    const [member] = (await addAcceptedMembers(place, 1)) as [Member];
    expect(await makeClaim(later(place, member), post, {})).toMatchObject({ state: "claimed" });
  });

  test("keeps its order over many pages, and works for posts that count their people", async () => {
    const { place, post, members } = await sealedPost(430, { places: 60 });
    await world.settle();
    const { pages = 0, entries } = await drawn(place, post);
    expect([entries, pages]).toEqual([430, 3]);
    const all = await Promise.all(
      Array.from({ length: pages }, (_, page) => viewDraw(later(place, place.worker), post, { page })),
    );
    const list = all.flatMap((draw) => draw.list ?? []);
    expect(new Set(list.map((r) => r.ticket)).size).toBe(430);
    const count = (result: string) => list.filter((r) => r.result === result).length;
    expect([count("place"), count("turn"), count("none")]).toEqual([60, 10, 360]);
    expect(list.slice(0, 60).every((r) => r.result === "place")).toBe(true);
    const last = await viewDraw(later(place, nth(members, 429)), post);
    expect(list[(last.mine?.position ?? 0) - 1]?.ticket).toBe(last.mine?.ticket);
  }, 60_000);

  test("while it is held nobody comes or goes, and the list is not shown in part", async () => {
    const { place, post, members } = await sealedPost(6);
    for (let n = 0; n < 3; n++) await step(place, post);
    const row = await place.admin.table.get(postItem, post, { strong: true });
    expect([row?.state, row?.holders?.size]).toEqual(["drawing", 4]);
    const holder = members.find((m) => row?.holders?.has(idOf(m).slice(4))) as Member;
    await expect(withdrawClaim(later(place, holder), post)).rejects.toMatchObject({ code: "post.busy" });
    const draw = await viewDraw(later(place, holder), post);
    expect(draw.state).toBe("drawing");
    expect(draw).not.toHaveProperty("list");
    expect(draw.mine).not.toHaveProperty("result");
    await world.settle();
    await expectByOrder(place, post, members);
  });

  test("is shown at the new address of a session that was moved later", async () => {
    const { place, post, members } = await sealedPost(3);
    await world.settle();
    const held = await drawn(place, post);
    const times = { startsAt: fromNow(world, 72), endsAt: fromNow(world, 74), reason: "下雨改期" };
    const { id } = await movePost(later(place, place.worker), post, times);
    await world.settle();
    const moved = await viewDraw(later(place, nth(members, 0)), id);
    expect([moved.state, moved.seed, moved.list]).toEqual(["drawn", held.seed, held.list]);
    expect(moved.mine?.position).toBeGreaterThan(0);
  });
});

describe("a draw that is interrupted", () => {
  for (const dies of ["before", "after"] as const) {
    test.each([0, 1, 2, 5])(
      `whose process dies ${dies} a write, after %i others, each time, ends as if nothing had been`,
      async (writes) => {
        const { place, post, members } = await sealedPost(17);
        // A process that dies before its first write never gets anywhere; it is let through every other time.
        for (let round = 0; round < 400 && !(await isDrawn(place, post)); round++) {
          cut = { left: writes || round % 2, dies };
          await step(place, post).catch((error: unknown) => {
            if (!(error instanceof Died)) throw error;
          });
          cut = undefined;
        }
        await world.settle();
        await expectByOrder(place, post, members);
      },
    );
  }

  test("taken on by several processes at once, ends with the same list and nobody has two places", async () => {
    const { place, post, members } = await sealedPost(17);
    for (let round = 0; round < 100 && !(await isDrawn(place, post)); round++) {
      await Promise.all([1, 2, 3].map(() => step(place, post)));
    }
    await world.settle();
    await expectByOrder(place, post, members);
  });

  test("and whose steps the stream has given up, and then the sweep, is carried on by the clock", async () => {
    const { place, post, members } = await sealedPost(5);
    await step(place, post);
    await failJob(system(place), drawJobId(post));
    const stateNow = async () => (await place.admin.table.get(postItem, post, { strong: true }))?.state;
    for (let minute = 0; minute < 20 && (await stateNow()) === "drawing"; minute++) {
      world.pass(60_000);
      await runDue(world.platform);
    }
    expect(await stateNow()).toBeUndefined();
    await world.settle();
    await expectByOrder(place, post, members);
  });
});
