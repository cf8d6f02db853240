import { formatDay, formatInstant } from "../../lib/format";
import { language } from "../../lib/settings";
import { defineWords } from "../../lib/words";
import { reasonWord } from "../privacy/reason-words";
import type { Notification, NotificationCode } from "./my-model";

export const t = defineWords({
  zh: {
    title: "消息",
    none: "没有消息",
    noneNote: "报到、认领、记录有变化时，会在这里告诉您，每件事只说一次。",
    unread: "未读",
    allRead: "全部标为已读",
    seen: "知道了",
    back: "我的",
    new: "新消息",
    all: "全部消息",
  },
  en: {
    title: "Notices",
    none: "No notices",
    noneNote: "When something changes about your registration, claims or records, it is said here, once.",
    unread: "Unread",
    allRead: "Mark all as read",
    seen: "Got it",
    back: "Me",
    new: "New",
    all: "All notices",
  },
});

type Facts = Notification["facts"];
interface Saying {
  title: (facts: Facts) => string;
  note?: (facts: Facts) => string;
}

const reason = (facts: Facts): string => String(facts.reason ?? "");
const at = (facts: Facts): string =>
  Number(facts.startsAt) > 0 ? formatInstant(new Date(Number(facts.startsAt)).toISOString()) : "";
const clock = (ms: string | number | undefined): string => formatInstant(new Date(Number(ms ?? 0)).toISOString());
const on = (facts: Facts): string => (facts.on ? formatDay(String(facts.on)) : "");

const privacyKinds: Record<"zh" | "en", Record<string, string>> = {
  zh: { correction: "更正请求", objection: "异议", erasure: "注销请求" },
  en: { correction: "correction", objection: "objection", erasure: "erasure" },
};

