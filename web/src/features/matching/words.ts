import { defineWords } from "../../lib/words";

/** Words of members whom a post would suit. */
export const t = defineWords({
  zh: {
    who: "选人",
    suits: "合适的人",
    all: "全部党员",
    note: "都符合认领规则，这个时间也没有别的岗位。按姓名排列。",
    search: "姓名、单位、特长",
    nobody: "没有合适的人。可以在“全部党员”里找，系统会说明为什么不合适。",
    nobodyFound: "合适的人里没有符合的",
    nobodyYet: "前面的人都不合适，请往下看。",
    saidFree: "说过这时有空",
    saidNothing: "没有填空闲时间",
    skill: "有需要的特长",
    team: "报名了这支队",
  },
  en: {
    who: "Whom",
    suits: "Those who fit",
    all: "All members",
    note: "All meet the rules of claiming and hold no other post at the time. By name.",
    search: "Name, employer, skill",
    nobody: "Nobody fits. Look among all members: why somebody does not is told there.",
    nobodyFound: "Nobody of those who fit matches",
    nobodyYet: "Nobody of the first ones fits; go on.",
    saidFree: "Said to be free then",
    saidNothing: "Said nothing about free times",
    skill: "Has a skill that is needed",
    team: "Chose this team",
  },
});
