/** Notice, requests, erasure. */
export const privacyWords = {
  "privacy.notice_changed": {
    zh: "告知书刚刚更新了，请重新阅读。",
    en: "The notice has just changed. Please read it again.",
  },
  "privacy.same_value": { zh: "这一项已经是这个内容了。", en: "It says so already." },
  "privacy.already_asked": { zh: "同样的请求正在办理，请等答复。", en: "The same request is waiting for its answer." },
  "privacy.too_many": {
    zh: "正在办理的请求太多，请等答复后再提。",
    en: "Too many open requests. Wait for an answer first.",
  },
  "privacy.closed": { zh: "这个请求已经办结。", en: "This request is closed." },
  "privacy.not_examined": { zh: "请先由另一人初审。", en: "Somebody else has to look at it first." },
  "privacy.same_person": { zh: "初审和复核不能是同一个人。", en: "The second look is another person's." },
  "privacy.must_wait": {
    zh: "还有未办完的事，暂时不能注销，请看“要先办的事”。",
    en: "Something has to be settled first. See what stands against it.",
  },
  "privacy.compulsory": {
    zh: "这项用途是履行职责或保护账户所必需的，不能停止。请选“不同意”，向本人说明理由。",
    en: "A duty or the safety of accounts depends on this use; it cannot end. Refuse, and say why.",
  },
} as const;
