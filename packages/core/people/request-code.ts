import { secretToken } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { dayOf, toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import { type Context, type Platform, settleCheaply, systemContext } from "../context";
import { settledOf } from "../districts";
import { keptAccount, oneMore } from "./account";
import { behind } from "./behind";
import { termOn } from "./grant-rules";
import { countSend } from "./limits";
import type { Person } from "./person";
import { refusePerson } from "./refusals";
import { CODE_LIFE, CODE_PAUSE } from "./rules";
import { type codeSentSchema, requestCodeSchema } from "./schema";

const VERB = "sessions.request_code";

/** Whether there is anybody to send a code to: a member, or somebody with a role whose term is not over. */
const isKnown = (ctx: Context, { member, grants }: Person): boolean =>
  member !== undefined || grants.some((row) => termOn(row, dayOf(ctx.now)) !== "over");

/**
 * Sends a one-time code. A phone that nobody has is answered the same way; only nothing is sent.
 * @param address where the request comes from, as the gateway tells it
 * @throws Refusal `code.too_soon` within a minute of the last one, `code.too_many`, `thing.missing` for an unknown district
 */
export async function requestCode(
  platform: Platform,
  requestId: string,
  input: z.input<typeof requestCodeSchema>,
  address?: string,
): Promise<z.output<typeof codeSentSchema>> {
  const { district, phone } = parse(requestCodeSchema, input);
  const ctx = systemContext(platform, district, requestId, { address });
  let counted = false;
  // Anybody may name any district: nothing is written for one that does not exist.
  await settledOf(ctx);
  return settleCheaply(async (strong) => {
    const person = await behind(ctx, phone, strong);
    const { personId, account } = person;
    const resendAt = (account.code?.sentAt ?? Number.NEGATIVE_INFINITY) + CODE_PAUSE;
    if (ctx.now < resendAt) throw refusePerson("code.too_soon", { resendAt: toIso(resendAt) });
    const once = oneMore(ctx, account, "sends");
    // Before the code stands: what stands is sent. Once, however often the account is decided upon.
    if (!counted) await countSend(ctx, VERB, address);
    counted = true;
    const code = { nonce: secretToken(), sentAt: ctx.now, tries: 0, endsAt: ctx.now + CODE_LIFE };
    const set = { counted: once, code: isKnown(ctx, person) ? { ...code, deliverTo: phone } : code };
    await ctx.commit(VERB, [keptAccount(ctx, personId, account, set)]);
    return { resendAt: toIso(ctx.now + CODE_PAUSE), validUntil: toIso(code.endsAt) };
  });
}
