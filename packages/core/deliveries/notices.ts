import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import type { Context } from "../context";
import type { Reaction } from "../context/reaction";
import { memberItem } from "../members/items";
import { notificationItem } from "../notifications/items";
import type { NotificationCode } from "../notifications/schema";
import { GRANTS, grantItem } from "../people/items";
import { channelFor } from "../senders/rules";
import { deliverBy } from "./deliver";
import { loadSenders } from "./load-senders";

/** After so long the page alone tells it. */
const OF_USE = 2 * DAY;

/**
 * What is important enough for a message, in words that are the same for everybody: a telephone lies on tables, so that
 * no name, no title and no reason leaves by it. Gateways approve fixed texts, too.
 */
const SAID: Partial<Record<NotificationCode, { readonly text: string; readonly path: string; readonly duty?: true }>> =
  {
    "claim.offered": { text: "有一个岗位名额等您确认，过时会给下一位", path: "/my/notices" },
    "claim.released": { text: "您认领的一个岗位由组织者取消了", path: "/my/notices" },
    "claim.moved": { text: "您认领的一个岗位改了时间", path: "/my/notices" },
    "claim.moved_away": { text: "您认领的一个岗位改期后时间冲突，名额已让出", path: "/my/notices" },
    "post.cancelled": { text: "您认领的一个岗位取消了", path: "/my/notices" },
    "feedback.shown": { text: "您的反馈表请过目", path: "/my/notices" },
    "feedback.answered": { text: "您对反馈表的异议有了答复", path: "/my/notices" },
    "privacy.accepted": { text: "您的个人信息请求有了答复", path: "/my/notices" },
    "privacy.refused": { text: "您的个人信息请求有了答复", path: "/my/notices" },
    "factor.reset": { text: "您的登录保护已被管理员取消，如非您要求请马上联系安全管理员", path: "", duty: true },
    "factor.passkey_added": { text: "您的登录方式有变动，如非本人操作请马上联系安全管理员", path: "", duty: true },
    "factor.passkey_ended": { text: "您的登录方式有变动，如非本人操作请马上联系安全管理员", path: "", duty: true },
    "factor.password_set": { text: "您的登录密码有变动，如非本人操作请马上联系安全管理员", path: "", duty: true },
    "factor.password_ended": { text: "您的登录密码有变动，如非本人操作请马上联系安全管理员", path: "", duty: true },
    "provider.changed": { text: "本区统一身份登录的设置有变动，请核对", path: "/provider", duty: true },
    "provider.removed": { text: "本区统一身份登录已移除，请核对", path: "/provider", duty: true },
    "suggestion.overdue": { text: "有一条意见建议过了答复期限，请尽快办理", path: "/suggestions", duty: true },
    "privacy.overdue": { text: "有一个个人信息请求过了答复期限，请尽快办理", path: "/privacy", duty: true },
  };

/** The number of a person, unless he or she gets no messages. Staff who are on no roster are found by their role. */
async function numberOf(ctx: Context, personId: PersonId, duty: boolean): Promise<string | undefined> {
  const member = await ctx.table.get(memberItem, personId);
  if (member?.erasedAt !== undefined || (!duty && member?.stopped?.messages)) return undefined;
  if (member) return member.phone || undefined;
  const { rows } = await ctx.table.query(grantItem, { pk: `PERSON#${personId}`, begins: GRANTS, limit: 1 });
  return rows[0]?.phone;
}

/** Sends what a person was told by message too, where the district has chosen a channel for it: once each. */
export const sendNotice: Reaction = {
  name: "deliveries.send-notice",
  kinds: [notificationItem.kind],
  run: async (ctx, { before, after, key }) => {
    const row = after && notificationItem.read?.(after, key);
    const said = row && SAID[row.code];
    if (!said || before) return;
    const senders = await loadSenders(ctx);
    const channel = channelFor(senders, "notice");
    if (!channel) return;
    const { personId } = row;
    const to = await numberOf(ctx, personId, said.duty === true);
    if (to === undefined) return;
    const text = `【认岗】${said.text}，请登录查看：${ctx.platform.origin}${said.path}`;
    const until = row.code === "claim.offered" ? Number(row.facts.until) : row.at + OF_USE;
    const id = `notice~${personId}~${key.sk}`;
    await deliverBy(ctx, { purpose: "notice", to, text, at: row.at, id, until, personId }, channel, senders);
  },
};
