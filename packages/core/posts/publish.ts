import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Refusal } from "@rengang/kernel/refusal";
import { DAY } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { requireMember } from "../members";
import { requireUnit } from "../units";
import { type PostRow, postItem } from "./items";
import { type NewPost, newPost, postChanges } from "./make";
import { detailView, loadDetail } from "./read";
import { postIdAt } from "./rules";
import { type PostDetail, type PostFacts, postFactsSchema, proposePostSchema, publishPostSchema } from "./schema";

/** A named call is known again for two days. */
const CALL_KNOWN = 2 * DAY;

/** A new post under an id made from the idempotency key, not yet written. */
export async function preparePost(
  ctx: Context,
  facts: PostFacts,
  more: Pick<PostRow, "state"> & { proposedBy?: PersonId | undefined } = {},
): Promise<NewPost> {
  const [district, unit] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, facts.unitId)]);
  const fresh = ctx.freshId("pst");
  const id = postIdAt(facts.unitId, facts.startsAt, fresh.slice(-6), district.zone);
  const call = ctx.named ? { id: fresh, endsAt: ctx.now + CALL_KNOWN } : undefined;
  return { ...newPost(ctx, id, facts, { district, unit }, more), call };
}

async function write(ctx: Context, verb: string, made: NewPost): Promise<PostDetail> {
  try {
    await ctx.commit(verb, postChanges(made));
  } catch (error) {
    return sameAgain(ctx, made.row, error);
  }
  return detailView(made.row, made.detail);
}

/** The id is made from the idempotency key: the same call made twice meets its own post, another body is refused. */
export async function sameAgain(ctx: Context, row: PostRow, error: unknown): Promise<PostDetail> {
  if (!(error instanceof Refusal) || error.code !== "idempotency.mismatch") throw error;
  const [found, detail] = await Promise.all([
    ctx.table.get(postItem, row.id, { strong: true }),
    loadDetail(ctx, row.id),
  ]);
  const same =
    found?.title === row.title && found.place === row.place && found.places === row.places && found.to === row.to;
  if (!found || !same) throw error;
  return detailView(found, detail);
}

/** Publishes a post in the actor's part of the tree, or keeps it as a draft. @throws Refusal `post.in_the_past` */
export async function publishPost(ctx: Context, input: z.input<typeof publishPostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.publish");
  const { draft, ...facts } = parse(publishPostSchema, input);
  scope(ctx.actor, facts);
  return write(ctx, "posts.publish", await preparePost(ctx, facts, draft ? { state: "draft" } : {}));
}

/** A member proposes a post from his or her own skill (the N of 8+N); the community decides. */
export async function proposePost(ctx: Context, input: z.input<typeof proposePostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.propose");
  const asked = parse(proposePostSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const { unitId } = await requireMember(ctx, personId);
  const facts = postFactsSchema.parse({ ...asked, unitId });
  return write(ctx, "posts.propose", await preparePost(ctx, facts, { state: "proposed", proposedBy: personId }));
}
