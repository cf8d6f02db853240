import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { dayOf, toIso } from "@rengang/kernel/time";
import { absent, check, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { jobItem, startJob } from "../jobs";
import { loadUnits } from "../units";
import { type HeadRow, headItem, schemeItem } from "./items";
import { refuseEvaluation } from "./refusals";
import { closeYearSchema, type Scheme, type YearState } from "./schema";
import { loadScheme } from "./scheme";

function stateView(head: HeadRow): YearState {
  const { year, state, scheme, jobId, closedByName, startedAt, frozenAt, objectBefore } = head;
  return {
    year,
    state,
    schemeVersion: scheme.version,
    from: scheme.from,
    to: scheme.to,
    jobId,
    closedByName,
    startedAt: toIso(startedAt),
    ...(frozenAt !== undefined && { frozenAt: toIso(frozenAt) }),
    ...(objectBefore !== undefined && { objectBefore: toIso(objectBefore) }),
  };
}

/** Whether a year is open, being closed or frozen, and by which scheme. */
export async function viewYear(ctx: Context, year: string): Promise<YearState> {
  permit(ctx.actor, "evaluation.view");
  const head = await ctx.table.get(headItem, year, { strong: true });
  if (head) return stateView(head);
  const { version, from, to } = await loadScheme(ctx, year);
  return { year, state: "open", schemeVersion: version, from, to };
}

/** Every year whose close has begun, newest first. */
export async function listYears(ctx: Context): Promise<YearState[]> {
  permit(ctx.actor, "evaluation.view");
  const heads = await ctx.table.queryAll(headItem, { pk: "REPORTS", descending: true });
  return heads.map(stateView);
}

async function stepsOf(ctx: Context): Promise<number> {
  const communities = (await loadUnits(ctx)).filter((u) => u.level === "community").length;
  return communities * 2 + 1;
}

async function begin(ctx: Context, scheme: Scheme, old: Loaded<HeadRow> | undefined): Promise<HeadRow> {
  const { year } = scheme;
  const id = ctx.freshId("job");
  const mine = { jobId: id, closedBy: ctx.actor.personId, closedByName: ctx.actor.name, startedAt: ctx.now };
  // Work that stopped for good is taken up where it stood, by the scheme that it was begun with.
  const fresh = { year, state: "running" as const, scheme, pass: "members" as const, steps: 0 };
  const { version = 0, ...kept } = old ?? {};
  const head: HeadRow = { ...fresh, ...kept, ...mine };
  await ctx.commit("evaluation.close", [
    save(headItem, year, head, version),
    startJob(ctx, { id, kind: "evaluation.close", total: await stepsOf(ctx), input: { year } }),
    // A scheme saved at the same moment would otherwise be lost.
    ...(old ? [] : [check(schemeItem, { year, schemeVersion: scheme.version + 1 }, absent())]),
  ]);
  return head;
}

/**
 * Closes a year: a job computes every member's result from the records as they stand, adds them up and freezes them.
 * Asked again it answers with the close that has begun, or takes it up where its job gave up.
 * @throws Refusal `evaluation.year_not_over` before the last day has passed, unless `early` is said
 */
export async function closeYear(ctx: Context, input: z.input<typeof closeYearSchema>): Promise<YearState> {
  permit(ctx.actor, "evaluation.close");
  const { year, early } = parse(closeYearSchema, input);
  return settle(async () => {
    const head = await ctx.table.get(headItem, year, { strong: true });
    const job = head?.state === "running" ? await ctx.table.get(jobItem, head.jobId, { strong: true }) : undefined;
    if (head && job?.state !== "failed") return stateView(head);
    const scheme = head?.scheme ?? (await loadScheme(ctx, year, { strong: true }));
    if (!early && dayOf(ctx.now) <= scheme.to) throw refuseEvaluation("evaluation.year_not_over", { to: scheme.to });
    return stateView(await begin(ctx, scheme, head));
  });
}
