import type { EmployerId } from "@rengang/kernel/ids";
import { put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import type { JobStep, Progress } from "../jobs";
import { notify } from "../notifications";
import { loadUnits } from "../units";
import type { Unit } from "../units/schema";
import { freezePage, PAGE, sumCommunity } from "./freeze";
import {
  type CommunityTotalsRow,
  communityTotalsItem,
  districtTotalsItem,
  type EmployerTotalsRow,
  employerTotalsItem,
  type HeadRow,
  headItem,
} from "./items";
import { streetNameOf } from "./report-head";
import { objectionEnd } from "./rules";
import { addTotals, noTotals } from "./totals";

const NEXT_PASS = { members: "sums", sums: "totals", totals: "totals" } as const;
const WRITES = 100;

function nextCommunity(head: HeadRow, communities: readonly Unit[]): Unit | undefined {
  if (head.after !== undefined) return communities.find((u) => u.id === head.unitId);
  return communities.find((u) => head.unitId === undefined || u.id > head.unitId);
}

/** What a community without members is of the work of a step: it is read all the same. */
const EMPTY = 10;

/**
 * As many communities as have a page of members together, or one page of a large one; the second pass meets members who moved
 * during the first, and adds up. It begins with a step of its own, so that lists have followed the first.
 */
async function workOn(ctx: Context, head: HeadRow): Promise<HeadRow> {
  const units = await loadUnits(ctx);
  const communities = units.filter((u) => u.level === "community").sort((a, b) => (a.id < b.id ? -1 : 1));
  let next = head;
  for (let work = 0; work < PAGE; ) {
    const unit = nextCommunity(next, communities);
    if (!unit) return { ...next, pass: NEXT_PASS[next.pass], unitId: undefined, after: undefined };
    const { met, after } = await freezePage(ctx, next, unit.id);
    work += Math.max(met, EMPTY);
    const through = after === undefined;
    if (through && next.pass === "sums") await sumCommunity(ctx, next.year, unit, streetNameOf(units, unit.id));
    next = { ...next, unitId: unit.id, after, steps: next.steps + (through ? 1 : 0) };
  }
  return next;
}

function employerTotals(rows: readonly CommunityTotalsRow[]): EmployerTotalsRow[] {
  const sums = new Map<string, EmployerTotalsRow>();
  for (const [employerId, { employerName, totals }] of rows.flatMap((r) => Object.entries(r.byEmployer ?? {}))) {
    const known = sums.get(employerId);
    sums.set(employerId, {
      employerId: employerId as EmployerId,
      employerName: known?.employerName ?? employerName,
      totals: known ? addTotals(known.totals, totals) : totals,
    });
  }
  return [...sums.values()];
}

async function communityRows(ctx: Context, year: string, units: readonly Unit[]): Promise<CommunityTotalsRow[]> {
  const ids = units.filter((u) => u.level === "community").map(({ id }) => ({ year, unitId: id }));
  const rows = await Promise.all(ids.map((id) => ctx.table.get(communityTotalsItem, id, { strong: true })));
  return rows.filter((row) => row !== undefined).sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

/** The last step: employers and the district from the communities' sums, and with them, in one commit, the end. */
async function freezeYear(ctx: Context, { version, ...head }: Loaded<HeadRow>): Promise<void> {
  const { year } = head;
  const [units, district] = await Promise.all([loadUnits(ctx), loadDistrict(ctx)]);
  const rows = await communityRows(ctx, year, units);
  const employers = employerTotals(rows);
  for (let at = 0; at < employers.length; at += WRITES) {
    const changes = employers.slice(at, at + WRITES).map((e) => put(employerTotalsItem, { year, ...e }, e));
    await ctx.commit("evaluation.sum", changes);
  }
  const communities = rows.map(({ unitId, unitName, streetName, totals = noTotals() }) => ({
    unitId,
    unitName,
    streetName,
    totals,
  }));
  const totals = communities.map((c) => c.totals).reduce(addTotals, noTotals());
  const now = ctx.platform.clock();
  const objectBefore = objectionEnd(now, district.settings.objectionDays);
  await ctx.commit("evaluation.frozen", [
    put(districtTotalsItem, year, { totals, communities }),
    save(headItem, year, { ...head, state: "frozen", frozenAt: now, objectBefore }, version),
  ]);
}

async function finish(ctx: Context, head: HeadRow, total: number): Promise<Progress> {
  const { year, closedBy, startedAt } = head;
  if (closedBy !== "system") await notify(ctx, closedBy, "report.ready", year, startedAt, { year });
  return { done: total, finished: true, result: { year } };
}

/**
 * One step of closing a year: 200 members, or up to 400 in several communities. How far the work has come stands in the year's head,
 * which only one of two processes can move on; whatever the other has written meets what is there.
 */
export const closeStep: JobStep = (ctx, job) =>
  settle(async () => {
    const year = String(job.input.year);
    const head = await ctx.table.get(headItem, year, { strong: true });
    if (!head) return { done: job.total, finished: true };
    if (head.state === "running" && head.pass === "totals") await freezeYear(ctx, head);
    if (head.state === "frozen" || head.pass === "totals") return finish(ctx, head, job.total);
    const { version, ...next } = { ...(await workOn(ctx, head)), version: head.version };
    await ctx.commit("evaluation.close_step", [save(headItem, year, next, version)]);
    return { done: Math.min(next.steps, job.total - 1), finished: false };
  });
