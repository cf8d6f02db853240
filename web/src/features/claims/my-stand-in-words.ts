import { defineWords } from "../../lib/words";

/** Words of asking somebody to stand in. */
export const t = defineWords({
  zh: {
    title: "请人替岗",
    note: "填对方的手机号。对方答应前，名额还是您的；答应后名额直接转给对方，不用先退出。",
    phone: "对方手机号",
    say: "捎句话",
    sayHint: "比如时间、集合地点",
    send: "发出",
    needPhone: "请填写对方的手机号",
    sent: "已发出",
    sentNote: "如果对方是本区党员，会收到消息。对方答应后我们告诉您。",
    good: "好的",
  },
  en: {
    title: "Ask for a stand-in",
    note: "Enter the other's mobile number. The place stays yours until the answer is yes; then it passes on directly.",
    phone: "Their mobile number",
    say: "A word to them",
    sayHint: "The time, or where to meet",
    send: "Send",
    needPhone: "Enter the other's mobile number",
    sent: "Sent",
    sentNote: "If the number belongs to a member of this district, he or she is told. We tell you the answer.",
    good: "Good",
  },
});
