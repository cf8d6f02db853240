import { defineWords } from "../../lib/words";

/** Words of acting for two districts. */
export const t = defineWords({
  zh: {
    title: "所在的区",
    current: "当前",
    another: "登录另一个区",
    note: "在不同的区各有身份时，在这里切换。一次只办一个区的事。",
  },
  en: {
    title: "District",
    current: "Now",
    another: "Sign in to another district",
    note: "With roles in several districts, change over here. One acts in one district at a time.",
  },
});
