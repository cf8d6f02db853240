import type { Choice, Day, Month } from "./wording";

/** Every word printed on the form. No national form exists: each is data of a district and a year. */
export interface FeedbackLabels {
  title: string;
  serial: string;
  basics: string;
  name: string;
  gender: string;
  birth: string;
  workplace: string;
  branch: string;
  residence: string;
  registered: string;
  phone: string;
  skills: string;
  posts: string;
  activities: string;
  index: string;
  servedOn: string;
  activity: string;
  content: string;
  hours: string;
  rating: string;
  recorder: string;
  total: string;
  times: string;
  hoursUnit: string;
  points: string;
  blankBelow: string;
  backfilled: string;
  duty: string;
  required: string;
  completed: string;
  leave: string;
  opinions: string;
  ownOpinion: string;
  residentsOpinion: string;
  assessment: string;
  conduct: string;
  grade: string;
  responsible: string;
  seal: string;
  confirmation: string;
  signature: string;
  employer: string;
  receivedOn: string;
  uses: string;
  note: string;
}

/** The shipped words of 《在职党员参与社区活动情况反馈表》; a line break inside a block's name stands in its narrow column. */
export const defaultFeedbackLabels: FeedbackLabels = {
  title: "在职党员参与社区活动情况反馈表",
  serial: "编号",
  basics: "基本\n情况",
  name: "姓名",
  gender: "性别",
  birth: "出生年月",
  workplace: "工作单位及职务",
  branch: "所在党支部",
  residence: "居住社区(小区)",
  registered: "报到时间",
  phone: "联系电话",
  skills: "特长",
  posts: "认领岗位",
  activities: "参与\n社区\n活动\n情况",
  index: "序号",
  servedOn: "日期",
  activity: "活动(项目)名称",
  content: "岗位/服务内容",
  hours: "服务时长(小时)",
  rating: "服务对象评价",
  recorder: "记录人",
  total: "合计",
  times: "次",
  hoursUnit: "小时",
  points: "分",
  blankBelow: "（以下空白）",
  backfilled: "（补录）",
  duty: "应参加\n实参加",
  required: "年度要求",
  completed: "完成情况",
  leave: "请假/豁免说明",
  opinions: "意见\n建议",
  ownOpinion: "本人意见建议",
  residentsOpinion: "群众反映",
  assessment: "社区\n党组织\n评价\n意见",
  conduct: "表现情况",
  grade: "评价等次",
  responsible: "负责人签字",
  seal: "（盖章）",
  confirmation: "本人\n确认",
  signature: "签字",
  employer: "所在\n单位\n党组织",
  receivedOn: "收到日期",
  uses: "运用情况",
  note: "注：本表一式两份，社区党组织、党员所在单位党组织各存一份。",
};

/** The shipped grade words; the community picks, the system never does. */
export const defaultGradeWords = ["好", "较好", "一般", "差"] as const;
/** The shipped ways in which an employer uses a form. */
export const defaultUseWords = ["民主评议", "年度考核", "公示"] as const;
/** What a member may answer before the form leaves. */
export const defaultConfirmationWords = ["已阅", "有异议"] as const;

/** One confirmed service as a line of the form. Hours to 0.5, travel excluded. */
export interface FeedbackService {
  servedOn: Day;
  activity: string;
  content: string;
  hours: number;
  rating: string;
  recorder: string;
  /** Entered after the event; printed as a visible mark. */
  backfilled?: boolean | undefined;
}

/** One member's form for one period. Blank texts and missing days stay blank on paper, to be written by hand. */
export interface FeedbackFormData {
  labels: FeedbackLabels;
  /** As printed under the title: `2026年度`, `2026年上半年`. */
  period: string;
  serial: string;
  basics: {
    name: string;
    gender: string;
    birth: Month;
    workplace: string;
    branch: string;
    residence: string;
    registeredOn: Day;
    /** Masked by the caller: a form leaves the community. */
    phoneMasked: string;
    skills: readonly string[];
    posts: readonly string[];
  };
  services: readonly FeedbackService[];
  /** Points only where the district switched them on. */
  totals: { times: number; hours: number; points?: number | undefined };
  duty: { required: string; completed: string; leave: string };
  opinions: { own: string; residents: string };
  assessment: { conduct: string; grade: Choice; responsible?: string | undefined; signedOn?: Day | undefined };
  confirmation: { answer: Choice; objection?: string | undefined; signedBy?: string | undefined; on?: Day | undefined };
  employer: { receivedOn?: Day | undefined; uses: Choice; signedBy?: string | undefined; signedOn?: Day | undefined };
}
