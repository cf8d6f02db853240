import { unsealed } from "@rengang/kernel/seal";
import { HOUR } from "@rengang/kernel/time";
import type { Reaction } from "../context/reaction";
import { type SenderTestRow, sendersItem, senderTestItem } from "../senders/items";
import { deliver, deliverBy } from "./deliver";
import { type DeliveryRow, deliveryItem } from "./items";
import { sendNotice } from "./notices";

/**
 * Tells the district's group or address once an hour that messages do not arrive; never which, or to whom. Two that are
 * given up at the same instant may both tell it.
 */
const tellGroup: Reaction = {
  name: "deliveries.tell-group",
  kinds: [deliveryItem.kind],
  run: async (ctx, { after }) => {
    const row = after as DeliveryRow | undefined;
    if (row?.outcome !== "given_up" || row.purpose === "alert" || row.purpose === "test") return;
    const at = Math.floor(row.endedAt / HOUR) * HOUR;
    const text = `【认岗】本区有消息没有送达，请登录后在“消息发送”里查看原因：${ctx.platform.origin}/deliveries`;
    await deliver(ctx, { purpose: "alert", to: "", text, at, id: `alert~${at}`, until: at + 3 * HOUR });
  },
};

/** Sends the test that an administrator asked for. */
const sendTest: Reaction = {
  name: "deliveries.send-test",
  kinds: [senderTestItem.kind],
  run: async (ctx, { before, after }) => {
    const row = after as SenderTestRow | undefined;
    if (!row || before) return;
    const senders = await ctx.table.get(sendersItem, {}, { strong: true });
    const to = row.to && unsealed(ctx.platform.secrets.signing, ctx.district, "sender-test", row.to);
    const text = "【认岗】这是一条测试消息，收到即说明发送设置正确，无需回复。";
    const asked = { purpose: "test", to, text, at: row.at, id: `test~${row.id}`, until: row.at + HOUR } as const;
    await deliverBy(ctx, asked, row.channel, senders);
  },
};

export const deliveryReactions: readonly Reaction[] = [tellGroup, sendTest, sendNotice];
