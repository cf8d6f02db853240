import { type Both, count, type Facts, list, moment } from "./facts";

const PER = {
  week: { zh: "每周", en: "week" },
  month: { zh: "每月", en: "month" },
  year: { zh: "每年", en: "year" },
} as const;
const per = (name: unknown) => PER[name as keyof typeof PER] ?? PER.month;

/** Claims, stand-ins and fair openings. */
export const claimWords = {
  "claim.missing": { zh: "您没有认领这个岗位。", en: "You hold no place on this post." },
  "claim.post_not_open": { zh: "这个岗位已停止认领。", en: "This post is closed." },
  "claim.not_open_yet": {
    zh: (facts: Facts) => `${moment(facts.openAt)} 开始认领。`,
    en: (facts: Facts) => `Claims open ${moment(facts.openAt)}.`,
  },
  "claim.too_late": { zh: "认领已经截止。", en: "The deadline for claiming has passed." },
  "claim.not_registered": {
    zh: "社区接收您的报到后才能认领。",
    en: "You can claim once the community has accepted your registration.",
  },
  "claim.not_for_area": { zh: "这个岗位面向其他社区的党员。", en: "This post is for members of another community." },
  "claim.not_for_kind": { zh: "这个岗位面向其他类别的党员。", en: "This post is for other kinds of members." },
  "claim.skill_needed": {
    zh: "这个岗位需要相应的特长，可在“我的”里补充。",
    en: "This post needs a certain skill. You can add skills under Me.",
  },
  "claim.briefing_needed": {
    zh: (facts: Facts) => `先参加培训再认领：${list(facts.briefings)}。`,
    en: (facts: Facts) => `Attend the briefing first: ${list(facts.briefings)}.`,
  },
  "claim.overlap": { zh: "这个时间您已有另一个岗位。", en: "You already hold another post at this time." },
  "claim.no_time_to_travel": {
    zh: (facts: Facts) => `离您的另一个岗位太近，路上至少要 ${count(facts.minutes)} 分钟。`,
    en: (facts: Facts) => `Too close to your other post: allow ${count(facts.minutes)} minutes for the way.`,
  },
  "claim.too_long_at_a_stretch": {
    zh: (facts: Facts) => `连续服务会达到 ${count(facts.hours)} 小时，本区最多 ${count(facts.most)} 小时，中间请休息。`,
    en: (facts: Facts) => `You would serve ${count(facts.hours)} hours at a stretch; the most is ${count(facts.most)}.`,
  },
  "claim.too_many_in_month": {
    zh: (facts: Facts) => `每人每月最多认领 ${count(facts.most)} 场，当月您已有 ${count(facts.held)} 场。`,
    en: (facts: Facts) => `At most ${count(facts.most)} sessions a month; you have ${count(facts.held)}.`,
  },
  "claim.too_many_in_series": {
    zh: (facts: Facts) =>
      `这个系列每人${per(facts.per).zh}最多 ${count(facts.most)} 场，您已有 ${count(facts.held)} 场。`,
    en: (facts: Facts) =>
      `At most ${count(facts.most)} of this series a ${per(facts.per).en}; you have ${count(facts.held)}.`,
  },
  "claim.too_many": {
    zh: (facts: Facts) => `同时最多认领 ${count(facts.most)} 个岗位，您已有 ${count(facts.open)} 个。`,
    en: (facts: Facts) => `You can hold ${count(facts.most)} posts at a time and have ${count(facts.open)}.`,
  },
  "claim.post_full": {
    zh: (facts: Facts) =>
      count(facts.waiting) < count(facts.waitMax) ? "名额已满，可以排队候补。" : "名额和候补都已满，看看其他岗位吧。",
    en: (facts: Facts) =>
      count(facts.waiting) < count(facts.waitMax)
        ? "All places are taken; you can join the waiting list."
        : "All places and the waiting list are full. Please see other posts.",
  },
  "claim.offer_over": {
    zh: "确认时间已过，名额给了下一位。",
    en: "The time to say yes has passed; the place went to the next in line.",
  },
  "claim.late_needs_reason": {
    zh: "已过退出时间。仍可退出，请写明原因，社区会看到。",
    en: "The deadline has passed. You can still withdraw: please say why, the community will read it.",
  },
  "claim.begun": {
    zh: "活动已经开始，来不了请直接联系组织者。",
    en: "The session has begun. Please call the organiser.",
  },
  "claim.stand_in_holds": { zh: "您已有这个岗位的名额。", en: "You already hold a place on this post." },
  "claim.stand_in_self": { zh: "请填写别人的手机号。", en: "Enter somebody else's phone number." },
  "claim.stand_in_over": { zh: "对方已不需要替岗。", en: "A stand-in is no longer needed." },
  "draw.over": { zh: "报名已经截止，请看抽签结果。", en: "Entries have closed. See the result of the draw." },
  "draw.not_fair": { zh: "这个岗位不用抽签，可以直接认领。", en: "This post is not drawn. Claim it directly." },
} satisfies Record<string, Both>;
