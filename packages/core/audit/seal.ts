import { Stale } from "@rengang/kernel/refusal";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { Context } from "../context";
import { auditItem, indexItem, type PlacedRow, type SealRow, sealItem } from "./items";
import { Marks } from "./marks";
import { linked, NOTHING_BEFORE, nextStretch, type Stretch, sealText } from "./seal-rules";
import { sealSigner } from "./signer";

const PAGE = 500;
/** Stretches that one run seals; the next run goes on. */
const MOST = 60;

/** The copy of a seal outside the table: whoever changes the table cannot change both. */
export const copyKey = (n: number): string => `audit/seals/${n}.json`;
export const NEWEST = "audit/seals/newest.json";
/** Likewise of up to where the trail was removed. */
export const REMOVED = "audit/removed.json";

/** The rows of a stretch, in order, page after page. */
export async function* rowsOf(
  ctx: Context,
  { day, from, to }: Pick<Stretch, "day" | "from" | "to">,
): AsyncGenerator<PlacedRow> {
  let cursor: string | undefined;
  do {
    const page = await ctx.table.query(auditItem, {
      pk: `AUDIT#${day}`,
      between: [from || "0", to],
      limit: PAGE,
      cursor,
      strong: true,
    });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor);
}

/** The end of the chain after a stretch, how many rows it holds, and of what they tell. */
export async function chained(
  ctx: Context,
  stretch: Pick<Stretch, "day" | "from" | "to">,
  prev: string,
  each: (row: PlacedRow) => void = () => {},
): Promise<{ head: string; count: number; marks: Uint8Array }> {
  let head = prev;
  let count = 0;
  const marks = new Marks();
  for await (const row of rowsOf(ctx, stretch)) {
    head = linked(head, row);
    count += 1;
    marks.add(row);
    each(row);
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
  const bytes = new TextEncoder().encode(JSON.stringify(seal));
  await ctx.platform.files.put(ctx.district, copyKey(seal.n), bytes);
  await ctx.platform.files.put(ctx.district, NEWEST, bytes);
}

/**
 * Seals what of the trail is closed: every hour that ended a quarter of an hour ago, bound to all before it. Two runs at
 * once make one chain.
 * @returns how many seals were made
 */
export async function sealAudit(ctx: Context): Promise<number> {
  let last = await newestSeal(ctx);
  // A crash may have come between a seal and its copy.
  if (last) await keepCopy(ctx, last);
  let made = 0;
  for (let round = 0; round < MOST; round++) {
    const stretch = nextStretch(last, ctx.now, DEFAULT_ZONE);
    if (!stretch) return made;
    const prev = last?.head ?? NOTHING_BEFORE;
    const { head, count, marks } = await chained(ctx, stretch, prev);
    // An hour in which nothing happened needs no seal of its own: the next one begins where the last one ended.
    if (count === 0 && !stretch.endsDay) return made;
    const { day, from, to } = stretch;
    const open = { n: (last?.n ?? 0) + 1, day, from, to, count, head, prev, at: ctx.now };
    const seal: SealRow = { ...open, signature: sealSigner(ctx).sign(sealText(ctx.district, open)) };
    // First, and again where a crash came in between: it tells of rows that are closed already.
    await ctx.commit("audit.seal", [put(indexItem, { day, from }, { from, to, marks })]);
    try {
      await ctx.commit("audit.seal", [put(sealItem, seal.n, seal, absent())]);
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
