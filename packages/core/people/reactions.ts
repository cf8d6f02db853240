import { oneTimeCode } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import type { Reaction } from "../context/reaction";
import { deliver } from "../deliveries";
import { followPost } from "./follow-post";
import type { CodeRow } from "./items";

/** Sends a one-time code: it is derived here once more, because no table keeps it. */
const sendCode: Reaction = {
  name: "people.send-code",
  kinds: ["CODE"],
  run: async (ctx, { after, before, key }) => {
    const row = after as CodeRow | undefined;
    if (!row?.deliverTo || row.nonce === before?.nonce) return;
    const code = oneTimeCode(ctx.platform.secrets.signing, row.nonce);
    await deliver(ctx, {
      purpose: "code",
      to: row.deliverTo,
      text: `【认岗】您的登录验证码是 ${code}，5 分钟内有效。工作人员不会向您索要验证码。`,
      at: row.sentAt,
      id: `code~${row.nonce}`,
      until: row.endsAt,
      personId: key.pk.slice("PERSON#".length) as PersonId,
    });
  },
};

export const peopleReactions: readonly Reaction[] = [sendCode, followPost];
