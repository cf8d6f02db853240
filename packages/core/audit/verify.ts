import { isSignedBy } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { DEFAULT_ZONE, toIso } from "@rengang/kernel/time";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import type { Context } from "../context";
import { auditItem, type PlacedRow, type RemovedRow, removedItem, type SealRow, sealItem } from "./items";
import { spotOf } from "./places";
import { reasonHolds } from "./reasons";
import { isLawful, removedText } from "./retention-rules";
import { auditDayOf, dayText } from "./rules";
import { type AuditVerification, auditRangeSchema, type SealProblem } from "./schema";
import { chained, copyKey, FIRST, NEWEST, REMOVED, rowsOf } from "./seal";
import { covers, NOTHING_BEFORE, sealText } from "./seal-rules";
import { sealSigner } from "./signer";

export const bare = ({ version: _, ...seal }: Loaded<SealRow>): SealRow => seal;

async function copyOf<Row = Copy>(ctx: Context, key: string): Promise<Row | undefined> {
  const bytes = await ctx.platform.files.get(ctx.district, key);
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Row);
  } catch {
    return undefined;
  }
}

/** To what the next seal is bound: the seal before, or what was signed when that one was removed. */
type Bound = Pick<SealRow, "n" | "to" | "head">;

const follows = (seal: SealRow, last: Bound | undefined): boolean => {
  if (!last) return seal.n === 1 && seal.prev === NOTHING_BEFORE && seal.from === "";
  return seal.n === last.n + 1 && seal.prev === last.head && seal.from === last.to;
};

/** A seal as it is kept outside the table. */
type Copy = Omit<SealRow, "marks">;

const same = (a: SealRow, b: Copy | undefined): boolean =>
  b !== undefined && a.signature === b.signature && a.head === b.head && a.n === b.n;

/** What is wrong with one seal and the rows that it covers. */
export async function problemsOf(
  ctx: Context,
  seal: SealRow,
  last: Bound | undefined,
  rows: boolean,
): Promise<SealProblem[]> {
  const found: SealProblem["problem"][] = [];
  const signed = isSignedBy(sealSigner(ctx).publicKey, sealText(ctx.district, seal), seal.signature);
  if (!signed) found.push("signature");
  if (!follows(seal, last)) found.push("link");
  if (!same(seal, await copyOf(ctx, copyKey(seal.n)))) found.push("copy");
  // The bounds of what we did not sign may lead anywhere.
  if (rows && signed) found.push(...(await problemsBelow(ctx, seal)));
  return found.map((problem) => ({ n: Number(seal.n) || 0, day: String(seal.day ?? ""), problem }));
}

/** What is wrong with the rows of a seal: the chain, the reasons beside it, and the marks by which they are found. */
async function problemsBelow(ctx: Context, seal: SealRow): Promise<SealProblem["problem"][]> {
  let reasons = true;
  async function* looked(): AsyncGenerator<PlacedRow> {
    for await (const row of rowsOf(ctx, seal)) {
      reasons &&= reasonHolds(ctx, row);
      yield row;
    }
  }
  const { head, count, marks } = await chained(looked(), seal.prev);
  return [
    ...(head !== seal.head || count !== seal.count ? ["rows" as const] : []),
    ...(reasons ? [] : ["reason" as const]),
    ...(Buffer.from(seal.marks ?? []).equals(marks) ? [] : ["index" as const]),
  ];
}

/** Whether what says that the trail was removed says so truly, took nothing too early, and is the newest that was signed. */
async function removalProblems(ctx: Context, removed: RemovedRow | undefined): Promise<SealProblem[]> {
  const copy = await copyOf<RemovedRow>(ctx, REMOVED);
  if (!removed && !copy) return [];
  const { n, day } = (removed ?? copy) as RemovedRow;
  const holds =
    removed !== undefined &&
    copy?.signature === removed.signature &&
    isSignedBy(sealSigner(ctx).publicKey, removedText(ctx.district, removed), removed.signature) &&
    isLawful(removed, DEFAULT_ZONE);
  return holds ? [] : [{ n: Number(n) || 0, day: String(day ?? ""), problem: "removed" }];
}

/** A row where the trail was removed, below the first seal that stands; a removal under way still has its seal. One query. */
async function straysBelow(ctx: Context, first: SealRow | undefined): Promise<SealProblem[]> {
  if (!first || !(first.from > FIRST)) return [];
  const { rows } = await ctx.table.query(auditItem, {
    ...{ pk: "AUDIT", between: [FIRST, first.from], limit: 1, strong: true },
  });
  return rows
    .filter((row) => spotOf(row) < first.from)
    .map(({ day }) => ({ n: Number(first.n) || 0, day, problem: "rows" }));
}

async function allSeals(ctx: Context): Promise<SealRow[]> {
  const rows = await ctx.table.queryAll(sealItem, { pk: "AUDIT_SEALS", strong: true });
  return rows.map(bare);
}

/**
 * Checks the trail against its seals: every seal's signature, its link to the one before, its copy outside the table, and
 * for the days asked for every row with its marks, and that nothing stands where the trail was removed. Finds any edit, removal,
 * addition, exchange or truncation of what has been sealed.
 */
export async function verifyAudit(ctx: Context, input: z.input<typeof auditRangeSchema>): Promise<AuditVerification> {
  permit(ctx.actor, "audit.list");
  const asked = parse(auditRangeSchema, input);
  const days = { from: auditDayOf(asked.from), to: auditDayOf(asked.to) };
  const removed = await ctx.table.get(removedItem, {}, { strong: true });
  // A removal that was interrupted has signed for what it will take next time.
  const standing = await allSeals(ctx);
  const seals = standing.filter(({ n }) => n > (removed?.n ?? 0));
  const ofRemoval = await removalProblems(ctx, removed);
  const problems = [...ofRemoval, ...(await straysBelow(ctx, standing[0]))];
  let checked = 0;
  let sealedAt: number | undefined;
  for (const [i, seal] of seals.entries()) {
    const below = covers(seal, days);
    const found = await problemsOf(ctx, seal, seals[i - 1] ?? removed, below);
    problems.push(...found);
    // What we did not sign is told as a problem and believed in nothing.
    if (found.some(({ problem }) => problem === "signature")) continue;
    if (below) checked += seal.count;
    sealedAt = seal.at;
  }
  const newest = await copyOf(ctx, NEWEST);
  // The newest copy is ahead of the table only where seals have been taken out of it.
  if ((newest?.n ?? 0) > (seals.at(-1)?.n ?? 0))
    problems.push({ n: newest?.n ?? 0, day: newest?.day ?? "", problem: "truncated" });
  return {
    ...{ seals: seals.length, rows: checked, problems },
    ...(sealedAt !== undefined && { sealedAt: toIso(sealedAt) }),
    ...(removed && ofRemoval.length === 0 && { removedTo: dayText(removed.day) }),
  };
}
