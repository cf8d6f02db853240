import {
  defaultConfirmationWords,
  defaultFeedbackLabels,
  defaultGradeWords,
  defaultUseWords,
  type FeedbackFormData,
  type FeedbackService,
} from "@rengang/documents/forms/feedback";

/** Everyone and every place here is invented. */
const NAMES = ["陈明远", "欧阳思齐", "林𬭎", "李䶮", "周㛃", "买买提江·阿不都热合曼", "何静"];
const WORK: [string, string][] = [
  ["护城河沿岸环境清洁行动", "清理河道两侧垃圾、劝导乱停乱放"],
  ["“周末文明交通”志愿劝导", "路口秩序维护"],
  ["独居老人入户走访", "3号楼至9号楼走访、代买药品"],
  ["社区图书角整理与亲子共读", "图书分类上架"],
  ["夜间平安巡逻", "义务联防岗"],
  ["惠民政策进楼栋宣讲", "医保缴费政策讲解"],
  ["小家电便民维修日", "家电维修岗"],
];

export function services(count: number): FeedbackService[] {
  return Array.from({ length: count }, (_, i) => {
    const [activity, content] = WORK[i % WORK.length] as [string, string];
    return {
      servedOn: `2026-${String((i % 12) + 1).padStart(2, "0")}-${String(((i * 7) % 27) + 1).padStart(2, "0")}`,
      activity,
      content,
      hours: 1 + (i % 4) * 0.5,
      rating: ["好", "满意", ""][i % 3] as string,
      recorder: ["吴敏", "赵文博"][i % 2] as string,
      ...(i % 9 === 4 ? { backfilled: true } : {}),
    };
  });
}

export function form(n = 0, count = 12, change: Partial<FeedbackFormData> = {}): FeedbackFormData {
  const served = services(count);
  return {
    labels: defaultFeedbackLabels,
    period: "2026年度",
    serial: `NH-2026-${String(n + 1).padStart(5, "0")}`,
    basics: {
      name: NAMES[n % NAMES.length] as string,
      gender: n % 2 ? "女" : "男",
      birth: "1985-03",
      workplace: "南湖区供电公司调度控制中心 副主任",
      branch: "调度控制中心党支部",
      residence: "文汇街道梧桐社区（梧桐苑）",
      registeredOn: "2026-03-05",
      phoneMasked: "138****0007",
      skills: ["电工", "应急救护"],
      posts: ["环境整治岗", "义务联防岗"],
    },
    services: served,
    totals: { times: served.length, hours: served.reduce((sum, s) => sum + s.hours, 0) },
    duty: { required: "全年不少于2次", completed: `实际参加${count}次`, leave: "7月至8月因病请假，要求按比例减免" },
    opinions: { own: "希望增加周末的家电维修活动。", residents: "居民反映该同志热心、守时、好说话。" },
    assessment: {
      conduct:
        "该同志能够主动到社区报到，按时参加服务活动，作风扎实，在独居老人走访和夜间巡逻中表现突出，居民反映良好。",
      grade: { words: defaultGradeWords, chosen: ["好"] },
    },
    confirmation: { answer: { words: defaultConfirmationWords, chosen: ["已阅"] }, on: "2026-12-02" },
    employer: { uses: { words: defaultUseWords, chosen: [] } },
    ...change,
  };
}
