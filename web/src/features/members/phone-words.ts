import { defineWords } from "../../lib/words";

/** Words of reading a full number for a reason. */
export const t = defineWords({
  zh: {
    show: "查看完整号码",
    title: "查看完整手机号",
    told: "会记下您的姓名、理由和时间，并马上告知本人。能请社区联系的，请优先请社区联系。",
    why: "为什么需要",
    whyMissing: "请选一项理由",
    note: "具体说明",
    noteHint: "本人会看到，例如：明早会议改到九点，要马上通知",
    noteMissing: "请写明具体事由",
    confirm: "查看",
    cancel: "取消",
    shown: "本次已记录并告知本人",
  },
  en: {
    show: "Show the full number",
    title: "Show the full number",
    told: "Your name, the reason and the time are kept, and the member is told at once. Where the community can call, let it.",
    why: "Why you need it",
    whyMissing: "Choose a reason",
    note: "What exactly",
    noteHint: "The member reads it. For example: tomorrow's meeting has been moved to nine",
    noteMissing: "Say what exactly it is for",
    confirm: "Show",
    cancel: "Cancel",
    shown: "Kept on record; the member has been told",
  },
});