const zh: Record<NotificationCode, Saying> = {
  "registration.accepted": { title: (f) => `${f.unit}已接收您的报到`, note: () => "现在可以认领岗位了" },
  "registration.returned": { title: (f) => `${f.unit}请您修改报到信息`, note: reason },
  "registration.moved": { title: (f) => `您的报到已转到${f.unit}`, note: (f) => reason(f) || "等新社区接收" },
  "claim.promoted": {
    title: (f) => `轮到您了：${f.title}`,
    note: (f) => `${at(f)} 名额已给您。来不了请及时退出。`.trim(),
  },
  "claim.passed_over": {
    title: (f) => `候补没有轮上：${f.title}`,
    note: (f) =>
      f.rule && f.rule !== "claim.overlap"
        ? "轮到您时已不符合这个岗位的条件，名额给了下一位"
        : "这个时间您已有别的安排，名额给了下一位",
  },
  "claim.released": { title: (f) => `组织者取消了您的认领：${f.title}`, note: (f) => reason(f) || at(f) },
  "claim.offered": {
    title: (f) => `有名额了，请确认：${f.title}`,
    note: (f) => `${at(f)} 请在 ${clock(f.until)} 前确认，过时给下一位。`.trim(),
  },
  "claim.lapsed": { title: (f) => `没有及时确认，名额给了下一位：${f.title}` },
  "claim.assigned": { title: (f) => `社区请您参加：${f.title}`, note: (f) => `${at(f)} 来不了请及时退出。`.trim() },
  "claim.moved": { title: (f) => `活动改期：${f.title}`, note: (f) => `新时间 ${at(f)}。${reason(f)}` },
  "claim.moved_away": {
    title: (f) => `改期后与您的另一个岗位冲突：${f.title}`,
    note: () => "名额已让出，您原来的另一个岗位不变",
  },
  "stand_in.asked": { title: (f) => `${f.name}请您替岗：${f.title}`, note: at },
  "stand_in.accepted": { title: (f) => `已有人替您：${f.title}`, note: at },
  "stand_in.declined": { title: (f) => `${f.name}这次来不了替岗：${f.title}`, note: at },
  "draw.place": { title: (f) => `抽中了：${f.title}`, note: (f) => `${at(f)} 名额已给您。来不了请及时退出。`.trim() },
  "draw.turn": { title: (f) => `抽签候补第 ${f.turn} 位：${f.title}`, note: at },
  "draw.none": {
    title: (f) => `这次没有抽中：${f.title}`,
    note: (f) => (f.rule ? "抽到您时已不符合这个岗位的条件，名额给了下一位" : "名单和种子已公布，可以自己核对"),
  },
  "post.closed": { title: (f) => `岗位停止认领：${f.title}`, note: (f) => `您的候补第 ${f.turn} 位保留` },
  "post.cancelled": { title: (f) => `岗位取消：${f.title}`, note: reason },
  "post.approved": { title: (f) => `您提议的岗位已发布：${f.title ?? ""}` },
  "post.returned": { title: (f) => `您提议的岗位被退回：${f.title ?? ""}`, note: reason },
  "service.confirmed": { title: (f) => `已记录 ${f.hours} 小时：${f.title}`, note: on },
  "service.changed": {
    title: (f) =>
      f.change === "rejected"
        ? `有一条记录没有通过：${f.title}`
        : f.change === "answered"
          ? `社区答复了您的疑问：${f.title}`
          : `有一条记录更正了：${f.title}`,
    note: reason,
  },
  "feedback.shown": { title: () => "您的反馈表请过目", note: () => "看一看写得对不对，可以确认，也可以提出异议" },
  "feedback.answered": { title: () => "社区答复了您对反馈表的异议", note: reason },
  "report.ready": { title: (f) => `${f.year} 年度报告好了` },
  "member.unmasked": {
    title: (f) => `${f.by}查看了您的完整手机号`,
    note: (f) => `理由：${reasonWord(f.why as "contact")}（${f.note}）。如有疑问可提出异议`,
  },
  "factor.reset": {
    title: () => "您的通行密钥、动态口令和密码已被管理员取消",
    note: () => "如果不是您要求的，请马上联系区里的安全管理员",
  },
  "factor.recovery_used": { title: () => "用一个备用码登录了您的账户", note: (f) => `还剩 ${f.left} 个备用码` },
  "factor.passkey_added": {
    title: (f) => `您的账户添加了通行密钥“${f.name}”`,
    note: () => "如果不是您本人添加的，请马上联系区里的安全管理员",
  },
  "factor.passkey_ended": {
    title: (f) => `通行密钥“${f.name}”已删除`,
    note: () => "如果不是您本人删除的，请马上联系区里的安全管理员",
  },
  "factor.passkey_stopped": {
    title: (f) => `通行密钥“${f.name}”可能被人复制，已停用`,
    note: () => "请到“账户”里删除它，再重新添加；有疑问请联系区里的安全管理员",
  },
  "factor.password_set": {
    title: (f) => (f.changed ? "您的登录密码已更换" : "您的账户设置了登录密码"),
    note: () => "其他设备已退出登录。如果不是您本人操作的，请马上联系区里的安全管理员",
  },
  "factor.password_ended": {
    title: () => "您的登录密码已停用",
    note: () => "其他设备已退出登录。如果不是您本人操作的，请马上联系区里的安全管理员",
  },
  "audit.shorter": {
    title: (f) => `操作记录将只保存 ${f.months} 个月`,
    note: (f) => `${clock(f.from)} 起移除更早的记录，需要的请先导出`,
  },
  "provider.changed": {
    title: (f) => `${f.by}更改了统一身份登录：${f.name}`,
    note: () => "它决定谁能从那边登录进来。您不知情的，请马上核对",
  },
  "provider.removed": { title: (f) => `统一身份登录已移除：${f.name}`, note: () => "您不知情的，请马上核对" },
  "suggestion.taken": { title: (f) => `您的意见 ${f.number} 已有人办理`, note: (f) => `${f.unit} · ${f.by}` },
  "suggestion.handed_over": { title: (f) => `您的意见 ${f.number} 已转办`, note: (f) => `现由${f.unit}办理` },
  "suggestion.answered": { title: (f) => `您的意见 ${f.number} 已答复`, note: () => "不满意可以再提一次" },
  "suggestion.overdue": { title: (f) => `意见 ${f.number} 过了答复期限`, note: () => "请尽快办理" },
  "privacy.overdue": {
    title: (f) => `有一个${privacyKinds.zh[String(f.kind)] ?? "请求"}过了答复期限`,
    note: () => "请尽快办理",
  },
  "privacy.accepted": { title: (f) => `您的${privacyKinds.zh[String(f.kind)] ?? "请求"}已办理`, note: reason },
  "privacy.refused": { title: (f) => `您的${privacyKinds.zh[String(f.kind)] ?? "请求"}没有办理`, note: reason },
  "privacy.examined": { title: () => "您的注销请求已初审", note: () => "等区里复核" },
};

