import type { Context } from "../context";
import { auditItem, type IndexRow, indexItem, type PlacedRow } from "./items";
import { fits, mayHold, type Wanted } from "./marks";
import { DAY_END, dayBefore } from "./seal-rules";

/** Days without hyphens, both included; from `before` downward where a walk goes on. */
export interface Walk {
  readonly from: string;
  readonly to: string;
  readonly before?: Place | undefined;
}
export interface Place {
  readonly day: string;
  readonly place: string;
}
interface Part {
  readonly low: string;
  readonly high: string;
}

/** How far one step goes: rows that are handed out, rows that are read for them, days. */
export const BOUNDS = { found: 50, read: 2000, days: 62 } as const;
/** Behind every place of a day. */
const BEHIND = `${DAY_END}~`;
const PAGE = 250;

/**
 * The parts of a day that may hold what is looked for, the last first. What no index speaks of (the last hour or two, days
 * from before there was one) is looked at.
 */
export function partsOf(index: readonly IndexRow[], wanted: Wanted): Part[] {
  const parts: Part[] = [];
  const add = (low: string, high: string) => {
    const last = parts.at(-1);
    if (last?.high === low) parts[parts.length - 1] = { low: last.low, high };
    else parts.push({ low, high });
  };
  let reached = "0";
  for (const { from, to, marks } of index) {
    const low = from || "0";
    if (low > reached) add(reached, low);
    if (to > reached && mayHold(marks, wanted)) add(low > reached ? low : reached, to);
    if (to > reached) reached = to;
  }
  if (reached < DAY_END) add(reached, BEHIND);
  return parts.reverse();
}

/**
 * One step through the trail, the newest rows first, by the index of its sealed stretches: days in which nothing fits cost
 * half a read unit or one. At most 50 rows found, 2,000 read, 62 days.
 * @returns the rows that fit, and where to go on; absent when all days have been seen
 */
export async function walkBack(
  ctx: Context,
  wanted: Wanted,
  { from, to, before }: Walk,
): Promise<{ rows: PlacedRow[]; next?: Place }> {
  const rows: PlacedRow[] = [];
  let read = 0;
  let day = before && before.day < to ? before.day : to;
  for (let days = 0; day >= from; days++, day = dayBefore(day)) {
    if (days === BOUNDS.days) return { rows, next: { day, place: BEHIND } };
    const until = before?.day === day ? before.place : BEHIND;
    const index = await ctx.table.queryAll(indexItem, { pk: `AUDIT_INDEX#${day}` });
    for (const part of partsOf(index, wanted)) {
      for await (const row of downward(ctx, day, part, until)) {
        read += 1;
        if (fits(row, wanted)) rows.push(row);
        if (rows.length === BOUNDS.found || read === BOUNDS.read) return { rows, next: { day, place: row.place } };
      }
    }
  }
  return { rows };
}

async function* downward(ctx: Context, day: string, { low, high }: Part, until: string): AsyncGenerator<PlacedRow> {
  if (low >= until) return;
  const between = [low, high < until ? high : until] as const;
  let cursor: string | undefined;
  do {
    const page = await ctx.table.query(auditItem, {
      ...{ pk: `AUDIT#${day}`, between, descending: true, limit: PAGE, cursor },
    });
    for (const row of page.rows) if (row.place < until) yield row;
    cursor = page.cursor;
  } while (cursor);
}
