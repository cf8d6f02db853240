import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { exchanging, isGuarded, loadPerson, type Session } from "../people";
import type { FactorsRow } from "../people/factor-items";
import { triedInVain } from "../tries";
import { fits, hashPassword } from "./hashing";
import { countTry, kept, loadFactors, ownerOf } from "./load";
import { refuseFactor } from "./refusals";
import { PASSWORD_LEAST, setPasswordSchema } from "./schema";
import { type OwnFacts, weaknessOf } from "./strength";

/** The session that goes on, under another token. `endsAt` in epoch milliseconds. */
interface Kept {
  token: string;
  endsAt: number;
}

async function ownFacts(ctx: Context): Promise<OwnFacts> {
  const personId = ownerOf(ctx);
  const [{ name: district }, { member, grants }] = await Promise.all([
    loadDistrict(ctx),
    loadPerson(ctx, personId, false),
  ]);
  return { name: ctx.actor.name, phone: grants[0]?.phone ?? member?.phone ?? "", district };
}

const VERB = "factors.set_password";

/**
 * Counts a try before it compares, as a sign-in does.
 * @throws Refusal `input.invalid` without one, `password.present_wrong`, `code.too_many`
 */
async function provePresent(ctx: Context, row: FactorsRow, present?: string, address?: string): Promise<void> {
  if (present === undefined) throw invalidFields([{ path: "present", problem: "missing" }]);
  const personId = ownerOf(ctx);
  await countTry(ctx, personId, address, "password");
  if (await fits(present, row.password)) return;
  throw await triedInVain(ctx, personId, VERB, refuseFactor("password.present_wrong"));
}

/**
 * Sets a password, which stands in for the code by message, or changes it, for which the present one is asked (OWASP ASVS
 * 5.0, 6.2.3). It needs a second factor: a password alone opens nothing. The session goes on under another token; every
 * other session of the person ends (7.4.3), and the owner is told.
 * @throws Refusal `factor.missing`, `input.invalid`, `password.present_wrong`, `password.too_easy`, `code.too_many`
 */
export async function setPassword(
  ctx: Context,
  session: Session,
  input: z.input<typeof setPasswordSchema>,
  address?: string,
): Promise<Kept> {
  permit(ctx.actor, "factors.change");
  const { password, present } = parse(setPasswordSchema, input);
  const personId = ownerOf(ctx);
  const before = await loadFactors(ctx, personId);
  if (!isGuarded(before)) throw refuseFactor("factor.missing");
  const changed = before.password !== undefined;
  if (changed) await provePresent(ctx, before, present, address);
  const weakness = await weaknessOf(password, await ownFacts(ctx));
  if (weakness) throw refuseFactor("password.too_easy", { weakness, least: PASSWORD_LEAST });
  const hash = await hashPassword(password);
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    // Another tab was faster: what was shown here is no longer the present one.
    if (row.password !== before.password) throw refuseFactor("password.present_wrong");
    const how = { alone: true, ...(changed && { right: "password" as const }) };
    const { token, change } = await exchanging(ctx, session, session.row, how);
    await ctx.commit(VERB, [kept(personId, row, { password: hash, passwordSince: ctx.now }), change]);
    return { token, endsAt: session.row.endsAt };
  });
}

/**
 * Puts the password away; the code by message stays. The present one is not asked for: this is the way of whoever has
 * forgotten it, with the code by message and the second factor shown. Every other session of the person ends, and the owner
 * is told.
 * @throws Refusal `thing.missing`
 */
export async function endPassword(ctx: Context, session: Session): Promise<Kept> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (row.password === undefined) throw refuseCommon("thing.missing");
    const { token, change } = await exchanging(ctx, session, session.row, { alone: true });
    const none = { password: undefined, passwordSince: undefined };
    await ctx.commit("factors.end_password", [kept(personId, row, none), change]);
    return { token, endsAt: session.row.endsAt };
  });
}
