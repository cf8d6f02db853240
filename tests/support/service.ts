import { makeClaim } from "@rengang/core/claims";
import { type Context, openContext } from "@rengang/core/context";
import { giveGrant } from "@rengang/core/people";
import { publishPost } from "@rengang/core/posts";
import { type ServiceRow, serviceItem } from "@rengang/core/services";
import { serviceIdAt } from "@rengang/core/services/items";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { put } from "@rengang/table/change";
import { addAcceptedMember, type Neighbourhood, phoneOf } from "./people";
import { requestId } from "./world";

/** The same person now: a context keeps the instant at which it was opened. */
export const later = (place: Neighbourhood, ctx: Context): Context =>
  openContext(place.world.platform, ctx.actor, requestId());

let served = 0;

/** A confirmed record of a member, as the worker's confirmation leaves it, on any day. */
export async function serve(
  place: Neighbourhood,
  member: Context,
  facts: Partial<ServiceRow> & { hours?: number; on?: string } = {},
): Promise<ServiceRow> {
  served += 1;
  const personId = member.actor.personId as PersonId;
  const { on = "2026-11-10" } = facts;
  const row: ServiceRow = {
    id: serviceIdAt(personId, on, String(served).padStart(8, "0")),
    personId,
    unitId: place.community,
    title: "周末清洁",
    team: "environment",
    place: "梧桐苑北门",
    on,
    hours: 2,
    content: "",
    beneficiaries: "小区居民",
    evidence: "organiser",
    state: "confirmed",
    recordedBy: place.worker.actor.personId,
    recordedByName: place.worker.actor.name,
    confirmedBy: place.worker.actor.personId,
    confirmedByName: place.worker.actor.name,
    confirmedAt: member.now,
    backfilled: false,
    ...facts,
  };
  await place.worker.commit("services.confirm", [put(serviceItem, row.id, row)]);
  return row;
}

/** Another worker of the same community: the second person. */
export async function addWorker(place: Neighbourhood, n: number, unitId = place.community): Promise<Context> {
  const phone = `1990000${String(3000 + n)}`;
  await giveGrant(place.admin, { name: `干事${n}`, phone, role: "community_worker", unitId });
  return place.world.as(place.district, place.admin.personOf(phone), { role: "community_worker", unitId }, `干事${n}`);
}

export interface Held {
  readonly post: PostId;
  readonly members: Context[];
  /** The members' phones, which nobody else in the suite has: the files of one worker share what counts them. */
  readonly phones: string[];
  readonly worker: Context;
}

let people = 5000;

/** A session of two hours that begins at this very moment, with so many members who hold a place. */
export async function beginSession(place: Neighbourhood, count: number, places = Math.max(2, count)): Promise<Held> {
  const worker = later(place, place.worker);
  const at = (hours: number) => new Date(worker.now + hours * HOUR).toISOString();
  const { id: post } = await publishPost(worker, {
    title: "周末清洁",
    team: "environment",
    unitId: place.community,
    place: "梧桐苑北门",
    places,
    startsAt: at(2),
    endsAt: at(4),
    beneficiaries: "小区居民",
  });
  const members: Context[] = [];
  const phones: string[] = [];
  for (let i = 0; i < count; i++) {
    people += 1;
    const member = later(place, await addAcceptedMember(place, people));
    await makeClaim(member, post, {});
    members.push(member);
    phones.push(phoneOf(people));
  }
  place.world.pass(2 * HOUR);
  return { post, members: members.map((m) => later(place, m)), phones, worker: later(place, place.worker) };
}

/** Lets time pass and reopens everyone's context. */
export function passed(place: Neighbourhood, held: Held, ms: number): Held {
  place.world.pass(ms);
  return { ...held, members: held.members.map((m) => later(place, m)), worker: later(place, held.worker) };
}

/** The context at a position, which the test has made. */
export function nth(contexts: readonly Context[], n: number): Context {
  const found = contexts[n];
  if (!found) throw new Error(`no context at ${n}`);
  return found;
}

export const idOf = (ctx: Context): PersonId => ctx.actor.personId as PersonId;
