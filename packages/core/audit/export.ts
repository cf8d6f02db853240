import { bytesOf, JSON_PART } from "@rengang/kernel/answer";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { openedPlace, sealedPlace } from "./cursors";
import { type SealRow, sealItem } from "./items";
import { placedAt, spotOf } from "./places";
import { auditDayOf } from "./rules";
import { type AuditExport, exportAuditSchema } from "./schema";
import { rowsOf } from "./seal";
import { beginOf, covers, endOf, sealedFacts } from "./seal-rules";
import { sealSigner } from "./signer";

const shown = ({ n, day, from, to, count, head, prev, at, signature }: SealRow): AuditExport["seals"][number] => ({
  ...{ n, day, from, to, count, head, prev, at, signature },
});

/** The seals over the days from the one that covers `start` on, in order. Two queries. */
async function sealsFrom(ctx: Context, start: string, days: { from: string; to: string }): Promise<SealRow[]> {
  const line = { pk: "AUDIT_SEALS", strong: true };
  const around = await ctx.table.query(sealItem, {
    ...{ ...line, between: ["SEAL#", `SEAL#${start}`], descending: true, limit: 1 },
  });
  // The seal that begins here was just found, and "!" sorts behind it alone.
  const later = await ctx.table.queryAll(sealItem, {
    ...{ ...line, between: [`SEAL#${start}!`, `SEAL#${endOf(days.to)}`] },
  });
  return [...around.rows, ...later].filter((seal) => covers(seal, days));
}

interface Part extends Pick<AuditExport, "seals" | "rows"> {
  /** The spot of the first row that found no room. */
  readonly stop?: string;
  /** What the rows told, for the look. */
  readonly told: string[];
}

/** Rows from `start` on, as many as fit, with the seals that begin there or later. */
async function partFrom(ctx: Context, seals: readonly SealRow[], start: string): Promise<Part> {
  const part: Part = { seals: [], rows: [], told: [] };
  const waiting = seals.filter(({ from }) => from >= start).map(shown);
  const [first, last] = [seals[0], seals.at(-1)];
  if (!first || !last) return part;
  let bytes = 0;
  for await (const row of rowsOf(ctx, { from: start > first.from ? start : first.from, to: last.to })) {
    const spot = spotOf(row);
    while (waiting[0] && waiting[0].from < spot) {
      bytes += bytesOf(waiting[0]);
      part.seals.push(...waiting.splice(0, 1));
    }
    const facts = sealedFacts(row);
    bytes += bytesOf(facts);
    if (part.rows.length === 0) part.told.push(...fieldsShown([row]));
    else if (bytes > JSON_PART) return { ...part, stop: spot };
    part.rows.push(facts);
  }
  part.seals.push(...waiting);
  return part;
}

/**
 * The trail of some days with its seals and the public key: whoever has it can check it without us. What is more than an
 * answer may hold comes in parts, each asked for with the cursor of the one before; their seals and rows, joined in order,
 * are the package. A part may end below a seal, which stands in the part in which it begins.
 * @throws Refusal `thing.missing` for a cursor of another district
 */
export async function exportAudit(ctx: Context, input: z.input<typeof exportAuditSchema>): Promise<AuditExport> {
  permit(ctx.actor, "audit.list");
  const { cursor, ...asked } = parse(exportAuditSchema, input);
  const days = { from: auditDayOf(asked.from), to: auditDayOf(asked.to) };
  const spot = cursor === undefined ? undefined : spotOf(openedPlace(ctx, "export", cursor));
  const seals = await sealsFrom(ctx, spot ?? beginOf(days.from), days);
  const { stop, told, ...part } = await partFrom(ctx, seals, spot ?? "");
  await keepLook(ctx, "audit.export", { unitId: ROOT_UNIT }, told);
  return {
    district: ctx.district,
    publicKey: sealSigner(ctx).publicKey,
    algorithm:
      "ed25519 over JSON [district,n,day,from,to,count,head,prev,at]; head = sha256(head \\n JSON row), row by row",
    ...part,
    ...(stop && { cursor: sealedPlace(ctx, "export", placedAt(stop)) }),
  };
}
