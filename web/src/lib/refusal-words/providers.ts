/** Signing in by a district's own identity provider. */
export const providerWords = {
  "provider.unreachable": {
    zh: "统一身份平台暂时没有答复，请稍后再试，或用验证码登录。",
    en: "The identity provider does not answer. Try again later, or sign in with a code.",
  },
  "provider.wrong": {
    zh: "统一身份平台的答复不符合要求，没有登录。请用验证码登录，并告诉本区安全管理员核对设置。",
    en: "The identity provider's answer does not fit. Sign in with a code, and ask the security administrator to check the settings.",
  },
  "provider.declined": {
    zh: "您在统一身份平台取消了登录。可以再试一次，或用验证码登录。",
    en: "You stopped at the identity provider. Try again, or sign in with a code.",
  },
  "provider.expired": {
    zh: "这次登录已经失效：可能超过十分钟、换了浏览器，或者已经用过。请重新登录。",
    en: "This sign-in no longer counts: more than ten minutes, another browser, or used already. Sign in again.",
  },
  "provider.no_account": {
    zh: "统一身份平台没有给出在本区登记、经过验证的手机号。请核对那里的手机号，或联系您的社区。",
    en: "The identity provider named no verified number that is registered in this district. Check the number there, or ask your community.",
  },
};
