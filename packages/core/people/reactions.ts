import { oneTimeCode } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import type { Reaction } from "../context/reaction";
import { deliver } from "../deliveries";
import { type AccountRow, accountItem } from "./account-items";
import { followPost } from "./follow-post";

type Account = AccountRow | undefined;

/** Sends a one-time code: it is derived here once more, because no table keeps it. */
const sendCode: Reaction = {
  name: "people.send-code",
  kinds: [accountItem.kind],
  run: async (ctx, { after, before, key }) => {
    const sent = (after as Account)?.code;
    if (!sent?.deliverTo || sent.nonce === (before as Account)?.code?.nonce) return;
    const code = oneTimeCode(ctx.platform.secrets.signing, sent.nonce);
    await deliver(ctx, {
      purpose: "code",
      to: sent.deliverTo,
      text: `【认岗】您的登录验证码是 ${code}，5 分钟内有效。工作人员不会向您索要验证码。`,
      at: sent.sentAt,
      id: `code~${sent.nonce}`,
      until: sent.endsAt,
      personId: key.pk.slice("PERSON#".length) as PersonId,
    });
  },
};

export const peopleReactions: readonly Reaction[] = [sendCode, followPost];