const en: Record<NotificationCode, Saying> = {
  "registration.accepted": { title: (f) => `${f.unit} has accepted you`, note: () => "You can claim posts now" },
  "registration.returned": { title: (f) => `${f.unit} asks you to correct your registration`, note: reason },
  "registration.moved": {
    title: (f) => `Your registration has moved to ${f.unit}`,
    note: (f) => reason(f) || "The new community has to accept",
  },
  "claim.promoted": {
    title: (f) => `It is your turn: ${f.title}`,
    note: (f) => `${at(f)} The place is yours. If you cannot come, please withdraw in time.`.trim(),
  },
  "claim.passed_over": {
    title: (f) => `The place went to the next in line: ${f.title}`,
    note: (f) =>
      f.rule && f.rule !== "claim.overlap"
        ? "When your turn came, the post's conditions were not met"
        : "You already had something else at that time",
  },
  "claim.released": { title: (f) => `The organiser took you off: ${f.title}`, note: (f) => reason(f) || at(f) },
  "claim.offered": {
    title: (f) => `A place for you, please confirm: ${f.title}`,
    note: (f) => `${at(f)} Say yes before ${clock(f.until)}, or it passes on.`.trim(),
  },
  "claim.lapsed": { title: (f) => `Not confirmed in time, the place passed on: ${f.title}` },
  "claim.assigned": {
    title: (f) => `The community asks you to take part: ${f.title}`,
    note: (f) => `${at(f)} If you cannot come, please withdraw in time.`.trim(),
  },
  "claim.moved": { title: (f) => `New time: ${f.title}`, note: (f) => `${at(f)}. ${reason(f)}` },
  "claim.moved_away": {
    title: (f) => `The new time meets your other post: ${f.title}`,
    note: () => "This place was given back; your other post stays",
  },
  "stand_in.asked": { title: (f) => `${f.name} asks you to stand in: ${f.title}`, note: at },
  "stand_in.accepted": { title: (f) => `Somebody stands in for you: ${f.title}`, note: at },
  "stand_in.declined": { title: (f) => `${f.name} cannot stand in: ${f.title}`, note: at },
  "draw.place": {
    title: (f) => `Drawn: ${f.title}`,
    note: (f) => `${at(f)} The place is yours. If you cannot come, please withdraw in time.`.trim(),
  },
  "draw.turn": { title: (f) => `Drawn as number ${f.turn} in line: ${f.title}`, note: at },
  "draw.none": {
    title: (f) => `Not drawn this time: ${f.title}`,
    note: (f) =>
      f.rule
        ? "When your turn came, the post's conditions were not met"
        : "The list and the seed are published for anyone to check",
  },
  "post.closed": { title: (f) => `No further claims: ${f.title}`, note: (f) => `You keep your turn, number ${f.turn}` },
  "post.cancelled": { title: (f) => `Called off: ${f.title}`, note: reason },
  "post.approved": { title: (f) => `Your proposed post is published: ${f.title ?? ""}` },
  "post.returned": { title: (f) => `Your proposed post was returned: ${f.title ?? ""}`, note: reason },
  "service.confirmed": { title: (f) => `${f.hours} h recorded: ${f.title}`, note: on },
  "service.changed": {
    title: (f) =>
      f.change === "rejected"
        ? `A record was not accepted: ${f.title}`
        : f.change === "answered"
          ? `The community has answered you: ${f.title}`
          : `A record was corrected: ${f.title}`,
    note: reason,
  },
  "feedback.shown": {
    title: () => "Please read your feedback form",
    note: () => "Confirm it, or object if something is wrong",
  },
  "feedback.answered": { title: () => "Your objection to the form was answered", note: reason },
  "report.ready": { title: (f) => `The report of ${f.year} is ready` },
  "member.unmasked": {
    title: (f) => `${f.by} read your full phone number`,
    note: (f) => `Reason: ${reasonWord(f.why as "contact")} (${f.note}). You may object`,
  },
  "factor.reset": {
    title: () => "An administrator took away your passkeys, authenticator and password",
    note: () => "If you did not ask for it, call the district's security administrator at once",
  },
  "factor.recovery_used": {
    title: () => "A recovery code opened your account",
    note: (f) => `${f.left} recovery codes are left`,
  },
  "factor.passkey_added": {
    title: (f) => `The passkey “${f.name}” was added to your account`,
    note: () => "If it was not you, call the district's security administrator at once",
  },
  "factor.passkey_ended": {
    title: (f) => `The passkey “${f.name}” was removed`,
    note: () => "If it was not you, call the district's security administrator at once",
  },
  "factor.passkey_stopped": {
    title: (f) => `The passkey “${f.name}” may have been copied and was stopped`,
    note: () => "Remove it under Account and add it anew; ask the district's security administrator if in doubt",
  },
  "factor.password_set": {
    title: (f) => (f.changed ? "Your password was changed" : "A password was set for your account"),
    note: () => "Other devices were signed out. If it was not you, call the district's security administrator at once",
  },
  "factor.password_ended": {
    title: () => "Your password was removed",
    note: () => "Other devices were signed out. If it was not you, call the district's security administrator at once",
  },
  "audit.shorter": {
    title: (f) => `The trail will be kept for ${f.months} months only`,
    note: (f) => `From ${clock(f.from)} on older days are removed; export what is needed`,
  },
  "provider.changed": {
    title: (f) => `${f.by} changed the identity provider: ${f.name}`,
    note: () => "It decides who may come in by it. If you did not know, check it at once",
  },
  "provider.removed": {
    title: (f) => `The identity provider was removed: ${f.name}`,
    note: () => "If you did not know, check it at once",
  },
  "suggestion.taken": { title: (f) => `Your message ${f.number} was taken up`, note: (f) => `${f.unit} · ${f.by}` },
  "suggestion.handed_over": {
    title: (f) => `Your message ${f.number} was handed over`,
    note: (f) => `Now with ${f.unit}`,
  },
  "suggestion.answered": {
    title: (f) => `Your message ${f.number} was answered`,
    note: () => "If it does not settle the matter, say so once",
  },
  "suggestion.overdue": { title: (f) => `Message ${f.number} is overdue`, note: () => "Please answer it soon" },
  "privacy.overdue": {
    title: (f) => `A ${privacyKinds.en[String(f.kind)] ?? "request"} is overdue`,
    note: () => "Please answer it soon",
  },
  "privacy.accepted": {
    title: (f) => `Your ${privacyKinds.en[String(f.kind)] ?? "request"} was granted`,
    note: reason,
  },
  "privacy.refused": { title: (f) => `Your ${privacyKinds.en[String(f.kind)] ?? "request"} was refused`, note: reason },
  "privacy.examined": { title: () => "Your erasure has been looked at once", note: () => "The district decides" },
};

/** A notification in the language on screen. */
export function noticeWords(notice: Notification): { title: string; note: string } {
  const saying = (language() === "zh" ? zh : en)[notice.code];
  return { title: saying.title(notice.facts), note: saying.note?.(notice.facts) ?? "" };
}
