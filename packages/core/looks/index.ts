import { keyedHash } from "@rengang/kernel/crypto";
import { ancestorAt, base32, type PersonId, type UnitId } from "@rengang/kernel/ids";
import { Stale } from "@rengang/kernel/refusal";
import { HOUR, toIso } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { Context } from "../context";
import { type LookedAt, type LookPurpose, type LookRow, lookItem, looksOf } from "./items";

const hashed = (ctx: Context, address: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "look-address", address).subarray(0, 10));

/**
 * Keeps that the acting person saw somebody else's data, once an hour for each purpose; called when the answer is ready.
 * Nobody's look at himself or herself is kept, nor the system's. 0.5 read units, and one write for the first of an hour.
 * @param fields names of what was shown; a phone that was masked is `phoneMasked`
 */
export async function keepLook(
  ctx: Context,
  purpose: LookPurpose,
  of: LookedAt,
  fields: readonly string[],
): Promise<void> {
  const { personId: by, name: byName, grant } = ctx.actor;
  if (by === "system" || ("personId" in of && of.personId === by)) return;
  const id = { of, hour: Math.floor(ctx.now / HOUR), by, purpose };
  if (await ctx.table.get(lookItem, id)) return;
  const { address, device } = ctx.from ?? {};
  const row: LookRow = {
    ...{ by, byName, role: grant.role, purpose, fields: [...fields].sort(), at: ctx.now, device },
    ...(address && { address: hashed(ctx, address) }),
  };
  try {
    await ctx.commit("looks.keep", [put(lookItem, id, row, absent())]);
  } catch (error) {
    // Another request of the same hour was first.
    if (!(error instanceof Stale)) throw error;
  }
}

/** Who looked, told to the person whose data they are. */
export interface LookView {
  readonly at: string;
  readonly byName: string;
  readonly role: string;
  readonly purpose: LookPurpose;
  readonly fields: readonly string[];
  /** The list on which the person stood; absent: the look was at this person alone. */
  readonly unitId?: UnitId;
}

const PAGE = 100;
const LEVELS = ["district", "street", "community"] as const;

async function newest(ctx: Context, of: LookedAt): Promise<LookView[]> {
  const { rows } = await ctx.table.query(lookItem, { pk: looksOf(of), descending: true, limit: PAGE });
  return rows.map(({ at, byName, role, purpose, fields }) => ({
    ...{ at: toIso(at), byName, role, purpose, fields },
    ...("unitId" in of && { unitId: of.unitId }),
  }));
}

/**
 * Who looked at one person: at him or her alone, and at the lists of the unit where the person belongs and of those above
 * it; the newest hundred of each, newest first. For verbs that have made sure who asks. At most five queries.
 * @param home the compound or community where the person belongs
 */
export async function looksAt(ctx: Context, personId: PersonId, home: UnitId): Promise<LookView[]> {
  const units = new Set<UnitId>([home, ...LEVELS.flatMap((level) => ancestorAt(home, level) ?? [])]);
  const of: LookedAt[] = [{ personId }, ...[...units].map((unitId) => ({ unitId }))];
  const looks = (await Promise.all(of.map((one) => newest(ctx, one)))).flat();
  return looks.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
