import type { Both, Facts } from "./facts";

/** Passkeys: what the service refuses, and what a browser or its owner declines. */
export const passkeyWords = {
  "passkey.wrong": {
    zh: "这个通行密钥没有通过验证，请再试一次，或改用动态口令、备用码。",
    en: "This passkey did not fit. Try again, or use a code.",
  },
  "passkey.too_late": {
    zh: "等的时间太长或已经用过，请再点一次按钮。",
    en: "That took too long, or was used already. Press the button again.",
  },
  "passkey.stopped": {
    zh: (facts: Facts) =>
      `通行密钥“${String(facts.name)}”可能被人复制，已停用。请改用动态口令或备用码，再删除它重新添加。`,
    en: (facts: Facts) =>
      `The passkey “${String(facts.name)}” may have been copied and was stopped. Use a code, then remove it and add it anew.`,
  },
  "passkey.too_many": {
    zh: (facts: Facts) => `最多 ${Number(facts.most)} 个通行密钥，请先删除不用的。`,
    en: (facts: Facts) => `At most ${Number(facts.most)} passkeys. Remove one that is not used.`,
  },
  "passkey.declined": {
    zh: "没有完成验证。可以再点一次，或改用动态口令、备用码。",
    en: "Not completed. Press again, or use a code.",
  },
  "passkey.here_already": {
    zh: "这台设备上已经有您的通行密钥，不用再添加。",
    en: "This device has a passkey of yours already.",
  },
  "passkey.unable": {
    zh: "这台设备或浏览器现在用不了通行密钥，请改用动态口令、备用码。",
    en: "This device or browser cannot use passkeys now. Use a code.",
  },
} satisfies Record<string, Both>;
