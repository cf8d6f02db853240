import { defineWords } from "../../lib/words";

/** Words of the member's own claims. */
export const t = defineWords({
  zh: {
    title: "我的认领",
    note: "按时间排列，结束后会转到“记录”。",
    next: "接下来",
    all: "全部",
    home: "首页",
    today: "今天",
    tomorrow: "明天",
    inDays: (days: number) => `${days} 天后`,
    none: "还没有认领岗位",
    noneNote: "挑一个离家近、时间合适的，认领后会出现在这里。",
    find: "看看岗位",
    callInstead: "来不了？打电话给社区",
    checkInHint: "到场后扫现场的签到码",
  },
  en: {
    title: "My claims",
    note: "In the order of time; what is over moves to Record.",
    next: "What comes next",
    all: "All",
    home: "Home",
    today: "Today",
    tomorrow: "Tomorrow",
    inDays: (days) => `In ${days} days`,
    none: "No claims yet",
    noneNote: "Choose one near home at a time that suits you; it will appear here.",
    find: "See posts",
    callInstead: "Cannot come? Call the community",
    checkInHint: "On site, scan the code shown there",
  },
});
