import { defineWords } from "../../lib/words";

/** Why a post suits, as members and staff read it. */
export const t = defineWords({
  zh: {
    why: "适合您的原因",
    near: "离家近",
    time: "合您的空闲时间",
    skill: "用得上您的特长",
    team: "您报名的服务队",
    suits: "适合您的在前",
    byTime: "按时间排",
    more: "以后的岗位还有很多，这里只列出近期的。",
  },
  en: {
    why: "Why it suits you",
    near: "Near home",
    time: "When you are free",
    skill: "Uses your skill",
    team: "A team you chose",
    suits: "What suits you comes first",
    byTime: "By time",
    more: "There are many more later on; these are the next ones.",
  },
});
