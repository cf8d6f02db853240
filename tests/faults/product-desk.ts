import { assignClaim, editPost, makeClaim, releaseClaim, withdrawClaim } from "@rengang/core/claims";
import { calendarItem, rosterItem } from "@rengang/core/claims/items";
import type { Claim } from "@rengang/core/claims/schema";
import { type Context, openContext, type Platform } from "@rengang/core/context";
import { cancelPost, postItem } from "@rengang/core/posts";
import type { Actor } from "@rengang/kernel/actor";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { Refusal, Stale } from "@rengang/kernel/refusal";
import type { Neighbourhood } from "../support/people";
import { requestId } from "../support/world";
import type { Desk } from "./desk";
import type { Answer, CalendarState, PostState, Snapshot } from "./history";

/** A refusal is an answer; that the engine could not be reached says nothing about what happened. */
async function answered(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stale) return { no: "change.stale" };
    if (!(error instanceof Refusal)) throw error;
    return error.code === "service.busy" ? { unknown: error.code } : { no: error.code };
  }
}

function answerOf({ state, turn }: Claim): Answer {
  if (state === "waitlisted") return { yes: "waitlisted", turn: turn ?? 0 };
  return { yes: state === "claimed" ? "claimed" : "left" };
}

const full = (id: string): PersonId => `per_${id}` as PersonId;

async function postState(ctx: Context, id: PostId): Promise<PostState> {
  const row = await ctx.table.get(postItem, id, { strong: true });
  if (!row) throw new Error(`post ${id} is gone`);
  const large = row.taken !== undefined;
  const rows = large ? await ctx.table.queryAll(rosterItem, { pk: `POST#${id}`, begins: "ROSTER#", strong: true }) : [];
  return {
    id,
    places: row.places,
    waitMax: row.waitMax,
    open: row.state === undefined,
    cancelled: row.state === "cancelled",
    holders: large ? undefined : [...(row.holders ?? [])],
    taken: row.taken ?? row.holders?.size ?? 0,
    waiting: row.waiting ?? [],
    roster: large ? rows.filter((r) => r.state === "claimed").map((r) => r.personId.slice(4)) : undefined,
    from: row.from,
    to: row.to,
  };
}

async function calendarState(ctx: Context, who: string): Promise<CalendarState> {
  const row = await ctx.table.get(calendarItem, full(who), { strong: true });
  const held = (row?.held ?? []).map((e) => ({
    post: e.p as string,
    ...(e.f !== undefined && e.t !== undefined && { from: e.f, to: e.t }),
  }));
  return { held, waiting: (row?.waiting ?? []).map((e) => e.p) };
}

/**
 * The product's verbs behind a platform of the kit's own, so that every call passes the fault layer.
 * @param place the same district on a platform without faults, for reading the end
 */
export function productDesk(
  platform: Platform,
  place: Neighbourhood,
  members: readonly Context[],
  posts: readonly PostId[],
): Desk {
  const people = new Map(members.map((m) => [(m.actor.personId as string).slice(4), m.actor]));
  const open = (actor: Actor) => openContext(platform, actor, requestId());
  const member = (who: string) => open(people.get(who) as Actor);
  const worker = () => open(place.worker.actor);
  const claim = async (made: Promise<Claim>) => answerOf(await made);
  return {
    claim: (who, post, wait) => answered(() => claim(makeClaim(member(who), post as PostId, { wait }))),
    assign: (who, post, wait) =>
      answered(() => claim(assignClaim(worker(), post as PostId, { personId: full(who), wait }))),
    leave: (who, post) => answered(() => claim(withdrawClaim(member(who), post as PostId))),
    release: (who, post) =>
      answered(() => claim(releaseClaim(worker(), post as PostId, { personId: full(who), reason: "换人" }))),
    places: (post, places) =>
      answered(async () => {
        await editPost(worker(), post as PostId, { places });
        return { yes: "done" };
      }),
    cancel: (post) =>
      answered(async () => {
        await cancelPost(worker(), post as PostId, { reason: "天气" });
        return { yes: "done" };
      }),
    snapshot: async (): Promise<Snapshot> => {
      const states = await Promise.all(posts.map((id) => postState(place.admin, id)));
      const calendars = await Promise.all(
        [...people.keys()].map(async (who) => [who, await calendarState(place.admin, who)] as const),
      );
      return { posts: states, calendars: new Map(calendars) };
    },
  };
}
