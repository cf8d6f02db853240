import type { UnitId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { toIso, weekdayOf } from "@rengang/kernel/time";
import { absent, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { jobItem, startJob } from "../jobs";
import { pageOfPosts } from "../posts";
import { requireUnit } from "../units";
import { type SeriesRow, seriesItem, unitOfSeries } from "./items";
import { refuseSeries } from "./refusals";
import { daysOf, sessionOn } from "./rules";
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

export function seriesView({ days, plannedAt, ...row }: Omit<SeriesRow, "version">): Series {
  return { ...row, sessions: days.length, plannedAt: toIso(plannedAt) };
}

/** One series of the actor's part of the tree, or `thing.missing`. */
export async function requireSeries(ctx: Context, id: SeriesId, strong = false): Promise<Loaded<SeriesRow>> {
  const row = await ctx.table.get(seriesItem, id, { strong });
  if (!row) throw refuseCommon("thing.missing");
  scope(ctx.actor, row.unitId);
  return row;
}

/** The job of a series changes every session: one at a time. @throws Refusal `series.busy` */
export async function mustRest(ctx: Context, { jobId }: SeriesRow): Promise<void> {
  const job = await ctx.table.get(jobItem, jobId, { strong: true });
  if (job?.state === "running") throw refuseSeries("series.busy", { jobId });
}

/** What a session ends before it begins, or is longer than a day, is a matter of two clocks: always within a day. */
const comingDays = (plan: Plan, days: readonly string[], now: number): string[] => {
  const coming = days.filter((day) => sessionOn(plan, day).startsAt > now);
  if (coming.length === 0) throw invalidFields([{ path: "plan.until", problem: "in_the_past" }]);
  return coming;
};

/** Every session that a plan would make, with what is remarkable about its day; nothing is written. */
export async function previewSeries(
  ctx: Context,
  input: z.input<typeof previewSeriesSchema>,
): Promise<z.output<typeof seriesDaysSchema>> {
  permit(ctx.actor, "series.plan");
  const { unitId, title, ...plan } = parse(previewSeriesSchema, input);
  scope(ctx.actor, unitId);
  const { settings } = await loadDistrict(ctx);
  const taken = await timesOfTitle(ctx, unitId, title);
  return {
    days: daysOf(plan, settings).map((day) => {
      const { startsAt, endsAt } = sessionOn(plan, day);
      const marks = [
        ...(startsAt <= ctx.now ? (["past"] as const) : []),
        ...(settings.daysOff.includes(day) ? (["day_off"] as const) : []),
        ...(taken.has(startsAt / 60_000) ? (["same_title"] as const) : []),
      ];
      return { day, weekday: weekdayOf(day), startsAt: toIso(startsAt), endsAt: toIso(endsAt), marks };
    }),
  };
}

const LOOKED_AT = 100;

async function timesOfTitle(ctx: Context, unitId: UnitId, title: string | undefined): Promise<Set<number>> {
  if (!title) return new Set();
  const { rows } = await pageOfPosts(ctx, unitId, { when: "upcoming", limit: LOOKED_AT });
  return new Set(rows.flatMap((p) => (p.title === title && p.from !== undefined ? [p.from] : [])));
}

/**
 * Plans a series; a job publishes its sessions. The same call twice under one idempotency key makes one series.
 * @throws Refusal `input.invalid`, `idempotency.mismatch`
 */
export async function planSeries(ctx: Context, input: z.input<typeof planSeriesSchema>): Promise<Series> {
  permit(ctx.actor, "series.plan");
  const { unitId, facts, plan } = parse(planSeriesSchema, input);
  scope(ctx.actor, unitId);
  const [{ settings }] = await Promise.all([loadDistrict(ctx), requireUnit(ctx, unitId)]);
  const days = comingDays(plan, daysOf(plan, settings), ctx.now);
  const id: SeriesId = `ser_${unitId.slice(4)}.${ctx.freshId("ser").slice(-8)}`;
  const jobId = `job_series-${id.slice(4)}`;
  const row: SeriesRow = { id, unitId, facts, plan, days, plannedAt: ctx.now, jobId };
  try {
    await ctx.commit("series.plan", [
      put(
        seriesItem,
        id,
        row,
        absent(() => refuseCommon("idempotency.mismatch")),
      ),
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

/** More sessions by the same plan, up to another last day. @throws Refusal `input.invalid`, `series.busy` */
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
    const known = new Set(row.days);
    const more = daysOf(plan, settings).filter((day) => day > row.plan.until && !known.has(day));
    const days = [...row.days, ...more];
    if (more.length === 0) throw invalidFields([{ path: "until", problem: "no_day" }]);
    const jobId = `job_series-${id.slice(4)}-${days.length}`;
    const next: SeriesRow = { ...row, plan, days, jobId };
    await ctx.commit("series.extend", [
      save(seriesItem, id, next, version),
      startJob(ctx, {
        id: jobId,
        kind: "series.publish",
        total: more.length,
        input: { series: id, skip: row.days.length },
      }),
    ]);
    return seriesView(next);
  });
}
