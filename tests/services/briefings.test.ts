import type { Context } from "@rengang/core/context";
import { memberItem } from "@rengang/core/members";
import { publishPost } from "@rengang/core/posts";
import { confirmServices, myLedger, rejectService, serviceItem } from "@rengang/core/services";
import type { PostId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { idOf, later, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";

const BRIEFING = "消防培训";

let world: World;
let place: Neighbourhood;
/** How often the details of any post were read. */
let details = 0;
beforeAll(async () => {
  world = await makeWorld((send) => (operation, input) => {
    const { Key } = input as { Key?: Record<string, unknown> };
    if (operation === "get" && Key?.sk === "DETAIL") details += 1;
    return send(operation, input);
  });
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

async function publishSession(briefs?: string): Promise<PostId> {
  const at = (hours: number) => new Date(place.worker.now + hours * HOUR).toISOString();
  const facts = { title: "说明会", team: "environment", unitId: place.community, place: "北门", places: 2 } as const;
  return (await publishPost(place.worker, { ...facts, startsAt: at(2), endsAt: at(4), briefs })).id;
}

const waiting = (member: Context, postId: PostId) =>
  serve(place, member, { postId, state: "checked_in", confirmedBy: undefined, confirmedAt: undefined });
const briefingsOf = async (member: Context) => (await member.table.get(memberItem, idOf(member)))?.briefings ?? {};

test("a confirmed briefing stands with its member, and goes again when the record is turned down", async () => {
  const member = await addAcceptedMember(place, 1);
  const { id, on } = await waiting(member, await publishSession(BRIEFING));
  await confirmServices(later(place, place.worker), { ids: [id] });
  await world.settle();
  expect(await briefingsOf(member)).toEqual({ [BRIEFING]: on });
  // What a record keeps for the system is not shown with it.
  expect((await myLedger(later(place, member), { year: "2026" })).services[0]).not.toHaveProperty("briefs");
  await rejectService(later(place, place.worker), id, { reason: "没有到场" });
  await world.settle();
  expect(await briefingsOf(member)).toEqual({});
});

test("what was confirmed before records told their briefing is asked of the post", async () => {
  const member = await addAcceptedMember(place, 2);
  const { id, on } = await serve(place, member, { postId: await publishSession(BRIEFING) });
  expect(await member.table.get(serviceItem, id)).not.toHaveProperty("briefs");
  await world.settle();
  expect(await briefingsOf(member)).toEqual({ [BRIEFING]: on });
});

test("one confirmation of many records asks their post once, and what follows asks it no more", async () => {
  const post = await publishSession();
  const members = await Promise.all([3, 4, 5].map((n) => addAcceptedMember(place, n)));
  const records = await Promise.all(members.map((member) => waiting(member, post)));
  await world.settle();
  details = 0;
  await confirmServices(later(place, place.worker), { ids: records.map((r) => r.id) });
  await world.settle();
  expect(details).toBe(1);
});
