import { Refusal } from "@rengang/kernel/refusal";
import { MINUTE } from "@rengang/kernel/time";
import { editChanges } from "../claims";
import { type Context, openContext, settle } from "../context";
import { loadDistrict } from "../districts";
import type { JobRow, JobStep, Progress } from "../jobs";
import { cancelPost, loadDetail, newPost, postChanges } from "../posts";
import { editPostSchema } from "../posts/schema";
import { requireUnit } from "../units";
import { type SeriesRow, seriesItem } from "./items";
import { factsOn, openingOf, sessionId } from "./rules";
import type { SeriesChange, SeriesId } from "./schema";
import { isComing, type SessionOfSeries, sessionNow } from "./sessions";

const AT_ONCE = 20;

/** The system's hand in the name of whoever asked: the trail says who it was. */
function inTheName(ctx: Context, job: JobRow, n: number): Context {
  const { district } = ctx.actor;
  const actor = { district, personId: job.startedBy, name: "", grant: { role: "system" as const } };
  return openContext(ctx.platform, actor, `${ctx.requestId}.${n}`);
}

async function loadSeries(ctx: Context, job: JobRow): Promise<SeriesRow> {
  const row = await ctx.table.get(seriesItem, job.input.series as SeriesId, { strong: true });
  if (!row) throw new Error(`series ${job.input.series} is gone`);
  return row;
}

/** What became of one session; `none` where nothing was to be done. */
type Outcome = "changed" | "own" | "late" | "none";

/**
 * Goes over some days of a series. The result counts what was `changed`, is one's `own` or came too `late`, and names
 * what was `refused`, for people: `2026-12-05 post.places_below_taken; …`.
 */
async function over(
  ctx: Context,
  job: JobRow,
  days: readonly string[],
  act: (own: Context, day: string) => Promise<Outcome>,
): Promise<Progress> {
  const some = days.slice(job.done, job.done + AT_ONCE);
  const number = (name: string) => Number(job.result[name] ?? 0);
  const count = { changed: number("changed"), own: number("own"), late: number("late"), refused: number("refused") };
  const listed = { ownOn: String(job.result.ownOn ?? ""), refusedOn: String(job.result.refusedOn ?? "") };
  const list = (name: keyof typeof listed, text: string) => {
    listed[name] = listed[name] ? `${listed[name]}; ${text}` : text;
  };
  for (const [n, day] of some.entries()) {
    try {
      const outcome = await act(inTheName(ctx, job, job.done + n), day);
      if (outcome !== "none") count[outcome] += 1;
      if (outcome === "own") list("ownOn", day);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count.refused += 1;
      list("refusedOn", `${day} ${error.code}`);
    }
  }
  const done = job.done + some.length;
  return { done, finished: done >= days.length, result: { ...count, ...listed } };
}

/** Publishes the planned sessions, some at a time; one that exists already is the one that was planned. */
export const publishStep: JobStep = async (ctx, job) => {
  const series = await loadSeries(ctx, job);
  const [district, unit] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, series.unitId)]);
  const skip = Number(job.input.skip ?? 0);
  return over(ctx, job, series.days.slice(skip, skip + job.total), async (own, day) => {
    const facts = factsOn(series, day, own.now);
    if (Date.parse(String(facts.startsAt)) <= own.now) return "late";
    const name = series.id.split(".")[1];
    const made = newPost(own, sessionId(series, day), facts, { district, unit }, { series: name });
    try {
      await own.commit("posts.publish", postChanges(made));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "idempotency.mismatch") throw error;
    }
    return "changed";
  });
};

const daysFrom = (series: SeriesRow, job: JobRow) => series.days.filter((day) => day >= String(job.input.from));

/** Changes the coming sessions by the rules of changing one; those changed by themselves stay as they are. */
export const changeStep: JobStep = async (ctx, job) => {
  const series = await loadSeries(ctx, job);
  const { facts, ...times } = JSON.parse(String(job.input.change)) as Omit<SeriesChange, "from">;
  return over(ctx, job, daysFrom(series, job), (own, day) =>
    settle(async () => {
      const session = await sessionNow(own, series, day);
      if (!session || !isComing(session.post, own.now)) return "none";
      if (session.own) return "own";
      const { post } = session;
      const edit = editPostSchema.parse({ ...facts, ...openingOf(times, (post.from ?? 0) * MINUTE, own.now) });
      await own.commit("posts.edit", await editChanges(own, post, edit, {}));
      return "changed";
    }),
  );
};

/** A step that runs twice meets what it called off the first time. */
const isOurs = async (own: Context, { post }: SessionOfSeries, reason: string): Promise<boolean> =>
  post.state === "cancelled" && (await loadDetail(own, post.id))?.reason === reason;

/** Calls the coming sessions off; everyone is told, as with one. */
export const cancelStep: JobStep = async (ctx, job) => {
  const series = await loadSeries(ctx, job);
  const reason = String(job.input.reason);
  return over(ctx, job, daysFrom(series, job), async (own, day) => {
    const session = await sessionNow(own, series, day);
    if (!session) return "none";
    if (!isComing(session.post, own.now)) return (await isOurs(own, session, reason)) ? "changed" : "none";
    if (session.own && job.input.all !== "true") return "own";
    await cancelPost(own, session.post.id, { reason });
    return "changed";
  });
};
