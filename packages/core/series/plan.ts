import type { UnitId } from "@rengang/kernel/ids";
import { type FieldProblem, invalidFields, parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { MINUTE, toIso, weekdayOf } from "@rengang/kernel/time";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import type { District, DistrictSettings } from "../districts/schema";
import { startJob } from "../jobs";
import { newPost, type PostRow, postItem } from "../posts";
import { requireUnit } from "../units";
import type { Unit } from "../units/schema";
import { type SeriesRow, seriesItem, unitOfSeries } from "./items";
import { asBody, daysOf, factsOn, inPlan, sessionId, sessionOn } from "./rules";
import {
  extendSeriesSchema,
  type Plan,
  planSchema,
  planSeriesSchema,
  previewSeriesSchema,
  type Series,
  type SeriesId,
  type seriesDaysSchema,
  seriesFactsSchema,
} from "./schema";
import { mustRest, requireSeries, seriesView } from "./sessions";

/** The days that still lie ahead. @throws Refusal `input.invalid` at `until` when there is none */
function comingDays(plan: Plan, days: readonly string[], now: number, at: (field: string) => string): string[] {
  const coming = days.filter((day) => sessionOn(plan, day).startsAt > now);
  if (coming.length === 0) throw invalidFields([{ path: at("until"), problem: "in_the_past" }]);
  return coming;
}

type PlannedDay = z.output<typeof seriesDaysSchema>["days"][number];

/** What is remarkable about a day. */
function marksOf(
  day: string,
  startsAt: number,
  { settings, taken, now }: { settings: DistrictSettings; taken: ReadonlySet<number>; now: number },
): PlannedDay["marks"] {
  const marks: PlannedDay["marks"] = [];
  if (startsAt <= now) marks.push("past");
  if (settings.daysOff.includes(day)) marks.push("day_off");
  if (weekdayOf(day) > 5 && settings.daysOn.includes(day)) marks.push("day_on");
  if (taken.has(startsAt / MINUTE)) marks.push("same_title");
  return marks;
}

/**
 * Every session that a plan would make, with what is remarkable about its day; nothing is written.
 * @throws Refusal `input.invalid`
 */
export async function previewSeries(
  ctx: Context,
  input: z.input<typeof previewSeriesSchema>,
): Promise<z.output<typeof seriesDaysSchema>> {
  permit(ctx.actor, "series.plan");
  const { unitId, title, ...plan } = parse(previewSeriesSchema, input);
  scope(ctx.actor, unitId);
  const { settings } = await loadDistrict(ctx);
  const days = daysOf(plan, settings, asBody);
  const taken = title === undefined ? new Set<number>() : await timesOfTitle(ctx, unitId, title, days);
  return {
    days: days.map((day) => {
      const { startsAt, endsAt } = sessionOn(plan, day);
      const marks = marksOf(day, startsAt, { settings, taken, now: ctx.now });
      return { day, weekday: weekdayOf(day), startsAt: toIso(startsAt), endsAt: toIso(endsAt), marks };
    }),
  };
}

const GONE: readonly PostRow["state"][] = ["cancelled", "moved", "returned"];

/** When (epoch minutes) posts of this title start in the unit between the first and the last of these days. */
async function timesOfTitle(
  ctx: Context,
  unitId: UnitId,
  title: string,
  days: readonly string[],
): Promise<ReadonlySet<number>> {
  const [first = "", last = ""] = [days[0], days.at(-1)].map((day) => day?.replaceAll("-", ""));
  const rows = await ctx.table.queryAll(postItem, { pk: `POSTS#${unitId}`, between: [`P#${first}`, `P#${last}~`] });
  return new Set(rows.flatMap((p) => (p.title === title && !GONE.includes(p.state) ? (p.from ?? []) : [])));
}

/** The first session is made, and thrown away, before anything is written: what it would refuse is told at its field. */
function checkFirst(ctx: Context, row: SeriesRow, around: { district: District; unit: Unit }): void {
  const first = row.days[0] as string;
  try {
    newPost(ctx, sessionId(row, first), factsOn(row, first, ctx.now), around);
  } catch (error) {
    const fields = error instanceof Refusal && error.code === "input.invalid" ? error.facts.fields : undefined;
    if (!Array.isArray(fields)) throw error;
    throw invalidFields((fields as unknown as FieldProblem[]).map((f) => ({ ...f, path: `facts.${f.path}` })));
  }
}

/**
 * Plans a series; a job publishes its sessions. The same call twice under one idempotency key makes one series.
 * @throws Refusal `input.invalid`, `idempotency.mismatch`
 */
export async function planSeries(ctx: Context, input: z.input<typeof planSeriesSchema>): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { unitId, facts, plan } = parse(planSeriesSchema, input);
  scope(ctx.actor, unitId);
  const [district, unit] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, unitId)]);
  const days = comingDays(plan, daysOf(plan, district.settings), ctx.now, inPlan);
  const id: SeriesId = `ser_${unitId.slice(4)}.${ctx.freshId("ser").slice(-8)}`;
  const jobId = `job_series-${id.slice(4)}`;
  const row: SeriesRow = { id, unitId, facts, plan, days, plannedAt: ctx.now, jobId };
  checkFirst(ctx, row, { district, unit });
  const mismatch = () => refuseCommon("idempotency.mismatch");
  try {
    await ctx.commit("series.plan", [
      put(seriesItem, id, row, absent(mismatch)),
      startJob(ctx, { id: jobId, kind: "series.publish", total: days.length, input: { series: id } }),
    ]);
  } catch (error) {
    return sameAgain(ctx, row, error);
  }
  return seriesView(row);
}

async function sameAgain(ctx: Context, row: SeriesRow, error: unknown): Promise<Series> {
  if (!(error instanceof Refusal) || error.code !== "idempotency.mismatch") throw error;
  const found = await requireSeries(ctx, row.id, true);
  // The table keeps no order of names; parsing puts them into the schema's.
  const said = ({ facts, plan }: SeriesRow) => JSON.stringify([seriesFactsSchema.parse(facts), planSchema.parse(plan)]);
  if (said(found) !== said(row)) throw error;
  const { version: _, ...facts } = found;
  return seriesView(facts);
}

/**
 * More sessions by the same plan, up to another last day; what has been published stays.
 * @throws Refusal `input.invalid`, `thing.missing`, `series.busy`, `series.unfinished`
 */
export async function extendSeries(
  ctx: Context,
  id: SeriesId,
  input: z.input<typeof extendSeriesSchema>,
): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { until } = parse(extendSeriesSchema, input);
  scope(ctx.actor, unitOfSeries(id));
  const { settings } = await loadDistrict(ctx);
  return settle(async () => {
    const { version, ...row } = await requireSeries(ctx, id, true);
    if (until === row.plan.until) return seriesView(row);
    await mustRest(ctx, row);
    if (until < row.plan.until) throw invalidFields([{ path: "until", problem: "before_start" }]);
    const plan = { ...row.plan, until };
    const more = daysOf(plan, settings, asBody).filter((day) => day > row.plan.until);
    if (more.length === 0) throw invalidFields([{ path: "until", problem: "no_day" }]);
    const added = comingDays(plan, more, ctx.now, asBody);
    const jobId = `job_series-${id.slice(4)}-${version}`;
    const next: SeriesRow = { ...row, plan, days: [...row.days, ...added], jobId };
    const input = { series: id, skip: row.days.length };
    await ctx.commit("series.extend", [
      save(seriesItem, id, next, version),
      startJob(ctx, { id: jobId, kind: "series.publish", total: added.length, input }),
    ]);
    return seriesView(next);
  });
}
