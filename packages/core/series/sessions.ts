import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { fromMinutes, MINUTE, toIso } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type JobRow, jobItem, jobView } from "../jobs";
import { type PostRow, postDetailItem, postItem, postView } from "../posts";
import { requireUnit } from "../units";
import { type SeriesRow, seriesItem } from "./items";
import { refuseSeries } from "./refusals";
import { sessionId } from "./rules";
import type { Series, SeriesDetail, SeriesId, Session } from "./schema";

/** A session of a series where it is now. */
export interface SessionOfSeries {
  readonly day: string;
  readonly post: Loaded<PostRow>;
  /** Changed or moved by itself: what the series says from now on does not reach it. */
  readonly own: Session["own"];
}

export function seriesView({ days, plannedAt, ...row }: Omit<SeriesRow, "version">): Series {
  return { ...row, sessions: days.length, plannedAt: toIso(plannedAt) };
}

/** One series of the actor's part of the tree. @throws Refusal `thing.missing` */
export async function requireSeries(ctx: Context, id: SeriesId, strong = false): Promise<Loaded<SeriesRow>> {
  const row = await ctx.table.get(seriesItem, id, { strong });
  if (!row) throw refuseCommon("thing.missing");
  scope(ctx.actor, row.unitId);
  return row;
}

/**
 * A job goes over all sessions of a series: one at a time, and none is left half done.
 * @returns the last job, which rests
 * @throws Refusal `series.busy` while one is at work, `series.unfinished` after one that was given up
 */
export async function mustRest(ctx: Context, { jobId }: SeriesRow): Promise<void> {
  const job = await lastJob(ctx, jobId);
  if (job?.state === "running") throw refuseSeries("series.busy", { jobId });
  if (job?.state === "failed") throw refuseSeries("series.unfinished", { jobId });
}

/** The newest job of a series as it stands now. */
export const lastJob = (ctx: Context, jobId: string): Promise<Loaded<JobRow> | undefined> =>
  ctx.table.get(jobItem, jobId, { strong: true });

const STRONG = { strong: true };

async function presentOf(ctx: Context, post: Loaded<PostRow>): Promise<Loaded<PostRow>> {
  if (post.state !== "moved") return post;
  const movedTo = (await ctx.table.get(postDetailItem, post.id, STRONG))?.movedTo;
  const next = movedTo && (await ctx.table.get(postItem, movedTo, STRONG));
  return next ? presentOf(ctx, next) : post;
}

async function sessionOf(ctx: Context, planned: Loaded<PostRow>, day: string): Promise<SessionOfSeries> {
  const post = await presentOf(ctx, planned);
  const own = planned.state === "moved" ? "moved" : post.byHand ? "changed" : undefined;
  return { day, post, own };
}

/** The session that a series planned for a day as it stands now; undefined where none was published. */
export async function sessionNow(ctx: Context, series: SeriesRow, day: string): Promise<SessionOfSeries | undefined> {
  const planned = await ctx.table.get(postItem, sessionId(series, day), STRONG);
  return planned && sessionOf(ctx, planned, day);
}

/** The sessions of a series on given local days, in order. */
export async function sessionsOn(ctx: Context, series: SeriesRow, days: readonly string[]): Promise<SessionOfSeries[]> {
  const dayOfId = new Map(days.map((day) => [sessionId(series, day), day]));
  const posts = await ctx.table.getMany(postItem, [...dayOfId.keys()]);
  const found = await Promise.all(posts.map((post) => sessionOf(ctx, post, dayOfId.get(post.id) as string)));
  return found.sort((a, b) => a.day.localeCompare(b.day));
}

const ENDED: readonly PostRow["state"][] = ["cancelled", "moved", "returned"];
/** Whether a session still lies ahead. `now` in epoch milliseconds. */
export const isComing = (post: PostRow, now: number): boolean =>
  !ENDED.includes(post.state) && (post.from ?? 0) * MINUTE > now;

/** The series of a unit, newest first. */
export async function listSeries(ctx: Context, unitId: SeriesRow["unitId"]): Promise<{ series: Series[] }> {
  permit(ctx.actor, "series.list");
  await requireUnit(ctx, unitId);
  scope(ctx.actor, unitId);
  const rows = await ctx.table.queryAll(seriesItem, { pk: `SERIES#${unitId}`, begins: "SERIES#" });
  const sorted = rows.sort((a, b) => b.plannedAt - a.plannedAt);
  return { series: sorted.map(({ version: _, ...row }) => seriesView(row)) };
}

/** One series with its sessions and the job that is, or was last, at work on it. @throws Refusal `thing.missing` */
export async function viewSeries(ctx: Context, id: SeriesId): Promise<SeriesDetail> {
  permit(ctx.actor, "series.list");
  const { version: _, ...row } = await requireSeries(ctx, id, true);
  const [sessions, job] = await Promise.all([sessionsOn(ctx, row, row.days), lastJob(ctx, row.jobId)]);
  return { ...seriesView(row), job: job && jobView(job), posts: sessions.map(viewOf) };
}

function viewOf({ day, post, own }: SessionOfSeries): Session {
  const { id, title, state, places, taken, waiting } = postView(post);
  const times = { startsAt: fromMinutes(post.from ?? 0), endsAt: fromMinutes(post.to ?? 0) };
  return { id, day, title, state, ...times, places, taken, waiting, ...(own && { own }) };
}
