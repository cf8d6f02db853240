import { listClaims, makeClaim, withdrawClaim } from "@rengang/core/claims";
import { viewDraw } from "@rengang/core/draws";
import { listNotifications } from "@rengang/core/notifications";
import { cancelPost, DUE, postItem } from "@rengang/core/posts";
import { runDue } from "@rengang/functions/jobs/due";
import type { PostId } from "@rengang/kernel/ids";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import { startTimer } from "@rengang/local/timer";
import type { Send } from "@rengang/table/send";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fromNow, idOf, type Member, makeFairPost } from "../draws/support";
import { addAcceptedMembers, makeNeighbourhood, makePost, type Neighbourhood } from "../support/people";
import { later } from "../support/service";
import { makeWorld, type World } from "../support/world";

/** What cannot be reached: everything whose call names this. */
let broken: string | undefined;
const breakable =
  (send: Send): Send =>
  async (operation, input) => {
    if (broken && JSON.stringify(input).includes(broken)) throw new Error("out of reach");
    return send(operation, input);
  };

let world: World;
beforeAll(async () => {
  world = await makeWorld(breakable);
});
beforeEach(() => {
  broken = undefined;
});
afterAll(() => world.close());

const codes = async (ctx: Member) => (await listNotifications(ctx, {})).notifications.map((n) => n.code);
const claimants = async (place: Neighbourhood, post: PostId) =>
  (await listClaims(later(place, place.worker), post)).claimants.map((c) => [c.personId, c.state]);

/** One place, held; two wait; the holder has left so late that the place is offered to the next. */
async function offered(): Promise<{ place: Neighbourhood; post: PostId; people: [Member, Member, Member] }> {
  const place = await makeNeighbourhood(world);
  const here = { ...place, worker: later(place, place.worker) };
  const post = await makePost(here, { places: 1, startsAt: fromNow(world, 48), endsAt: fromNow(world, 50) });
  const people = (await addAcceptedMembers(place, 3)) as [Member, Member, Member];
  for (const member of people) await makeClaim(later(place, member), post, { wait: true });
  world.pass(28 * HOUR);
  await withdrawClaim(later(place, people[0]), post, { reason: "临时出差" });
  await world.settle();
  return { place, post, people };
}

describe("what is due runs of itself", () => {
  test("an offer that nobody takes passes on to the next in line, who is told, and at last the place is free", async () => {
    const { place, post, people } = await offered();
    const [, second, third] = people;
    await runDue(world.platform);
    expect(await claimants(place, post)).toEqual([
      [idOf(second), "offered"],
      [idOf(third), "waitlisted"],
    ]);
    world.pass(2 * HOUR);
    await runDue(world.platform);
    await world.settle();
    expect(await claimants(place, post)).toEqual([[idOf(third), "offered"]]);
    expect(await codes(second)).toContain("claim.lapsed");
    expect(await codes(third)).toContain("claim.offered");
    world.pass(2 * HOUR);
    await runDue(world.platform);
    await world.settle();
    expect(await claimants(place, post)).toEqual([]);
    const left = await place.admin.table.query(postItem, { pk: DUE, index: 1 });
    expect(left.rows).toEqual([]);
  });

  test("two clocks at once do no harm: an offer passes on once, a draw is held once", async () => {
    const { place, post, people } = await offered();
    const fair = await makeFairPost(place);
    world.pass(2 * HOUR);
    await Promise.all([1, 2, 3].map(() => runDue(world.platform)));
    await world.settle();
    expect(await claimants(place, post)).toEqual([[idOf(people[2]), "offered"]]);
    expect((await codes(people[1])).filter((code) => code === "claim.lapsed")).toHaveLength(1);
    expect((await viewDraw(later(place, place.worker), fair)).state).toBe("drawn");
    expect(await runDue(world.platform)).toBe(0);
  });

  test("a district out of reach does not keep the others waiting, and is caught up with afterwards", async () => {
    const first = await makeNeighbourhood(world);
    const { place, post, people } = await offered();
    const fair = await makeFairPost(first);
    world.pass(2 * HOUR);
    broken = `D#${first.district}#`;
    await expect(runDue(world.platform)).rejects.toBeInstanceOf(AggregateError);
    expect(await claimants(place, post)).toEqual([[idOf(people[2]), "offered"]]);
    broken = undefined;
    await runDue(world.platform);
    expect((await first.admin.table.get(postItem, fair, { strong: true }))?.state).toBe("drawing");
  });

  test("nor does one post of a district keep its other posts waiting", async () => {
    const { place, post, people } = await offered();
    const fair = await makeFairPost(place, { drawAt: fromNow(world, 0.1) });
    world.pass(2 * HOUR);
    broken = `POST#${fair}`;
    await expect(runDue(world.platform)).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining(fair) }],
    });
    expect(await claimants(place, post)).toEqual([[idOf(people[2]), "offered"]]);
    broken = undefined;
    expect(await runDue(world.platform)).toBe(1);
  });

  test("what was called off is not due any more", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    await cancelPost(later(place, place.worker), post, { reason: "下雨" });
    world.pass(2 * HOUR);
    await runDue(world.platform);
    expect((await place.admin.table.query(postItem, { pk: DUE, index: 1 })).rows).toEqual([]);
    expect((await place.admin.table.get(postItem, post, { strong: true }))?.state).toBe("cancelled");
  });

  test("on one machine the clock strikes without being asked, outlives a failure and stops when told to", async () => {
    const place = await makeNeighbourhood(world);
    const post = await makeFairPost(place);
    world.pass(HOUR + MINUTE);
    broken = `D#${place.district}#`;
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const timer = startTimer(world.platform, 10);
    await vi.waitFor(() => expect(said).toHaveBeenCalled());
    broken = undefined;
    // The hour's own work comes in between: trails of every district are sealed.
    await vi.waitFor(
      async () => {
        expect((await place.admin.table.get(postItem, post, { strong: true }))?.state).not.toBe("gathering");
      },
      { timeout: 20_000 },
    );
    await timer.stop();
    said.mockRestore();
    await world.settle();
    expect((await viewDraw(later(place, place.worker), post)).state).toBe("drawn");
  });
});
