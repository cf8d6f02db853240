import { sortableIdOf } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../../context";
import { loadDistrict } from "../../districts";
import { type PeriodRow, periodItem } from "../items";
import { refuseFeedback } from "../refusals";
import { openPeriodSchema, type Period, type PeriodId } from "./schema";

const viewOf = ({ openedAt, ...row }: PeriodRow & { version?: number }): Period => {
  const { version: _, ...facts } = row;
  return { ...facts, openedAt: toIso(openedAt) };
};

/** One period, or `thing.missing`. */
export async function requirePeriod(ctx: Context, id: PeriodId): Promise<PeriodRow> {
  const row = await ctx.table.get(periodItem, id);
  if (!row) throw refuseCommon("thing.missing");
  return row;
}

const sameOpening = (a: PeriodRow, b: PeriodRow) =>
  a.from === b.from && a.to === b.to && JSON.stringify(a.requirement) === JSON.stringify(b.requirement);

/**
 * Opens a period of feedback. Its title makes its id, so the same opening twice is one period.
 * @throws Refusal `feedback.title_taken` for another period of that title
 */
export async function openPeriod(ctx: Context, input: z.input<typeof openPeriodSchema>): Promise<Period> {
  permit(ctx.actor, "feedback.open");
  const { objectionDays, ...facts } = parse(openPeriodSchema, input);
  const { settings } = await loadDistrict(ctx);
  const id = sortableIdOf("fbp", 0, facts.title) as PeriodId;
  const row: PeriodRow = {
    ...facts,
    id,
    objectionDays: objectionDays ?? settings.objectionDays,
    openedAt: ctx.now,
  };
  try {
    await ctx.commit("feedback.open", [put(periodItem, id, row, absent())]);
    return viewOf(row);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    const standing = await ctx.table.get(periodItem, id, { strong: true });
    if (!standing || !sameOpening(standing, row)) throw refuseFeedback("feedback.title_taken", { title: facts.title });
    return viewOf(standing);
  }
}

/** Every period of the district, the latest first. */
export async function listPeriods(ctx: Context): Promise<Period[]> {
  permit(ctx.actor, "feedback.periods");
  const rows = await ctx.table.queryAll(periodItem, { pk: "FEEDBACK_PERIODS" });
  return rows.map(viewOf).sort((a, b) => b.to.localeCompare(a.to) || b.openedAt.localeCompare(a.openedAt));
}

/** One period as a view, for reads that carry it. */
export const periodView = viewOf;
