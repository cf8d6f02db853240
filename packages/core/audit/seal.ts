import { publicSigner } from "@rengang/kernel/crypto";
import { Stale } from "@rengang/kernel/refusal";
import { DEFAULT_ZONE } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { Context } from "../context";
import { auditItem, type PlacedRow, type SealRow, sealItem } from "./items";
import { linked, NOTHING_BEFORE, nextStretch, type Stretch, sealText } from "./seal-rules";

const PAGE = 500;
/** Stretches that one run seals; the next run goes on. */
const MOST = 60;

/** The key pair under which a district's trail is sealed. */
export const sealSigner = (ctx: Context) => publicSigner(ctx.platform.secrets.signing, `audit-seal:${ctx.district}`);

/** The copy of a seal outside the table: whoever changes the table cannot change both. */
export const copyKey = (n: number): string => `audit/seals/${n}.json`;
export const NEWEST = "audit/seals/newest.json";

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

/** The end of the chain after a stretch, and how many rows it holds. */
export async function chained(
  ctx: Context,
  stretch: Pick<Stretch, "day" | "from" | "to">,
  prev: string,
): Promise<{ head: string; count: number }> {
  let head = prev;
  let count = 0;
  for await (const row of rowsOf(ctx, stretch)) {
    head = linked(head, row);
    count += 1;
  }
  return { head, count };
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
    const { head, count } = await chained(ctx, stretch, prev);
    // An hour in which nothing happened needs no seal of its own: the next one begins where the last one ended.
    if (count === 0 && !stretch.endsDay) return made;
    const { day, from, to } = stretch;
    const open = { n: (last?.n ?? 0) + 1, day, from, to, count, head, prev, at: ctx.now };
    const seal: SealRow = { ...open, signature: sealSigner(ctx).sign(sealText(ctx.district, open)) };
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
