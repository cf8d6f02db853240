import type { Context } from "../context";
import { auditItem, type PlacedRow, type SealRow, sealItem } from "./items";
import { fits, mayHold, type Wanted } from "./marks";
import { type AuditId, placedAt, spotOf } from "./places";
import { beginOf, endOf } from "./seal-rules";

/** Days without hyphens, both included; from `before` downward where a walk goes on. */
export interface Walk {
  readonly from: string;
  readonly to: string;
  readonly before?: AuditId | undefined;
}
/** A part of the line that may hold what is looked for, in spots; or how far the seals were looked at. */
interface Part {
  readonly low: string;
  readonly high: string;
  readonly stop?: true;
}

/** How far one step goes: rows that are handed out, rows that are read for them, seals (an hour or a quiet day each). */
export const BOUNDS = { found: 50, read: 2000, seals: 1500 } as const;
const PAGE = 250;

async function* sealsDown(ctx: Context, below: string): AsyncGenerator<SealRow> {
  let cursor: string | undefined;
  do {
    const spec = { pk: "AUDIT_SEALS", between: ["SEAL#", sealItem.key({ from: below }).sk] as const, descending: true };
    const page = await ctx.table.query(sealItem, { ...spec, limit: 100, cursor });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor);
}

/**
 * The parts below a spot that may hold what is looked for, the last first. What no seal speaks of (the last hour or two) is
 * looked at.
 */
async function* partsDown(ctx: Context, wanted: Wanted, low: string, high: string): AsyncGenerator<Part> {
  let reached = high;
  let seals = 0;
  for await (const { from, to, marks } of sealsDown(ctx, high)) {
    if (to < reached) yield { low: to < low ? low : to, high: reached };
    if (to > low && mayHold(marks, wanted)) yield { low: from < low ? low : from, high: to < reached ? to : reached };
    reached = from;
    if (reached <= low) return;
    seals += 1;
    if (seals === BOUNDS.seals) return yield { low: reached, high: reached, stop: true };
  }
  if (reached > low) yield { low, high: reached };
}

/**
 * One step through the trail, the newest rows first, by the marks of its seals: hours in which nothing fits are not read. At
 * most 50 rows found, 2,000 read, 1,500 seals.
 * @returns the rows that fit, and where to go on; absent when all days have been seen
 */
export async function walkBack(
  ctx: Context,
  wanted: Wanted,
  { from, to, before }: Walk,
): Promise<{ rows: PlacedRow[]; next?: AuditId }> {
  const rows: PlacedRow[] = [];
  let read = 0;
  const end = endOf(to);
  const until = before && spotOf(before) < end ? spotOf(before) : end;
  for await (const { low, high, stop } of partsDown(ctx, wanted, beginOf(from), until)) {
    if (stop) return { rows, next: placedAt(low) };
    for await (const row of downward(ctx, low, high)) {
      read += 1;
      if (fits(row, wanted)) rows.push(row);
      if (rows.length === BOUNDS.found || read === BOUNDS.read) return { rows, next: row };
    }
  }
  return { rows };
}

async function* downward(ctx: Context, low: string, high: string): AsyncGenerator<PlacedRow> {
  if (low >= high) return;
  let cursor: string | undefined;
  do {
    const page = await ctx.table.query(auditItem, {
      ...{ pk: "AUDIT", between: [low, high], descending: true, limit: PAGE, cursor },
    });
    // The upper end is where the step before stopped.
    for (const row of page.rows) if (spotOf(row) < high) yield row;
    cursor = page.cursor;
  } while (cursor);
}
