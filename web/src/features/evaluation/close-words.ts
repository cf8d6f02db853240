import { defineWords } from "../../lib/words";

/** Words of closing a year: what it means, exactly, before it is done. */
export const t = defineWords({
  zh: {
    close: "封存年度",
    title: (year: string) => `封存 ${year} 年度`,
    what: "封存会做什么",
    what1: (from: string, to: string) =>
      `按现在的记录，计算 ${from} 到 ${to} 每一位党员的次数和小时，再汇总到社区、单位和全区。`,
    what2: "结果连同每条记录计入多少一起保存，从此不变；以后再更正记录，也不影响这份报告。",
    what3: (version: string) => `年度方案（${version}）同时定下，不能再改。`,
    what4: "每位党员都会收到通知，可以查看自己的报告，在规定时间内提出异议。",
    never: "封存不能撤销。它不评等次、不排名，也不会自动判定谁不合格。",
    early: (to: string) => `年度到 ${to} 才结束，确定现在就封存`,
    earlyNote: "从现在到年末的服务都不会计入。",
    type: (year: string) => `请输入年度 ${year} 确认`,
    typeWrong: (year: string) => `请输入 ${year}`,
    confirm: "封存",
    running: "正在封存",
    runningNote: "可以离开本页，会在后台继续；完成后这里就是正式的报告。",
    failed: "封存中断了",
    failedNote: "已经算好的部分保留着，再点一次会从断开的地方继续。",
    again: "继续封存",
    begun: "已开始封存",
  },
  en: {
    close: "Close the year",
    title: (year) => `Close the year ${year}`,
    what: "What closing does",
    what1: (from, to) =>
      `From the records as they stand, it counts the times and hours of every member from ${from} to ${to}, and adds them up by community, employer and district.`,
    what2:
      "The results are kept together with how much of each record counted, and never change: later corrections of records leave this report as it is.",
    what3: (version) => `The scheme (${version}) is settled with it.`,
    what4: "Every member is told, can read the own report, and may object within the set time.",
    never: "It cannot be undone. It gives no grade, makes no ranking, and declares nobody unqualified.",
    early: (to) => `The year ends on ${to}; close it now all the same`,
    earlyNote: "Service from now to the end of the year will not count.",
    type: (year) => `Type ${year} to confirm`,
    typeWrong: (year) => `Type ${year}`,
    confirm: "Close",
    running: "Closing the year",
    runningNote: "You may leave; it goes on in the background. Afterwards this is the final report.",
    failed: "The close stopped",
    failedNote: "What was counted is kept; pressing again goes on from there.",
    again: "Go on",
    begun: "The close has begun",
  },
});
