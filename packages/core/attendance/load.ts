import { covers, type PersonId, type PostId } from "@rengang/kernel/ids";
import { holdersOf, loadCalendar } from "../claims";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import type { District } from "../districts/schema";
import { communityOf, memberItem } from "../members";
import { type PostRow, requireOwnPost } from "../posts";
import type { MarkRow } from "./items";
import { markItem } from "./items";
import { refuseAttendance } from "./refusals";
import { type Session, sessionOf } from "./rules";

/** A session of the actor's part of the tree, with those who hold a place. @throws Refusal `permission.denied` */
export async function loadSession(
  ctx: Context,
  postId: PostId,
  asked: string | undefined,
): Promise<Session & { district: District; holders: ReadonlySet<PersonId> }> {
  const [post, district] = await Promise.all([requireOwnPost(ctx, postId), loadDistrict(ctx)]);
  const session = sessionOf(post, asked, district, ctx.now);
  return { ...session, district, holders: new Set(await holdersOf(ctx, post)) };
}

/** Whether a member holds a place: told by the post itself, or, for a large one, by the member's calendar. */
export async function mustHold(ctx: Context, post: PostRow, personId: PersonId): Promise<void> {
  if (post.holders?.has(personId.slice(4))) return;
  const calendar = await loadCalendar(ctx, personId, true);
  if (calendar.held.some((entry) => entry.p === post.id)) return;
  throw refuseAttendance("attendance.no_place", { waiting: calendar.waiting.some((entry) => entry.p === post.id) });
}

/** Who was marked absent or excused at a session. */
export async function marksOf(ctx: Context, { post, on }: Session): Promise<Map<PersonId, MarkRow>> {
  const marks = await ctx.table.queryAll(markItem, { pk: `POST#${post.id}`, begins: `MARK#${on}#` });
  return new Map(marks.map((mark) => [mark.personId, mark]));
}

/** Of these people, those who may be recorded without a place: accepted members of the organiser's part of the tree. */
export async function walkInsAmong(
  ctx: Context,
  post: PostRow,
  people: readonly PersonId[],
): Promise<Map<PersonId, boolean>> {
  const rows = await ctx.table.getMany(memberItem, people);
  const home = communityOf(post.unitId);
  const near = rows.filter((m) => covers(home, m.unitId));
  return new Map(near.map((m) => [m.personId, m.registration.state === "accepted"]));
}
