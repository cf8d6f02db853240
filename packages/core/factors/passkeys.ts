import { sha256 } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { exchanging, isGuarded, meOf, type Session } from "../people";
import type { FactorsRow, PasskeyRow } from "../people/factor-items";
import type { Me } from "../people/schema";
import { askWith, CHALLENGE_LIFE, spend } from "./challenge";
import { newRecoveryCodes, recoveryHashes } from "./hashing";
import { kept, loadFactors, NOTHING, ownerOf, provedRow } from "./load";
import { type Making, madeSchema } from "./passkey-schema";
import { refuseFactor } from "./refusals";
import { PASSKEYS_MOST } from "./rules";
import type { PasskeyView } from "./schema";
import { ALGORITHMS, hostOf, madePasskey } from "./webauthn";

const idOf = ({ credential }: PasskeyRow): string => sha256(credential).slice(0, 12);

/** What its owner sees of a passkey. */
export const viewPasskey = (passkey: PasskeyRow): PasskeyView => ({
  id: idOf(passkey),
  name: passkey.name,
  since: toIso(passkey.since),
  ...(passkey.usedAt !== undefined && { usedAt: toIso(passkey.usedAt) }),
  ...(passkey.stoppedAt !== undefined && { stoppedAt: toIso(passkey.stoppedAt) }),
});

/** A passkey as browsers are told of it. */
export const toldOf = ({ credential, transports }: PasskeyRow) => ({
  id: credential,
  type: "public-key" as const,
  ...(transports && { transports }),
});

/** What a browser needs to make a passkey for the acting person. @throws Refusal `passkey.too_many` */
export async function beginPasskey(ctx: Context, session: Session): Promise<Making> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  const [{ passkeys = [] }, { name }] = await Promise.all([loadFactors(ctx, personId), loadDistrict(ctx)]);
  if (passkeys.length >= PASSKEYS_MOST) throw refuseFactor("passkey.too_many", { most: PASSKEYS_MOST });
  const challenge = await askWith(ctx, { holder: session.hash, purpose: "make" });
  const account = `${ctx.actor.name} · ${name}`;
  return {
    challenge,
    rp: { id: hostOf(ctx.platform.origin), name: "认岗" },
    // The number is a keyed hash already: it says nothing to whoever finds the device.
    user: { id: Buffer.from(personId).toString("base64url"), name: account, displayName: account },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: CHALLENGE_LIFE,
    attestation: "none",
    excludeCredentials: passkeys.map(toldOf),
    authenticatorSelection: { residentKey: "preferred", requireResidentKey: false, userVerification: "required" },
  };
}

interface Added {
  token: string;
  me: Me;
  endsAt: number;
  /** Ten recovery codes, shown once, where this is the first second factor. */
  codes?: string[];
}

/**
 * Takes a passkey into use. The session goes on under another token and has shown its second factor; every other session of
 * the person ends.
 * @throws Refusal `passkey.wrong`, `passkey.too_late`, `passkey.too_many`, `code.too_many`
 */
export async function addPasskey(
  ctx: Context,
  session: Session,
  input: z.input<typeof madeSchema>,
  address?: string,
): Promise<Added> {
  permit(ctx.actor, "factors.change");
  const { name, credential } = parse(madeSchema, input);
  const personId = ownerOf(ctx);
  const asked = { holder: session.hash, purpose: "make" } as const;
  const challenge = await spend(ctx, asked, personId, address);
  const made = await madePasskey(ctx.platform.origin, challenge, credential);
  if (!made) throw refuseFactor("passkey.wrong");
  const codes = newRecoveryCodes();
  return settle(async () => {
    const row = await loadFactors(ctx, personId);
    const passkeys = row.passkeys ?? [];
    if (passkeys.length >= PASSKEYS_MOST) throw refuseFactor("passkey.too_many", { most: PASSKEYS_MOST });
    if (passkeys.some((each) => each.credential === made.credential)) throw refuseFactor("passkey.wrong");
    const first = !isGuarded(row);
    const next = provedRow(session, ctx.now);
    const how = { alone: true, guarded: true, right: "passkey" } as const;
    const { token, change } = await exchanging(ctx, session, next, how);
    const set = {
      passkeys: [...passkeys, { ...made, name, since: ctx.now }],
      ...(first && { recovery: recoveryHashes(ctx.platform.secrets.signing, personId, codes) }),
    };
    await ctx.commit("factors.add_passkey", [kept(personId, row, set), change]);
    return { token, me: meOf(ctx.district, next, ctx.now), endsAt: next.endsAt, ...(first && { codes }) };
  });
}

/** What is left of the row without one passkey; without any factor, nothing. */
function without(row: FactorsRow, gone: PasskeyRow): Partial<FactorsRow> {
  const passkeys = row.passkeys?.filter((each) => each !== gone);
  return isGuarded({ ...row, passkeys }) ? { passkeys } : NOTHING;
}

/**
 * Puts one of the acting person's passkeys away. With the last second factor the password goes too: alone it opens nothing.
 * The session goes on under another token; every other session of the person ends.
 * @param id as the list names it
 * @throws Refusal `thing.missing`, `factor.required` where the district requires a second factor and this is the last
 */
export async function endPasskey(ctx: Context, session: Session, id: string): Promise<Omit<Added, "codes">> {
  permit(ctx.actor, "factors.change");
  const personId = ownerOf(ctx);
  return settle(async () => {
    const [row, { settings }] = await Promise.all([loadFactors(ctx, personId), loadDistrict(ctx)]);
    const gone = row.passkeys?.find((each) => idOf(each) === id);
    if (!gone) throw refuseCommon("thing.missing");
    const set = without(row, gone);
    const guarded = set !== NOTHING;
    if (!guarded && settings.secondFactor === "required") throw refuseFactor("factor.required");
    const { factor: _, provedAt, ...rest } = session.row;
    const next = guarded ? { ...rest, factor: true, provedAt } : rest;
    const { token, change } = await exchanging(ctx, session, next, { alone: true, guarded });
    await ctx.commit("factors.end_passkey", [kept(personId, row, set), change]);
    return { token, me: meOf(ctx.district, next, ctx.now), endsAt: next.endsAt };
  });
}
