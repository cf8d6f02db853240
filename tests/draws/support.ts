import type { Context } from "@rengang/core/context";
import { systemContext } from "@rengang/core/context";
import { drawJobId } from "@rengang/core/draws";
import { jobItem } from "@rengang/core/jobs";
import { listNotifications } from "@rengang/core/notifications";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { type addAcceptedMembers, makePost, type Neighbourhood } from "../support/people";
import { later } from "../support/service";
import { requestId, type World } from "../support/world";

export type Member = Awaited<ReturnType<typeof addAcceptedMembers>>[number];
export const idOf = (member: Context) => member.actor.personId as PersonId;

/** An instant so many hours from the world's present. */
export const fromNow = (world: World, hours: number): string =>
  new Date(world.platform.clock() + hours * HOUR).toISOString();

/** A session in two days whose entries are drawn in one hour. */
export function makeFairPost(place: Neighbourhood, facts: Parameters<typeof makePost>[1] = {}): Promise<PostId> {
  const { world } = place;
  const now = later(place, place.worker);
  return makePost(
    { ...place, worker: now },
    { startsAt: fromNow(world, 48), endsAt: fromNow(world, 50), drawAt: fromNow(world, 1), places: 2, ...facts },
  );
}

/** The system in a district, as a job or a clock acts, now. */
export const system = (place: Neighbourhood): Context =>
  systemContext(place.world.platform, place.district, requestId());

export async function isDrawn(place: Neighbourhood, post: PostId): Promise<boolean> {
  const job = await place.admin.table.get(jobItem, drawJobId(post), { strong: true });
  return job?.state === "done";
}

/** What a member has been told of draws, in codes. */
export async function toldOf(member: Context): Promise<string[]> {
  const { notifications } = await listNotifications(member, {});
  return notifications.map((n) => n.code).filter((code) => code.startsWith("draw.") || code === "post.cancelled");
}
