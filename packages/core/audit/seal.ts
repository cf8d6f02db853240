import { Stale } from "@rengang/kernel/refusal";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { Context } from "../context";
import { auditItem, type PlacedRow, type SealRow, sealItem } from "./items";
import { Marks } from "./marks";
import { closedSpot, linked, NOTHING_BEFORE, ROWS_MOST, type Stretch, sealText, stretchOf } from "./seal-rules";
import { sealSigner } from "./signer";

const PAGE = 500;
/** Seals that one run makes; the next run goes on. */
const MOST = 60;
/** Before every row. */
export const FIRST = "0";

/** The copy of a seal outside the table: whoever changes the table cannot change both. */
export const copyKey = (n: number): string => `audit/seals/${n}.json`;
export const NEWEST = "audit/seals/newest.json";
/** Likewise of up to where the trail was removed. */
export const REMOVED = "audit/removed.json";

/** The rows of a stretch, in order, page after page. */
export async function* rowsOf(ctx: Context, { from, to }: Pick<Stretch, "from" | "to">): AsyncGenerator<PlacedRow> {
  let cursor: string | undefined;
  do {
    const between = [from || FIRST, to] as const;
    const page = await ctx.table.query(auditItem, { pk: "AUDIT", between, limit: PAGE, cursor, strong: true });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor);
}

/** The end of the chain after some rows, how many they are, and of what they tell. */
export async function chained(
  rows: Iterable<PlacedRow> | AsyncIterable<PlacedRow>,
  prev: string,
): Promise<Pick<SealRow, "head" | "count" | "marks">> {
  let head = prev;
  let count = 0;
  const marks = new Marks();
  for await (const row of rows) {
    head = linked(head, row);
    count += 1;
    marks.add(row);
  }
  return { head, count, marks: marks.bytes() };
}

/** The newest seal. */
export async function newestSeal(ctx: Context): Promise<SealRow | undefined> {
  const { rows } = await ctx.table.query(sealItem, { pk: "AUDIT_SEALS", descending: true, limit: 1, strong: true });
  const [found] = rows;
  if (!found) return undefined;
  const { version: _, ...seal } = found;
  return seal;
}

async function keepCopy(ctx: Context, seal: SealRow): Promise<void> {
  const { marks: _, ...facts } = seal;
  const bytes = new TextEncoder().encode(JSON.stringify(facts));
  await ctx.platform.files.put(ctx.district, copyKey(seal.n), bytes);
  await ctx.platform.files.put(ctx.district, NEWEST, bytes);
}

/** Closed rows as seals take them: not too many. The last part is empty where nothing happened. */
async function* partsOf(rows: AsyncIterable<PlacedRow>): AsyncGenerator<{ rows: PlacedRow[]; full: boolean }> {
  let part: PlacedRow[] = [];
  for await (const row of rows) {
    if (part.length === ROWS_MOST) {
      yield { rows: part, full: true };
      part = [];
    }
    part.push(row);
  }
  yield { rows: part, full: false };
}

/** The next seal over a stretch. */
async function sealOver(
  ctx: Context,
  stretch: Stretch,
  rows: PlacedRow[],
  last: SealRow | undefined,
): Promise<SealRow> {
  const prev = last?.head ?? NOTHING_BEFORE;
  const { marks, ...end } = await chained(rows, prev);
  const open = { n: (last?.n ?? 0) + 1, ...stretch, ...end, prev, at: ctx.now };
  return { ...open, signature: sealSigner(ctx).sign(sealText(ctx.district, open)), marks };
}

/**
 * Seals what of the trail is closed: every hour that ended a quarter of an hour ago, bound to all before it. One query for
 * the rows, however long nothing was sealed. Two runs at once make one chain.
 * @returns how many seals were made
 */
export async function sealAudit(ctx: Context): Promise<number> {
  let last = await newestSeal(ctx);
  // A crash may have come between a seal and its copy.
  if (last) await keepCopy(ctx, last);
  const closed = closedSpot(ctx.now, DEFAULT_ZONE);
  let made = 0;
  if (last && last.to >= closed) return made;
  for await (const part of partsOf(rowsOf(ctx, { from: last?.to ?? "", to: closed }))) {
    const stretch = stretchOf(last?.to ?? "", part.rows, part.full, closed);
    if (!stretch || made === MOST) return made;
    const seal = await sealOver(ctx, stretch, part.rows, last);
    try {
      await ctx.commit("audit.seal", [put(sealItem, seal, seal, absent())]);
    } catch (error) {
      if (error instanceof Stale) return made;
      throw error;
    }
    await keepCopy(ctx, seal);
    made += 1;
    last = seal;
  }
  return made;
}
