import { drawSeedOf, sha256 } from "@rengang/kernel/crypto";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import { invalidFields } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, type Change, put } from "@rengang/table/change";
import type { Context } from "../context";
import type { District } from "../districts/schema";
import type { Unit } from "../units/schema";
import { type PostDetailRow, type PostRow, postCallItem, postDetailItem, postItem } from "./items";
import { postTimes, startingCount } from "./rules";
import type { PostFacts } from "./schema";

/** Both halves of a post that does not exist yet. */
export interface NewPost {
  readonly row: PostRow;
  readonly detail: PostDetailRow;
  /** The name of the call that makes it, where it has one. */
  readonly call?: { readonly id: string; readonly endsAt: number } | undefined;
}

const unlessEmpty = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/**
 * A post as its publisher's facts make it.
 * @throws Refusal `post.in_the_past`, `input.invalid`
 */
export function newPost(
  ctx: Context,
  id: PostId,
  facts: PostFacts,
  { district, unit }: { district: District; unit: Unit },
  more: Pick<PostRow, "state" | "series"> & { proposedBy?: PersonId | undefined } = {},
): NewPost {
  const outside = facts.areas.findIndex((area) => !area.startsWith(unit.id === "unt_0" ? "unt_" : unit.id));
  if (outside >= 0) throw invalidFields([{ path: `areas.${outside}`, problem: "outside" }]);
  const times = postTimes(facts, district.settings, ctx.now);
  const fair = times.drawAt !== undefined;
  const row: PostRow = {
    id,
    unitId: facts.unitId,
    title: facts.title,
    team: facts.team,
    place: facts.place,
    places: facts.places,
    ...times,
    taken: startingCount(facts.places),
    waitMax: district.settings.waitingMax,
    kinds: unlessEmpty(facts.kinds),
    skills: unlessEmpty(facts.skills),
    areas: unlessEmpty(facts.areas),
    needs: unlessEmpty(facts.needs),
    most: facts.most,
    ...more,
    state: more.state ?? (fair ? "gathering" : undefined),
  };
  const { description, bring, beneficiaries, contactName, contactPhone, briefs, least } = facts;
  const detail: PostDetailRow = {
    description,
    bring,
    beneficiaries,
    contactName: contactName ?? unit.secretary,
    contactPhone: contactPhone ?? unit.phone,
    unitName: unit.name,
    publishedAt: ctx.now,
    briefs,
    least,
    seedHash: fair ? sha256(seedOf(ctx, id)) : undefined,
  };
  return { row, detail };
}

/** The seed of a fair opening: fixed by the post's id and the installation's key before anybody can enter. */
export const seedOf = (ctx: Context, id: PostId): string => drawSeedOf(ctx.platform.secrets.signing, ctx.district, id);

const unlessMade = absent(() => refuseCommon("idempotency.mismatch"));

/** Writes a new post; its id must be free, and so must the name of the call. */
export const postChanges = ({ row, detail, call }: NewPost): Change[] => [
  put(postItem, row.id, row, unlessMade),
  put(postDetailItem, row.id, detail),
  ...(call ? [put(postCallItem, call.id, { postId: row.id, endsAt: call.endsAt }, unlessMade)] : []),
];
