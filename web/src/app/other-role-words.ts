import { defineWords } from "../lib/words";

/** What is said on a page that is not for the role one acts in. */
export const say = defineWords({
  zh: {
    title: "这一页现在打不开",
    acting: (role: string) => `您现在的身份是“${role}”，看不到这一页`,
    noRole: "需要时，请本区管理员为您设置身份。",
    choose: "换成下面的身份就能打开，地址不变。",
    openAs: (role: string) => `换成“${role}”打开`,
  },
  en: {
    title: "This page does not open now",
    acting: (role) => `You act as ${role}; this page is for others`,
    noRole: "If you need it, ask your district's administrator for a role.",
    choose: "Change to a role that fits; the address stays.",
    openAs: (role) => `Open as ${role}`,
  },
});
