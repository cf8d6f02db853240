import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import { type Context, type From, type Platform, settle, systemContext } from "../context";
import { memberItem } from "../members/items";
import { factorsItem, grantItem, isGuarded, openFor, personBehind } from "../people";
import type { Me } from "../people/schema";
import { triedInVain } from "../tries";
import { fits, hashPassword } from "./hashing";
import { countTry, kept, loadFactors, ownerOf } from "./load";
import { refuseFactor } from "./refusals";
import { weaknessOf } from "./rules";
import { PASSWORD_LEAST, passwordSignInSchema, setPasswordSchema } from "./schema";

async function ownPhone(ctx: Context): Promise<string> {
  const personId = ownerOf(ctx);
  const [member, grants] = await Promise.all([
    ctx.table.get(memberItem, personId),
    ctx.table.query(grantItem, { pk: `PERSON#${personId}`, begins: "GRANT#", limit: 1 }),
  ]);
  return grants.rows[0]?.phone ?? member?.phone ?? "";
}

/**
 * Sets a password, which stands in for the code by message. It needs a second factor: a password alone opens nothing, so
 * that a list of common ones gets nobody in.
 * @throws Refusal `factor.missing`, `password.too_easy`
 */
export async function setPassword(ctx: Context, input: z.input<typeof setPasswordSchema>): Promise<void> {
  permit(ctx.actor, "factors.change");
  const { password } = parse(setPasswordSchema, input);
  const personId = ownerOf(ctx);
  const weakness = weaknessOf(password, await ownPhone(ctx));
  if (weakness) throw refuseFactor("password.too_easy", { weakness, least: PASSWORD_LEAST });
  const hash = await hashPassword(password);
  await settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (!isGuarded(row)) throw refuseFactor("factor.missing");
    await ctx.commit("factors.set_password", [kept(personId, row, { password: hash, passwordSince: ctx.now })]);
  });
}

/** Puts the password away; the code by message stays. */
export async function endPassword(ctx: Context): Promise<void> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  await settle(async () => {
    const row = await loadFactors(ctx, personId);
    await ctx.commit("factors.end_password", [kept(personId, row, { password: undefined, passwordSince: undefined })]);
  });
}

const VERB = "sessions.sign_in_by_password";

/**
 * Signs in with a password; the session then asks for the second factor. A phone that nobody has, one without a password
 * and a wrong password cost the same work and get the same answer.
 * @throws Refusal `password.wrong`, `code.too_many`
 */
export async function passwordSignIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof passwordSignInSchema>,
  from: From = {},
): Promise<{ token: string; me: Me }> {
  const { district, phone, password } = parse(passwordSignInSchema, input);
  const ctx = systemContext(platform, district, requestId, from);
  const personId = await personBehind(ctx, phone);
  const refused = (why: unknown) => triedInVain(ctx, personId, VERB, why);
  await countTry(ctx, personId, from.address, "password").catch(async (error) => {
    throw await refused(error);
  });
  const row = await ctx.table.get(factorsItem, personId, { strong: true });
  const right = await fits(password, row && isGuarded(row) ? row.password : undefined);
  const denied = () => refuseFactor("password.wrong");
  if (!right) throw await refused(denied());
  return openFor(ctx, VERB, personId, from, { denied, more: [] });
}
