import { type Both, count, type Facts } from "./facts";

/** Posts and claims. */
export const postWords = {
  "post.in_the_past": {
    zh: "开始时间已经过去，请选择以后的时间。",
    en: "The start is in the past. Choose a later time.",
  },
  "post.not_open": { zh: "这个岗位现在没有开放。", en: "This post is not open." },
  "post.not_proposed": { zh: "这个岗位不在待审核状态。", en: "This post is not waiting for approval." },
  "post.over": { zh: "这个岗位已经结束。", en: "This post is over." },
  "post.places_below_taken": {
    zh: "名额不能少于已认领的人数。",
    en: "There cannot be fewer places than are already taken.",
  },

  "claim.missing": { zh: "您没有认领这个岗位。", en: "You hold no place on this post." },
  "claim.post_not_open": { zh: "这个岗位已停止认领。", en: "This post is closed." },
  "claim.too_late": { zh: "认领已经截止。", en: "The deadline for claiming has passed." },
  "claim.too_late_to_withdraw": {
    zh: "已过退出时间，请直接联系社区。",
    en: "It is too late to withdraw here. Please call the community.",
  },
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
  "claim.overlap": { zh: "这个时间您已有另一个岗位。", en: "You already hold another post at this time." },
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
} satisfies Record<string, Both>;
