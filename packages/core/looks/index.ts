import { keyedHash } from "@rengang/kernel/crypto";
import { base32, type PersonId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { absent, type Change, put, save } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { type LookedAt, type LookId, type LookRow, lookItem } from "./items";
import type { LookPurpose, LookReason } from "./schema";

export { fieldsShown } from "./fields";
export { type LookView, looksAt, type Stands } from "./read";

/** One look as the verb tells it. */
export interface Look {
  readonly purpose: LookPurpose;
  readonly of: LookedAt;
  /** Names of what was shown, as `fieldsShown` reads them from the answer. */
  readonly fields: readonly string[];
  readonly reason?: LookReason | undefined;
}

const hashed = (ctx: Context, address: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "look-address", address).subarray(0, 10));

const idOf = (ctx: Context, { purpose, of, reason }: Look): LookId => ({
  ...{ of, purpose, why: reason?.why, role: ctx.actor.grant.role, hour: Math.floor(ctx.now / HOUR) },
  by: ctx.actor.personId as PersonId,
});

function rowOf(ctx: Context, { purpose, fields, reason }: Look): LookRow {
  const { personId, name: byName, grant } = ctx.actor;
  const { address, device } = ctx.from ?? {};
  return {
    ...{ by: personId as PersonId, byName, role: grant.role, purpose, fields: [...fields].sort(), at: ctx.now, device },
    ...(reason && { reason }),
    ...(address && { address: hashed(ctx, address) }),
  };
}

/**
 * The look as part of another commit, for what may only be shown once the look stands; nothing where it stands already.
 * 0.5 read units.
 */
export async function lookChange(
  ctx: Context,
  look: Look,
  how: { strong?: boolean } = {},
): Promise<Change | undefined> {
  const id = idOf(ctx, look);
  const known = await ctx.table.get(lookItem, id, how);
  if (!known) return put(lookItem, id, rowOf(ctx, look), absent());
  const fields = [...new Set([...known.fields, ...look.fields])].sort();
  if (fields.length === known.fields.length) return undefined;
  const { version, ...row } = known;
  return save(lookItem, id, { ...row, fields }, version);
}

/** Whether anybody else's data were shown at all. */
const isLook = (ctx: Context, { of, fields }: Look): boolean =>
  ctx.actor.personId !== "system" && fields.length > 0 && !("personId" in of && of.personId === ctx.actor.personId);

/**
 * Keeps that the acting person saw somebody else's data; called when the answer is ready, which is not given where the look
 * cannot be kept. One row an hour for each viewer, role and purpose, with all fields shown in it. Nobody's look at himself
 * or herself is kept, nor the system's, nor an empty list. 0.5 read units, and one write for the first of an hour.
 */
export async function keepLook(
  ctx: Context,
  purpose: LookPurpose,
  of: LookedAt,
  fields: readonly string[],
  reason?: LookReason,
): Promise<void> {
  const look: Look = { purpose, of, fields, reason };
  if (!isLook(ctx, look)) return;
  // Another request of the same hour may be first, and what it kept may lack a field.
  let again = false;
  await settle(async () => {
    const change = await lookChange(ctx, look, { strong: again });
    again = true;
    if (change) await ctx.commit("looks.keep", [change]);
  });
}
