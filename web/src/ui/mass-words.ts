import { defineWords, plural } from "../lib/words";

/** What mass actions and reasons say by themselves. */
export const t = defineWords({
  zh: {
    andMore: (n: number) => `及另外 ${n} 项`,
    close: "完成",
    cancel: "取消",
    allDone: (n: number) => `${n} 项全部完成`,
    someDone: (done: number, failed: number) => `完成 ${done} 项，${failed} 项没有完成`,
    noneDone: (n: number) => `${n} 项都没有完成`,
    ok: "完成",
    notDone: "未完成",
    results: "逐项结果",
    reason: "原因",
    reasonHint: "对方会看到这句话",
    phrases: "常用说法",
    reasonMissing: "请写明原因",
  },
  en: {
    andMore: (n) => `and ${n} more`,
    close: "Done",
    cancel: "Cancel",
    allDone: (n) => `All ${n} done`,
    someDone: (done, failed) => `${plural(done, "row")} done, ${failed} not done`,
    noneDone: (n) => `None of ${plural(n, "row")} was done`,
    ok: "Done",
    notDone: "Not done",
    results: "Results, row by row",
    reason: "Reason",
    reasonHint: "The person reads this",
    phrases: "Phrases",
    reasonMissing: "Please give a reason",
  },
});
