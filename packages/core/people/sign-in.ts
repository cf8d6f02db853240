import { oneTimeCode, sameText } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import type * as z from "zod";
import { type Context, type From, type Platform, settle, systemContext } from "../context";
import { triedInVain } from "../tries";
import { keptAccount, oneMore } from "./account";
import type { SentCode } from "./account-items";
import { behind } from "./behind";
import { openFor } from "./let-in";
import { countElsewhere } from "./limits";
import type { Person } from "./person";
import { refusePerson } from "./refusals";
import { CODE_TRIES, TRY_WEIGHT } from "./rules";
import { type Me, signInSchema } from "./schema";

const VERB = "sessions.sign_in";

/**
 * Counts a try at the code that was sent, in the account that holds it: whoever guesses many at once is let through one by
 * one.
 * @throws Refusal `code.wrong` where none was sent, `code.used_up`, `code.too_many`
 */
async function spendTry(ctx: Context, phone: string): Promise<Person & { code: SentCode }> {
  return settle(async () => {
    const person = await behind(ctx, phone);
    const { personId, account } = person;
    // Whoever guesses at numbers must not fill the trail: without a code that was asked for, it is nobody's try.
    if (!account.code) throw await triedInVain(ctx, "unknown", VERB, refusePerson("code.wrong"));
    const code = { ...account.code, tries: account.code.tries + 1 };
    try {
      if (code.tries > CODE_TRIES) throw refusePerson("code.used_up");
      const set = { code, counted: oneMore(ctx, account, "tries", TRY_WEIGHT.code) };
      await ctx.commit("sessions.try_code", [keptAccount(ctx, personId, account, set)]);
      return { ...person, code, account: { ...account, ...set, version: account.version + 1 } };
    } catch (error) {
      throw await triedInVain(ctx, personId, VERB, error);
    }
  });
}

/**
 * Exchanges a one-time code for a session. Each try is counted before the code is compared.
 * @returns the token for the cookie, shown nowhere else, and who signed in
 * @throws Refusal `code.wrong`, `code.used_up`, `code.too_many`
 */
export async function signIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof signInSchema>,
  from: From = {},
): Promise<{ token: string; me: Me }> {
  const { district, phone, code } = parse(signInSchema, input);
  const ctx = systemContext(platform, district, requestId, from);
  const person = await spendTry(ctx, phone);
  const { personId, code: sent } = person;
  await countElsewhere(ctx, "sessions.try_code", from.address).catch(async (error) => {
    throw await triedInVain(ctx, personId, VERB, error);
  });
  if (!sameText(oneTimeCode(ctx.platform.secrets.signing, sent.nonce), code)) {
    const triesLeft = CODE_TRIES - sent.tries;
    throw await triedInVain(ctx, personId, VERB, refusePerson("code.wrong", { triesLeft }));
  }
  const denied = () => refusePerson("code.wrong");
  return openFor(ctx, VERB, person, from, {
    denied,
    using: ({ code: left }) => {
      if (left?.nonce !== sent.nonce) throw denied();
      return { code: undefined };
    },
  });
}
