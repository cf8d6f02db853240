import { freshBytes } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { MINUTE } from "@rengang/kernel/time";
import { erased, put } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { countedTry } from "../people";
import { type ChallengeId, challengeItem } from "./items";
import { refuseFactor } from "./refusals";

/** How long somebody may look for the finger's place. */
export const CHALLENGE_LIFE = 5 * MINUTE;

/** A fresh challenge of 256 bits, base64url. An earlier one of the same holder and purpose is worth nothing from now on. */
export async function askWith(ctx: Context, id: ChallengeId): Promise<string> {
  const challenge = freshBytes(32).toString("base64url");
  await ctx.commit("factors.ask", [put(challengeItem, id, { challenge, endsAt: ctx.now + CHALLENGE_LIFE })]);
  return challenge;
}

/**
 * Uses the challenge up and counts the try, in one commit, before anything is compared: an answer to it is looked at once,
 * whether it fits or not.
 * @throws Refusal `passkey.too_late` for one that is over, used, another session's or another purpose's; `code.too_many`
 */
export async function spend(
  ctx: Context,
  id: ChallengeId,
  personId: PersonId,
  address: string | undefined,
): Promise<string> {
  return settle(async () => {
    const row = await ctx.table.get(challengeItem, id, { strong: true });
    if (!row || row.endsAt <= ctx.now) throw refuseFactor("passkey.too_late");
    const { challenge } = row;
    const used = erased(challengeItem, id, {
      if: "#challenge = :challenge",
      values: { challenge },
      else: () => refuseFactor("passkey.too_late"),
    });
    await ctx.commit("factors.try", [used, ...(await countedTry(ctx, personId, address, "passkey"))]);
    return challenge;
  });
}
