import { type Both, count, type Facts } from "./facts";

/** Posts. */
export const postWords = {
  "post.in_the_past": {
    zh: "开始时间已经过去，请选择以后的时间。",
    en: "The start is in the past. Choose a later time.",
  },
  "post.not_open": { zh: "这个岗位现在没有开放。", en: "This post is not open." },
  "post.not_proposed": { zh: "这个岗位不在待审核状态。", en: "This post is not waiting for approval." },
  "post.over": { zh: "这个岗位已经结束。", en: "This post is over." },
  "post.places_below_taken": {
    zh: (facts: Facts) =>
      `已有 ${count(facts.taken)} 人认领，请先选出 ${count(facts.toRelease)} 人让出名额，并写明原因。`,
    en: (facts: Facts) =>
      `${count(facts.taken)} places are taken. Choose ${count(facts.toRelease)} people to release, and say why.`,
  },

  "post.not_draft": { zh: "这个岗位已经不是草稿。", en: "This post is no longer a draft." },
  "post.not_closed": { zh: "这个岗位没有停止认领，不用重新开放。", en: "This post is not closed." },
  "post.moved": {
    zh: "这场活动已改期，请到新的场次操作。",
    en: "This session has been moved. Please use the new one.",
  },
  "series.unfinished": {
    zh: "上一次处理没有做完。请先在系列页面点“继续处理”。",
    en: "The last change was not finished. Press “Go on” on the page of the series first.",
  },
  "series.busy": {
    zh: "这个系列正在处理上一次改动，请稍等片刻。",
    en: "The last change of this series is still at work. Please wait a moment.",
  },
  "post.busy": {
    zh: "这个岗位正在调整，请过几秒再试。",
    en: "This post is being changed. Please try again in a few seconds.",
  },
} satisfies Record<string, Both>;
