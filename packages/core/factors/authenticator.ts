import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { endingSessions, exchanging, isGuarded, meOf, type Session } from "../people";
import type { Me } from "../people/schema";
import { newRecoveryCodes, recoveryHashes } from "./hashing";
import { countTry, kept, loadFactors, NO_AUTHENTICATOR, NOTHING, openSeed, ownerOf, provedRow, sealSeed } from "./load";
import { viewPasskey } from "./passkeys";
import { refuseFactor } from "./refusals";
import { type Factors, proveSchema, type seedSchema } from "./schema";
import { newSeed, seedUri, stepOf } from "./totp";

interface Exchanged {
  token: string;
  me: Me;
  endsAt: number;
}

/** What guards the acting person's account; nothing that could be used. */
export async function viewFactors(ctx: Context): Promise<Factors> {
  permit(ctx.actor, "factors.view");
  const [row, { settings }] = await Promise.all([loadFactors(ctx, ownerOf(ctx)), loadDistrict(ctx)]);
  return {
    ...(row.seed !== undefined && row.since !== undefined && { since: toIso(row.since) }),
    recoveryLeft: row.recovery?.length ?? 0,
    passkeys: (row.passkeys ?? []).map(viewPasskey),
    ...(row.passwordSince !== undefined && { passwordSince: toIso(row.passwordSince) }),
    mode: settings.secondFactor,
  };
}

/** Makes a seed for an authenticator. It counts once a code of it has been shown. */
export async function beginAuthenticator(ctx: Context): Promise<z.output<typeof seedSchema>> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  const secret = await newSeed();
  await settle(async () => {
    const row = await loadFactors(ctx, personId);
    await ctx.commit("factors.begin", [kept(personId, row, { draft: sealSeed(ctx, personId, secret) })]);
  });
  const { name } = await loadDistrict(ctx);
  return { secret, uri: await seedUri(secret, `${ctx.actor.name} · ${name}`) };
}

/**
 * Takes the authenticator into use, with ten recovery codes that are shown once. The session goes on under another
 * token; every other session of the person ends.
 * @throws Refusal `factor.not_begun`, `factor.wrong`, `code.too_many`
 */
export async function confirmAuthenticator(
  ctx: Context,
  session: Session,
  input: z.input<typeof proveSchema>,
  address?: string,
): Promise<Exchanged & { codes: string[] }> {
  permit(ctx.actor, "factors.change");
  const { code } = parse(proveSchema, input);
  const personId = ownerOf(ctx);
  await countTry(ctx, personId, address);
  const codes = newRecoveryCodes();
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (row.draft === undefined) throw refuseFactor("factor.not_begun");
    const lastStep = await stepOf(openSeed(ctx, personId, row.draft), code, ctx.now, undefined);
    if (lastStep === undefined) throw refuseFactor("factor.wrong");
    const next = provedRow(session, ctx.now);
    const how = { alone: true, guarded: true, right: "factor" } as const;
    const { token, change } = await exchanging(ctx, session, next, how);
    const recovery = recoveryHashes(ctx.platform.secrets.signing, personId, codes);
    const set = { seed: row.draft, draft: undefined, lastStep, since: ctx.now, recovery };
    await ctx.commit("factors.confirm", [kept(personId, row, set), change]);
    return { token, me: meOf(ctx.district, next, ctx.now), endsAt: next.endsAt, codes };
  });
}

/**
 * Shows the second factor: a code of the authenticator, each step of which counts once, or a recovery code, which is used
 * up. The session goes on under another token and may do what is delicate for a quarter of an hour.
 * @throws Refusal `factor.missing`, `factor.wrong`, `factor.used`, `code.too_many`
 */
export async function proveFactor(
  ctx: Context,
  session: Session,
  input: z.input<typeof proveSchema>,
  address?: string,
): Promise<Exchanged> {
  permit(ctx.actor, "factors.view");
  const { code } = parse(proveSchema, input);
  const personId = ownerOf(ctx);
  await countTry(ctx, personId, address);
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (!isGuarded(row)) throw refuseFactor("factor.missing");
    const used = await usedUp(ctx, row, code);
    const next = provedRow(session, ctx.now);
    const { token, change } = await exchanging(ctx, session, next, { right: "factor" });
    await ctx.commit("factors.prove", [kept(personId, row, used), change]);
    return { token, me: meOf(ctx.district, next, ctx.now), endsAt: next.endsAt };
  });
}

/** What a code that fits uses up. @throws Refusal `factor.wrong`, `factor.used` */
async function usedUp(
  ctx: Context,
  row: Awaited<ReturnType<typeof loadFactors>>,
  code: string,
): Promise<{ lastStep: number } | { recovery: string[] }> {
  const personId = ownerOf(ctx);
  if (code.length > 6) {
    const [hash] = recoveryHashes(ctx.platform.secrets.signing, personId, [code]);
    const left = row.recovery ?? [];
    if (!hash || !left.includes(hash)) throw refuseFactor("factor.wrong");
    return { recovery: left.filter((each) => each !== hash) };
  }
  if (row.seed === undefined) throw refuseFactor("factor.wrong");
  const seed = openSeed(ctx, personId, row.seed);
  const lastStep = await stepOf(seed, code, ctx.now, row.lastStep);
  if (lastStep !== undefined) return { lastStep };
  const fitting = await stepOf(seed, code, ctx.now, undefined);
  throw refuseFactor(fitting === undefined ? "factor.wrong" : "factor.used");
}

/** Ten new recovery codes, shown once; the old ones open nothing from now on. @throws Refusal `factor.missing` */
export async function renewRecovery(ctx: Context): Promise<{ codes: string[] }> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  const codes = newRecoveryCodes();
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    if (!isGuarded(row)) throw refuseFactor("factor.missing");
    const recovery = recoveryHashes(ctx.platform.secrets.signing, personId, codes);
    await ctx.commit("factors.renew_recovery", [kept(personId, row, { recovery })]);
    return { codes };
  });
}

/**
 * Puts the authenticator away. Where no passkey is left the password goes with it: a password alone opens nothing. All
 * sessions end.
 * @throws Refusal `factor.missing`, `factor.required` where the district requires a second factor and this is the last
 */
export async function endAuthenticator(ctx: Context): Promise<void> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  await settle(async () => {
    const [row, { settings }] = await Promise.all([loadFactors(ctx, personId), loadDistrict(ctx)]);
    if (row.seed === undefined) throw refuseFactor("factor.missing");
    const left = isGuarded({ ...row, seed: undefined });
    if (!left && settings.secondFactor === "required") throw refuseFactor("factor.required");
    const set = left ? NO_AUTHENTICATOR : NOTHING;
    await ctx.commit("factors.end", [
      kept(personId, row, set),
      ...(await endingSessions(ctx, personId, { guarded: left || undefined })),
    ]);
  });
}
