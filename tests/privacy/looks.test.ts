import { listMembers, viewMember } from "@rengang/core/members";
import { viewHeld } from "@rengang/core/privacy";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("a member reads who opened the own page or a list, and whether the full number was seen; looks at others are not told", async () => {
  const place = await makeNeighbourhood(world);
  const [member, other] = [await addAcceptedMember(place, 1), await addAcceptedMember(place, 2)];
  await viewMember(place.worker, member.actor.personId as PersonId);
  await viewMember(place.worker, other.actor.personId as PersonId);
  await viewMember(place.admin, member.actor.personId as PersonId);
  await listMembers(place.admin, { unitId: place.community });
  const { looks } = await viewHeld(member);
  const told = looks.map(({ role, purpose, list, phone }) => [role, purpose, list, phone].join(" ")).sort();
  expect(told).toEqual([
    "community_worker members.view false true",
    "district_admin members.list true false",
    "district_admin members.view false false",
  ]);
});
