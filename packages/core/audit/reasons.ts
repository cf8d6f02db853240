import { isSignedBy, keyedHash, sha256 } from "@rengang/kernel/crypto";
import { sealed, unsealed } from "@rengang/kernel/seal";
import type { Context } from "../context";
import type { AuditRow, PlacedRow } from "./items";
import type { AuditId } from "./places";
import { sealSigner } from "./signer";

const purposeOf = ({ day, place }: AuditId): string => `audit-why:${day}/${place}`;

/**
 * 128 bits for one row of a district, hex: nobody's to guess, so that a reason which was erased cannot be found again by
 * trying words; derived, so that it need not be kept beside what it hides.
 */
export const reasonSalt = ({ platform, district }: Context, id: AuditId): string =>
  keyedHash(platform.secrets.signing, `audit-salt:${district}`, purposeOf(id)).subarray(0, 16).toString("hex");

/** The hash by which a reason is bound to its row and to the chain. */
export const reasonHash = (salt: string, why: string): string => sha256(`${salt}\n${why}`);

/** The row at its place, its reason sealed and bound to it. */
export function bound(ctx: Context, id: AuditId, row: AuditRow): PlacedRow {
  if (row.why === undefined) return { ...row, ...id };
  const why = sealed(ctx.platform.secrets.signing, ctx.district, purposeOf(id), row.why);
  return { ...row, ...id, why, whyHash: reasonHash(reasonSalt(ctx, id), row.why) };
}

/** The reason of a stored row; undefined where none was given, where it was erased and where it was falsified. */
export function openedReason(ctx: Context, row: PlacedRow): string | undefined {
  if (row.why === undefined) return undefined;
  try {
    const why = unsealed(ctx.platform.secrets.signing, ctx.district, purposeOf(row), row.why);
    return reasonHash(reasonSalt(ctx, row), why) === row.whyHash ? why : undefined;
  } catch {
    return undefined;
  }
}

/** What is signed when a reason is erased at the wish of the person, so that its absence can be told from a falsification. */
const forgottenText = ({ district }: Context, { day, place, whyHash }: PlacedRow): string =>
  JSON.stringify(["reason erased", district, day, place, whyHash]);

/** The signature under which the reason of a row is erased. */
export const forgetting = (ctx: Context, row: PlacedRow): string => sealSigner(ctx).sign(forgottenText(ctx, row));

/** Whether the reason of a row is as it was given, or was erased under our signature. */
export function reasonHolds(ctx: Context, row: PlacedRow): boolean {
  if (row.why !== undefined) return openedReason(ctx, row) !== undefined;
  if (row.whyHash === undefined) return true;
  return isSignedBy(sealSigner(ctx).publicKey, forgottenText(ctx, row), row.forgotten ?? "");
}
