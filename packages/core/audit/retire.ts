import { Stale } from "@rengang/kernel/refusal";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { erased, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type JobRow, jobItem, type Progress, startJob } from "../jobs";
import { lookItem } from "../looks/items";
import {
  auditItem,
  auditLateItem,
  type PlacedRow,
  type RemovedRow,
  removedItem,
  retentionItem,
  type SealRow,
  sealItem,
} from "./items";
import { placedAt } from "./places";
import { firstKept, monthsAt, removedText } from "./retention-rules";
import { auditDay } from "./rules";
import { REMOVED, rowsOf } from "./seal";
import { sealSigner } from "./signer";
import { bare, problemsOf } from "./verify";

/** How much one step removes at most. */
const STRETCHES = 48;
const ROWS = 3000;
const AT_ONCE = 20;

const oldestSeals = (ctx: Context) =>
  ctx.table.query(sealItem, { pk: "AUDIT_SEALS", limit: 2, strong: true }).then(({ rows }) => rows.map(bare));

/**
 * Starts the removal of what is older than the district keeps, once a day.
 * @returns 1 when it was started
 */
export async function retireTrail(ctx: Context): Promise<number> {
  const months = monthsAt(await ctx.table.get(retentionItem, {}, { strong: true }), ctx.now);
  const keep = firstKept(months, ctx.now, DEFAULT_ZONE);
  const [oldest] = await oldestSeals(ctx);
  if (!oldest || oldest.day >= keep) return 0;
  const id = `job_retiretrail${auditDay(ctx.now, DEFAULT_ZONE)}`;
  if (await ctx.table.get(jobItem, id)) return 0;
  try {
    await ctx.commit("audit.retire", [startJob(ctx, { id, kind: "audit.retire", total: 1, input: { keep, months } })]);
    return 1;
  } catch (error) {
    // Another clock was first.
    if (error instanceof Stale) return 0;
    throw error;
  }
}

async function allAtOnce(changes: readonly (() => Promise<void>)[]): Promise<void> {
  for (let at = 0; at < changes.length; at += AT_ONCE)
    await Promise.all(changes.slice(at, at + AT_ONCE).map((one) => one()));
}

/** The look that a row tells of goes with it; it stands under its own key. */
function lookOf({ kindOf, keyOf }: PlacedRow) {
  const cut = keyOf.indexOf("/");
  const key = { pk: keyOf.slice(0, cut), sk: keyOf.slice(cut + 1) };
  return kindOf === lookItem.kind ? [{ do: "delete" as const, type: lookItem, key }] : [];
}

/** Removes the rows of one stretch and what belongs to them, its seal last; taken again, it goes on. @returns how many rows */
async function clear(ctx: Context, seal: SealRow): Promise<number> {
  const rows: PlacedRow[] = [];
  for await (const row of rowsOf(ctx, seal)) rows.push(row);
  await allAtOnce(
    rows.flatMap((row) =>
      [...lookOf(row), erased(auditItem, row)].map((one) => () => ctx.commit("audit.retire", [one])),
    ),
  );
  await clearLate(ctx, seal);
  await ctx.commit("audit.retire", [erased(sealItem, seal)]);
  return rows.length;
}

/** Where the late records of a stretch were filed has nothing to tell once their hours are gone. */
async function clearLate(ctx: Context, { from, to }: SealRow): Promise<void> {
  const { rows } = await ctx.table.queryKinds([auditLateItem], { pk: "AUDIT_LATE", between: [from || "0", to] });
  await allAtOnce(
    rows.map(
      ({ key }) =>
        () =>
          ctx.commit("audit.retire", [erased(auditLateItem, placedAt(key.sk))]),
    ),
  );
}

/** Signs that the trail is removed up to a seal, before anything goes: what is gone without it is a falsification. */
async function sign(ctx: Context, seal: SealRow, last: Loaded<RemovedRow> | undefined, months: number): Promise<void> {
  const { n, day, to, head } = seal;
  const open = { n, day, to, head, rows: (last?.rows ?? 0) + seal.count, months, at: ctx.now };
  const row: RemovedRow = { ...open, signature: sealSigner(ctx).sign(removedText(ctx.district, open)) };
  await ctx.commit("audit.retire", [save(removedItem, {}, row, last?.version ?? 0)]);
  await ctx.platform.files.put(ctx.district, REMOVED, new TextEncoder().encode(JSON.stringify(row)));
}

/**
 * One step of a removal: whole sealed stretches, the oldest first, as long as they are older than what is kept. A stretch that
 * does not verify is evidence and stays, and with it everything after it.
 */
export async function retireStep(ctx: Context, job: Loaded<JobRow>): Promise<Progress> {
  const { keep, months } = job.input as { keep: string; months: number };
  let rows = Number(job.result.rows ?? 0);
  const before = rows;
  for (let stretch = 0; stretch < STRETCHES && rows - before < ROWS; stretch++) {
    const [seal, next] = await oldestSeals(ctx);
    const last = await ctx.table.get(removedItem, {}, { strong: true });
    const begun = seal !== undefined && last !== undefined && seal.n <= last.n;
    // The newest seal stays in any case: the next one is bound to it.
    if (!seal || (!begun && (seal.day >= keep || !next))) return { done: 1, finished: true, result: { rows } };
    if (!begun) {
      if ((await problemsOf(ctx, seal, last, true)).length > 0)
        return { done: 1, finished: true, result: { rows, problem: seal.n } };
      await sign(ctx, seal, last, months);
    }
    rows += await clear(ctx, seal);
  }
  return { done: 0, finished: false, result: { rows } };
}
