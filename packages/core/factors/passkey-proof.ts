import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type { Change } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { exchanging, meOf, type Session } from "../people";
import type { PasskeyRow } from "../people/factor-items";
import type { Me } from "../people/schema";
import { askWith, CHALLENGE_LIFE, spend } from "./challenge";
import { kept, loadFactors, ownerOf, provedRow } from "./load";
import { type Asking, type Shown, shownSchema } from "./passkey-schema";
import { toldOf } from "./passkeys";
import { refuseFactor } from "./refusals";
import { goesOn } from "./rules";
import { hostOf, shownCounter } from "./webauthn";

/** What a browser needs to show one of the acting person's passkeys. @throws Refusal `factor.missing` without any */
export async function beginProof(ctx: Context, session: Session): Promise<Asking> {
  permit(ctx.actor, "factors.view");
  const { passkeys = [] } = await loadFactors(ctx, ownerOf(ctx));
  if (passkeys.length === 0) throw refuseFactor("factor.missing");
  return {
    challenge: await askWith(ctx, { holder: session.hash, purpose: "prove" }),
    rpId: hostOf(ctx.platform.origin),
    timeout: CHALLENGE_LIFE,
    userVerification: "required",
    allowCredentials: passkeys.map(toldOf),
  };
}

/**
 * The change that showing one of a person's passkeys makes, once it fits. The credential is looked for among that person's
 * alone, so that anybody else's is as unknown as one that does not exist. One whose counter goes back is stopped at once.
 * @param challenge what it had to sign, used up already
 * @throws Refusal `passkey.wrong`, `passkey.stopped`
 */
async function showing(ctx: Context, personId: PersonId, challenge: string, shown: Shown): Promise<Change> {
  const row = await loadFactors(ctx, personId);
  const passkey = row.passkeys?.find((each) => each.credential === shown.id);
  const counter = passkey && (await shownCounter(ctx.platform.origin, challenge, passkey, shown));
  if (!passkey || counter === undefined) throw refuseFactor("passkey.wrong");
  const changed = (set: Partial<PasskeyRow>): Change =>
    kept(personId, row, { passkeys: row.passkeys?.map((each) => (each === passkey ? { ...each, ...set } : each)) });
  const stopped = () => refuseFactor("passkey.stopped", { name: passkey.name });
  if (passkey.stoppedAt !== undefined) throw stopped();
  if (!goesOn(passkey.counter, counter)) {
    await ctx.commit("factors.stop_passkey", [changed({ stoppedAt: ctx.now })]);
    throw stopped();
  }
  return changed({ counter, usedAt: ctx.now });
}

/**
 * Shows a passkey as the second factor. The session goes on under another token and may do what is delicate for a quarter of
 * an hour.
 * @throws Refusal `passkey.wrong`, `passkey.too_late`, `passkey.stopped`, `code.too_many`
 */
export async function provePasskey(
  ctx: Context,
  session: Session,
  input: z.input<typeof shownSchema>,
  address?: string,
): Promise<{ token: string; me: Me; endsAt: number }> {
  permit(ctx.actor, "factors.view");
  const { credential } = parse(shownSchema, input);
  const personId = ownerOf(ctx);
  const asked = { holder: session.hash, purpose: "prove" } as const;
  const challenge = await spend(ctx, asked, personId, address);
  return settle(async () => {
    const shown = await showing(ctx, personId, challenge, credential);
    const next = provedRow(session, ctx.now);
    const { token, change } = await exchanging(ctx, session, next, { right: "passkey" });
    await ctx.commit("factors.prove_passkey", [shown, change]);
    return { token, me: meOf(ctx.district, next, ctx.now), endsAt: next.endsAt };
  });
}
