import type { PersonId, PostId } from "@rengang/kernel/ids";
import { phoneSeen, relationToHolders } from "@rengang/kernel/masking";
import { permit } from "@rengang/kernel/permission";
import { fromMinutes, toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { type PostRow, requireOwnPost } from "../posts";
import { bare, personOf } from "./changes";
import { claimEventItem } from "./items";
import { holdersOf } from "./read-claims";
import type { Claimant, claimantListSchema, Leaver } from "./schema";

/** Who holds a place and who waits, in turn; phones in full for the community that organises. */
async function claimantsOf(ctx: Context, post: PostRow, held: readonly PersonId[]): Promise<Claimant[]> {
  const waiting = (post.waiting ?? []).map((id) => personOf(id));
  const rows = new Map((await ctx.table.getMany(memberItem, [...held, ...waiting])).map((m) => [m.personId, m]));
  const relation = relationToHolders(ctx.actor);
  const claimant = (personId: PersonId, turn?: number): Claimant => {
    const row = rows.get(personId);
    const phone = phoneSeen(relation, row?.phone ?? "");
    const until = post.offers?.[bare(personId)];
    const held = until === undefined ? ("claimed" as const) : ("offered" as const);
    const state = turn === undefined ? held : ("waitlisted" as const);
    const offer = until === undefined ? {} : { until: fromMinutes(until) };
    return { personId, name: row?.name ?? "", phone, employerName: row?.employerName, state, turn, ...offer };
  };
  return [...held.map((id) => claimant(id)), ...waiting.map((id, i) => claimant(id, i + 1))];
}

/** Who held a place and does so no more, each once, newest first; with a late withdrawal goes the reason given. */
async function leaversOf(ctx: Context, post: PostRow, held: readonly PersonId[]): Promise<Leaver[]> {
  const events = await ctx.table.queryAll(claimEventItem, { pk: `LEFT#${post.id}`, index: 1, begins: "" });
  const last = new Map(events.map((e) => [e.personId, e]));
  const gone = [...last.values()]
    .filter((e) => !held.includes(e.personId))
    .sort((a, b) => b.at - a.at || a.personId.localeCompare(b.personId));
  const ids = gone.map((e) => e.personId);
  const names = new Map((await ctx.table.getMany(memberItem, ids)).map((m) => [m.personId, m.name]));
  return gone.map(({ personId, event, at, why }) => ({
    personId,
    name: names.get(personId) ?? "",
    // The index holds nothing else.
    event: event as Leaver["event"],
    at: toIso(at),
    why,
  }));
}

/**
 * Who holds a place on a post, who waits and who left: one list, one look. 1 read unit, 0.5 for each person and, for the
 * first look of an hour, one write.
 */
export async function listClaims(ctx: Context, postId: PostId): Promise<z.output<typeof claimantListSchema>> {
  permit(ctx.actor, "claims.list");
  const post = await requireOwnPost(ctx, postId);
  const held = await holdersOf(ctx, post);
  const [claimants, left] = await Promise.all([claimantsOf(ctx, post, held), leaversOf(ctx, post, held)]);
  await keepLook(ctx, "claims.list", { postId }, fieldsShown([...claimants, ...left]));
  return { claimants, left };
}
