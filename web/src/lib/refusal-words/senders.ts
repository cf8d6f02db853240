/** How messages go out. */
export const senderWords = {
  "sender.security_admin_sets": {
    zh: "本区已有安全管理员，发送设置由安全管理员修改。",
    en: "This district has a security administrator, who changes these settings.",
  },
  "sender.not_set": {
    zh: "这个渠道还没有填写凭据，请先设置。",
    en: "This channel has no credentials yet. Set it up first.",
  },
  "sender.in_use": {
    zh: "还有消息经这个渠道发送，请先改用其他渠道。",
    en: "Messages still go out this way. Choose another channel for them first.",
  },
  "sender.too_many_tests": { zh: "测试太频繁，请一分钟后再试。", en: "One test a minute. Try again shortly." },
};
