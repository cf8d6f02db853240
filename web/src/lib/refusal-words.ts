import type { Fact } from "./problem";
import type { RefusalCode } from "./refusal-code";

type Facts = Record<string, Fact>;
type Say = string | ((facts: Facts) => string);

const count = (fact: Fact | undefined): number => (typeof fact === "number" ? fact : 0);

/** What each refusal says to a person: what happened, and what to do now. A code without words does not compile. */
export const refusalWords: Record<RefusalCode, { zh: Say; en: Say }> = {
  "session.required": {
    zh: "请先登录，已填的内容会保留。",
    en: "Please sign in; what you typed is kept.",
  },
  "permission.denied": {
    zh: "您当前的身份不能做这件事。如有多个身份，可在“账户”里切换。",
    en: "Your present role cannot do this. If you hold several roles, switch under Account.",
  },
  "input.invalid": {
    zh: "有几项需要修改，请看标出的地方。",
    en: "A few fields need your attention; see the marked ones.",
  },
  "input.unreadable": {
    zh: "提交的内容无法读取，请刷新后再试。",
    en: "What was sent could not be read. Reload and try again.",
  },
  "input.too_large": {
    zh: "内容或文件太大，请减小后再试。",
    en: "The content or file is too large. Make it smaller and try again.",
  },
  "thing.missing": {
    zh: "没有找到，可能已被移走。请返回上一页。",
    en: "Not found; it may have been moved. Go back one page.",
  },
  "idempotency.mismatch": {
    zh: "这一步已经提交过，请刷新查看结果。",
    en: "This was already submitted. Reload to see the result.",
  },
  "change.stale": {
    zh: "刚才有人改过这条内容，请刷新后再试。",
    en: "Someone changed this just now. Reload and try again.",
  },
  "service.busy": {
    zh: "系统正忙，请稍后再试，已填的内容会保留。",
    en: "The system is busy. Try again shortly; what you typed is kept.",
  },

  "code.too_soon": {
    zh: "验证码刚刚发出，请稍等一分钟再获取。",
    en: "A code was just sent. Wait a minute before asking again.",
  },
  "code.wrong": {
    zh: "验证码不对或已过期，请核对短信，或重新获取。",
    en: "The code is wrong or has expired. Check the message or get a new one.",
  },
  "code.used_up": {
    zh: "输错次数太多，请过一会儿再获取新的验证码。",
    en: "Too many wrong codes. Wait a while, then get a new one.",
  },
  "grant.own_last": {
    zh: "这是您自己最后一个管理身份，不能撤销。",
    en: "This is your own last administrator role; it cannot be ended.",
  },
  "grant.wrong_level": { zh: "这个身份不能设在这一级组织。", en: "This role cannot be given at this level." },

  "district.id_taken": { zh: "这个区的代号已被使用，请换一个。", en: "This district code is taken. Choose another." },
  "unit.full": { zh: "这个组织下面不能再增加了。", en: "No more can be added below this unit." },
  "unit.name_taken": {
    zh: "同级已有同名组织，请换一个名称。",
    en: "A unit of this name already exists here. Choose another name.",
  },
  "unit.too_deep": { zh: "这一级下面不能再设组织。", en: "No units can be placed below this level." },
  "employer.name_taken": { zh: "已有同名单位，请核对。", en: "An employer of this name already exists. Please check." },
  "member.phone_taken": {
    zh: "这个手机号已登记在另一位党员名下，请核对。",
    en: "This number belongs to another member. Please check.",
  },
  "member.wrong_unit": { zh: "请选择社区一级的组织。", en: "Choose a unit at community level." },

  "registration.already_accepted": {
    zh: "这位党员已经报到，无需重复办理。",
    en: "This member has already been accepted.",
  },
  "registration.has_claims": {
    zh: "还有未完成的岗位，请先退出或完成后再转。",
    en: "There are open posts. Finish or leave them before moving.",
  },
  "registration.not_accepted": { zh: "还没有完成报到，请先报到。", en: "Registration is not complete yet." },
  "registration.not_applied": { zh: "没有待接收的报到申请。", en: "There is no registration waiting." },
  "registration.same_unit": { zh: "已经在这个社区，无需转入。", en: "Already registered in this community." },

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
    zh: (facts) => `同时最多认领 ${count(facts.most)} 个岗位，您已有 ${count(facts.open)} 个。`,
    en: (facts) => `You can hold ${count(facts.most)} posts at a time and have ${count(facts.open)}.`,
  },
  "claim.post_full": {
    zh: (facts) =>
      count(facts.waiting) < count(facts.waitMax) ? "名额已满，可以排队候补。" : "名额和候补都已满，看看其他岗位吧。",
    en: (facts) =>
      count(facts.waiting) < count(facts.waitMax)
        ? "All places are taken; you can join the waiting list."
        : "All places and the waiting list are full. Please see other posts.",
  },
};
