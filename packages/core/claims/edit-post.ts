import type { PersonId, PostId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { toMinutes } from "@rengang/kernel/time";
import { type Change, put, save, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import {
  dueChange,
  keepsRosterInside,
  type PostRow,
  postDetailItem,
  postItem,
  requireOwnPost,
  takenOf,
  viewedPost,
} from "../posts";
import { ROSTER_INSIDE_MAX } from "../posts/items";
import { refusePost } from "../posts/refusals";
import { editPostSchema, type PostDetail } from "../posts/schema";
import { bare, noteOf, personOf, rosterAfter, rosterSet } from "./changes";
import { calendarItem, rosterItem } from "./items";
import { loadCalendar } from "./load";
import { refuseClaim } from "./refusals";
import { without } from "./rules";

type Edit = z.output<typeof editPostSchema>;
const ENDED: readonly PostRow["state"][] = ["cancelled", "moved"];

/** Deadlines stay in their order and before the start. @throws Refusal `input.invalid` */
function checkedTimes(post: PostRow, { openAt, claimBy }: Edit): Pick<PostRow, "openAt" | "claimBy"> {
  const times = { openAt: openAt && toMinutes(openAt), claimBy: claimBy && toMinutes(claimBy) };
  const [open, close] = [times.openAt || post.openAt, times.claimBy || post.claimBy];
  if (times.claimBy && post.from !== undefined && times.claimBy > post.from) {
    throw invalidFields([{ path: "claimBy", problem: "after_start" }]);
  }
  if (open && close && open >= close)
    throw invalidFields([{ path: openAt ? "openAt" : "claimBy", problem: "after_claim_by" }]);
  return { openAt: times.openAt || undefined, claimBy: times.claimBy || undefined };
}

const defined = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/**
 * Changes what a post says. Places fall below those taken only together with the names of those who give theirs back,
 * chosen by the organiser, with a reason that they read; everyone's time is freed in the same commit. A session of a
 * series that was changed so is left as it is when its series is changed.
 * @throws Refusal `post.places_below_taken`, `post.over`, `input.invalid`, `claim.missing`
 */
export async function editPost(ctx: Context, id: PostId, input: z.input<typeof editPostSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.edit");
  const edit = parse(editPostSchema, input);
  if (edit.release.length > 0 && !edit.reason) throw invalidFields([{ path: "reason", problem: "missing" }]);
  return settle(async () => {
    const post = await requireOwnPost(ctx, id, { strong: true });
    await ctx.commit("posts.edit", await editChanges(ctx, post, edit, markOf(post, edit)));
    return viewedPost(ctx, id);
  });
}

/** Whoever gives a session of a series other words or numbers takes it out of the series' hands. */
function markOf(post: PostRow, { release: _, reason: __, ...said }: Edit): Pick<PostRow, "byHand"> {
  return post.series !== undefined && Object.keys(defined(said)).length > 0 ? { byHand: true } : {};
}

/**
 * The commit that an edit of a post means, for one post as for each session of a series.
 * @param edit what changes, as `editPostSchema` gives it out
 * @param more what else the post remembers from now on
 * @throws Refusal as `editPost`
 */
export async function editChanges(
  ctx: Context,
  post: Loaded<PostRow>,
  edit: Edit,
  more: Pick<PostRow, "byHand">,
): Promise<Change[]> {
  if (ENDED.includes(post.state)) throw refusePost("post.not_open");
  if (post.state === "moving" || post.state === "drawing") throw refusePost("post.busy");
  const { title, place, places, release, reason, openAt: _, claimBy: __, ...detail } = edit;
  const facts = defined({ title, place, ...checkedTimes(post, edit), ...more });
  const changes: Change[] =
    places === undefined && release.length === 0
      ? [update(postItem, post.id, { set: facts, when: unchanged(post.version) })]
      : await changesOfPlaces(ctx, post, facts, { places: places ?? post.places, release, reason });
  if (Object.keys(defined(detail)).length > 0) changes.push(update(postDetailItem, post.id, { set: defined(detail) }));
  return changes;
}

async function changesOfPlaces(
  ctx: Context,
  post: Loaded<PostRow>,
  facts: Record<string, unknown>,
  { places, release, reason }: { places: number; release: PersonId[]; reason: string | undefined },
): Promise<Change[]> {
  const leaving = [...new Set(release)];
  const freed = await Promise.all(leaving.map((personId) => timeFreed(ctx, post, personId, reason)));
  const after = rosterAfter({ ...post, places }, leaving.map(bare), { waiting: post.waiting ?? [] });
  const taken = takenOf(after);
  if (taken > places) throw refusePost("post.places_below_taken", { taken: takenOf(post), toRelease: taken - places });
  const grown = grownOut(after);
  return [
    update(postItem, post.id, {
      set: { ...facts, places, ...rosterSet(grown), ...(grown !== after && { holders: undefined }) },
      ...dueChange(post, grown),
      when: unchanged(post.version),
    }),
    ...freed,
    ...(grown === after ? [] : rosterRows(after, ctx.now)),
  ];
}

/** A post that has grown too large to name people counts from now on. */
const grownOut = (post: PostRow): PostRow =>
  keepsRosterInside(post) && post.places > ROSTER_INSIDE_MAX
    ? { ...post, taken: takenOf(post), holders: undefined }
    : post;

const rosterRows = (post: PostRow, at: number): Change[] =>
  [...(post.holders ?? [])].map((name) => {
    const personId = personOf(name);
    return put(rosterItem, { postId: post.id, personId }, { personId, state: "claimed", at });
  });

async function timeFreed(ctx: Context, post: PostRow, personId: PersonId, reason: string | undefined): Promise<Change> {
  const calendar = await loadCalendar(ctx, personId, true);
  if (!calendar.held.some((e) => e.p === post.id)) throw refuseClaim("claim.missing", { personId });
  return save(
    calendarItem,
    personId,
    without(calendar, post, ctx.now, noteOf(post, "released", reason)),
    calendar.version,
  );
}
