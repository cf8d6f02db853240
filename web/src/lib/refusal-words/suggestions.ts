import { type Both, type Facts, moment, text } from "./facts";

/** Suggestions and complaints. */
export const suggestionWords = {
  "suggestion.too_many": {
    zh: (facts: Facts) => `次数太多了，请在 ${moment(facts.until)} 之后再试。急事请直接打电话。`,
    en: (facts: Facts) => `Too many for now. Try again after ${moment(facts.until)}; call if it is urgent.`,
  },
  "suggestion.about_missing": {
    zh: "请选择要投诉的是哪一级组织，投诉会送到它的上一级。",
    en: "Say whom the complaint is about; it goes to the level above.",
  },
  "suggestion.over": { zh: "这件事已经答复或结束，不能再改。", en: "This has been answered or ended already." },
  "suggestion.taken_already": {
    zh: (facts: Facts) => `${text(facts.byName)}已在办理。`,
    en: (facts: Facts) => `${text(facts.byName)} has taken it up already.`,
  },
  "suggestion.not_answered": { zh: "还没有答复。", en: "There is no answer yet." },
  "suggestion.reopened_already": {
    zh: "已经再办过一次。仍不满意，请直接联系上一级组织。",
    en: "It was looked at a second time already. Please contact the level above.",
  },
  "suggestion.too_late_to_reopen": {
    zh: "答复已过 15 天，请重新提一条。",
    en: "The answer is more than 15 days old. Please send a new message.",
  },
  "suggestion.to_concerned": {
    zh: "不能转给被投诉的组织，请选它的上级。没有写明投诉谁的，不能转给社区。",
    en: "It cannot go to those complained of, nor to a community when it is not said who that is.",
  },
  "suggestion.same_unit": { zh: "已经在这个组织办理。", en: "It is with this unit already." },
} satisfies Record<string, Both>;
