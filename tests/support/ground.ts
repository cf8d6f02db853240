import type { Context } from "@rengang/core/context";
import { postItem } from "@rengang/core/posts";
import { expect } from "vitest";
import { Addresses } from "../faults/addresses";
import { faultsOfHalves } from "../faults/halves";
import { productSnapshot } from "../faults/product-snapshot";
import { faultsOfHistories } from "../faults/told";
import { addAcceptedMembers, makeNeighbourhood, makePost, type Neighbourhood } from "./people";
import { cookieOf } from "./session";
import type { World } from "./world";

/** A community with a post, and sessions of everyone, to be pressed hard. */
export interface Ground {
  readonly place: Neighbourhood;
  readonly post: string;
  readonly members: Context[];
  readonly cookies: string[];
  readonly staff: string;
}

/** A post with so many places, and so many members. */
export async function makeGround(world: World, people = 2, places = 1): Promise<Ground> {
  const place = await makeNeighbourhood(world);
  const members = await addAcceptedMembers(place, people);
  const cookies = await Promise.all(members.map(cookieOf));
  return { place, post: await makePost(place, { places }), members, cookies, staff: await cookieOf(place.worker) };
}

/** Both halves of everything in the district agree, and nothing is left half done. */
export async function nothingHalf(world: World, { place, members }: Ground): Promise<void> {
  await world.settle();
  const posts = { pk: `POSTS#${place.community}`, begins: "P#", strong: true };
  const addresses = new Addresses();
  for (const { id } of await place.admin.table.queryAll(postItem, posts)) addresses.note(id, id);
  const names = members.map((m) => String(m.actor.personId).slice(4));
  const snapshot = await productSnapshot(place.admin, names, addresses);
  expect([...faultsOfHalves(snapshot), ...faultsOfHistories(snapshot, undefined)]).toEqual([]);
}
