import type { PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { absent, put } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { requireMember } from "../members";
import { requireUnit } from "../units";
import { type PostDetailRow, type PostRow, postDetailItem, postItem } from "./items";
import { detailView, loadDetail } from "./read";
import { postIdAt, postTimes, startingCount } from "./rules";
import { type PostDetail, proposePostSchema, publishPostSchema } from "./schema";

type Facts = z.output<typeof publishPostSchema>;

async function writeNew(
  ctx: Context,
  verb: string,
  facts: Facts,
  proposedBy: PersonId | undefined,
): Promise<PostDetail> {
  const [district, unit] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, facts.unitId)]);
  const id: PostId = postIdAt(facts.unitId, facts.startsAt, ctx.freshId("pst").slice(-6), district.zone);
  const row: PostRow = {
    id,
    unitId: facts.unitId,
    title: facts.title,
    team: facts.team,
    place: facts.place,
    places: facts.places,
    ...postTimes(facts, district.settings, ctx.now),
    taken: startingCount(facts.places),
    waitMax: district.settings.waitingMax,
    kinds: facts.kinds.length > 0 ? facts.kinds : undefined,
    skills: facts.skills.length > 0 ? facts.skills : undefined,
    state: proposedBy && "proposed",
    proposedBy,
  };
  const { description, bring, beneficiaries, contactName, contactPhone } = facts;
  const detail: PostDetailRow = {
    description,
    bring,
    beneficiaries,
    contactName: contactName ?? unit.secretary,
    contactPhone: contactPhone ?? unit.phone,
    unitName: unit.name,
    publishedAt: ctx.now,
  };
  try {
    await ctx.commit(verb, [put(postItem, id, row, absent(alreadyThere)), put(postDetailItem, id, detail)]);
  } catch (error) {
    return sameAgain(ctx, row, error);
  }
  return detailView(row, detail);
}

const alreadyThere = () => refuseCommon("idempotency.mismatch");

/** The id is made from the idempotency key: the same call made twice meets its own post, another body is refused. */
async function sameAgain(ctx: Context, row: PostRow, error: unknown): Promise<PostDetail> {
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

/** Publishes a post in the actor's part of the tree. @throws Refusal `post.in_the_past` */
export async function publishPost(ctx: Context, input: z.input<typeof publishPostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.publish");
  const facts = parse(publishPostSchema, input);
  scope(ctx.actor, facts.unitId);
  return writeNew(ctx, "posts.publish", facts, undefined);
}

/** A member proposes a post from his or her own skill (the N of 8+N); the community decides. */
export async function proposePost(ctx: Context, input: z.input<typeof proposePostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.propose");
  const facts = parse(proposePostSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const member = await requireMember(ctx, personId);
  const unitId: UnitId = member.unitId;
  return writeNew(ctx, "posts.propose", { ...facts, unitId, kinds: [], skills: [] }, personId);
}
