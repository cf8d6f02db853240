import { formatDay, formatHours } from "../format";
import { type Both, count, type Facts, moment, text } from "./facts";

/** Attendance and service records. */
export const serviceWords = {
  "attendance.code_invalid": {
    zh: "这个签到码无效，请重新扫描现场的码，或请组织者代为签到。",
    en: "This code is not valid. Scan the one at the place again, or ask the organiser to tick you.",
  },
  "attendance.code_expired": {
    zh: "这个签到码已过时间。如果您到场了，请告诉组织者补签。",
    en: "This code is over. If you were there, ask the organiser to tick you.",
  },
  "attendance.too_early": {
    zh: (facts: Facts) => `还没到签到时间，${moment(facts.from)} 开始。`,
    en: (facts: Facts) => `Check-in opens ${moment(facts.from)}.`,
  },
  "attendance.no_place": {
    zh: (facts: Facts) =>
      facts.waiting ? "您还在候补，没有名额，请先问一下组织者。" : "您没有认领这个岗位，请先认领或联系组织者。",
    en: (facts: Facts) =>
      facts.waiting
        ? "You are on the waiting list and hold no place yet. Please ask the organiser."
        : "You hold no place on this post. Claim it first or ask the organiser.",
  },
  "attendance.session_off": { zh: "这次活动已取消。", en: "This session was called off." },
  "attendance.not_checked_in": { zh: "还没有签到，请先签到。", en: "You have not checked in yet." },
  "attendance.too_early_to_leave": {
    zh: (facts: Facts) => `签到后不久不能签退，请在 ${moment(facts.from)} 之后再签。`,
    en: (facts: Facts) => `You can check out after ${moment(facts.from)}.`,
  },
  "attendance.already_checked_in": { zh: "已经签到，无需重复。", en: "Already checked in." },
  "attendance.too_late_to_tick": {
    zh: "已过勾选时间，请用“补录”，写明原因，由另一位同志确认。",
    en: "It is too late to tick. Use the paper entry with a reason; a second person confirms it.",
  },
  "attendance.not_over": {
    zh: "活动还没有结束，结束后再录入。",
    en: "The session is not over. Enter the sheet afterwards.",
  },
  "attendance.in_future": { zh: "日期还没有到。", en: "The day has not come yet." },
  "attendance.not_registered": {
    zh: "这位党员还没有在本社区报到。",
    en: "This member is not registered in the community.",
  },

  "service.own": { zh: "不能确认自己的服务，请另一位同志办理。", en: "One's own service is decided by somebody else." },
  "service.second_person": {
    zh: "补录的记录要由另一位同志确认。",
    en: "A back-filled record is confirmed by a second person.",
  },
  "service.already_confirmed": { zh: "这条记录已经确认。", en: "This record is already confirmed." },
  "service.already_rejected": {
    zh: (facts: Facts) => (text(facts.reason) ? `这条记录已退回，原因：${text(facts.reason)}` : "这条记录已退回。"),
    en: (facts: Facts) =>
      text(facts.reason) ? `This record was returned: ${text(facts.reason)}` : "This record was returned.",
  },
  "service.not_over": {
    zh: (facts: Facts) => `活动 ${moment(facts.until)} 结束，结束后再确认。`,
    en: (facts: Facts) => `The session ends ${moment(facts.until)}; confirm it afterwards.`,
  },
  "service.hours_missing": { zh: "请填写服务时长。", en: "Enter the hours." },
  "service.too_long": {
    zh: (facts: Facts) => `时长不能超过这次活动的 ${formatHours(count(facts.most))} 小时。`,
    en: (facts: Facts) => `No more than the session's ${formatHours(count(facts.most))} hours.`,
  },
  "service.overlap": {
    zh: (facts: Facts) => `与 ${formatDay(text(facts.on))} 的“${text(facts.title)}”时间重叠，请核对。`,
    en: (facts: Facts) => `Overlaps with “${text(facts.title)}” on ${formatDay(text(facts.on))}. Please check.`,
  },
  "service.daily_limit": {
    zh: (facts: Facts) =>
      `这一天合计 ${formatHours(count(facts.hours))} 小时，超过每天 ${formatHours(count(facts.most))} 小时的上限，请核对。`,
    en: (facts: Facts) =>
      `That day adds up to ${formatHours(count(facts.hours))} hours; the limit is ${formatHours(count(facts.most))}.`,
  },
  "service.in_future": { zh: "服务日期还没有到。", en: "The day of service has not come yet." },
  "service.too_old": {
    zh: (facts: Facts) => `只能补报最近 ${count(facts.days)} 天的服务，更早的请联系社区。`,
    en: (facts: Facts) =>
      `Only the last ${count(facts.days)} days can be reported. For earlier ones ask the community.`,
  },
  "service.not_registered": {
    zh: "社区接收报到后才能记录服务。",
    en: "Services are recorded once you are registered.",
  },
  "service.not_disputed": { zh: "这条记录没有待处理的异议。", en: "There is no open objection to this record." },
} satisfies Record<string, Both>;
