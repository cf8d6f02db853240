import type { PersonId } from "@rengang/kernel/ids";
import { sealed, unsealed } from "@rengang/kernel/seal";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { countTry as countAt, factorsItem, type Session } from "../people";
import type { FactorsRow } from "../people/factor-items";
import type { SessionRow } from "../people/items";
import type { TryAt } from "../people/rules";

/** What puts the authenticator away. */
export const NO_AUTHENTICATOR = { seed: undefined, draft: undefined, lastStep: undefined, since: undefined };
/** What leaves nothing that guards the account. */
export const NOTHING = {
  ...NO_AUTHENTICATOR,
  passkeys: undefined,
  recovery: undefined,
  password: undefined,
  passwordSince: undefined,
};

const NONE: Loaded<FactorsRow> = { version: 0 };

/** The acting person, who is somebody: the system has no factors. */
export const ownerOf = (ctx: Context): PersonId => ctx.actor.personId as PersonId;

export const loadFactors = async (ctx: Context, personId: PersonId): Promise<Loaded<FactorsRow>> =>
  (await ctx.table.get(factorsItem, personId, { strong: true })) ?? NONE;

/** The row with some of it changed, guarded by what was read. */
export function kept(personId: PersonId, { version, ...row }: Loaded<FactorsRow>, set: Partial<FactorsRow>): Change {
  return save(factorsItem, personId, { ...row, ...set }, version);
}

const purposeOf = (personId: PersonId): string => `factor-seed:${personId}`;
export const sealSeed = (ctx: Context, personId: PersonId, seed: string): string =>
  sealed(ctx.platform.secrets.signing, ctx.district, purposeOf(personId), seed);
export const openSeed = (ctx: Context, personId: PersonId, text: string): string =>
  unsealed(ctx.platform.secrets.signing, ctx.district, purposeOf(personId), text);

/** Counts a try of somebody who is signed in before anything is compared. @throws Refusal `code.too_many` */
export const countTry = (
  ctx: Context,
  personId: PersonId,
  address: string | undefined,
  at: TryAt = "factor",
): Promise<void> => countAt(ctx, "factors.try", personId, address, at);

/** The session as it stands once the second factor was shown. */
export function provedRow({ row }: Session, now: number): SessionRow {
  const { pending: _, ...rest } = row;
  return { ...rest, factor: true, provedAt: now };
}
