import type { FeedbackLabels } from "../forms/feedback";
import type { FeedbackLines } from "../forms/feedback-lines";

/** Names are Chinese on purpose: district staff type them into their own Word file. */
export const LABEL_PLACEHOLDERS: Record<keyof FeedbackLabels, string> = {
  title: "标题",
  serial: "标签编号",
  basics: "标签基本情况",
  name: "标签姓名",
  gender: "标签性别",
  birth: "标签出生年月",
  workplace: "标签工作单位及职务",
  branch: "标签所在党支部",
  residence: "标签居住社区",
  registered: "标签报到时间",
  phone: "标签联系电话",
  skills: "标签特长",
  posts: "标签认领岗位",
  activities: "标签参与活动",
  index: "标签序号",
  servedOn: "标签服务日期",
  activity: "标签活动名称",
  content: "标签服务内容",
  hours: "标签服务时长",
  rating: "标签服务评价",
  recorder: "标签记录人",
  total: "标签合计",
  times: "标签次",
  hoursUnit: "标签小时",
  points: "标签分",
  blankBelow: "标签以下空白",
  backfilled: "标签补录",
  duty: "标签应参加实参加",
  required: "标签年度要求",
  completed: "标签完成情况",
  leave: "标签请假豁免",
  opinions: "标签意见建议",
  ownOpinion: "标签本人意见",
  residentsOpinion: "标签群众反映",
  assessment: "标签社区意见",
  conduct: "标签表现情况",
  grade: "标签评价等次",
  responsible: "标签负责人签字",
  seal: "标签盖章",
  confirmation: "标签本人确认",
  signature: "标签签字",
  employer: "标签单位党组织",
  receivedOn: "标签收到日期",
  uses: "标签运用情况",
  note: "标签附注",
};

/** One line of the services, inside `{#服务}` … `{/服务}`. */
const SERVICE_PLACEHOLDERS = ["序号", "服务日期", "活动名称", "服务内容", "服务时长", "服务评价", "记录人"] as const;
/** One box of a choice, inside its loop. */
const CHOICE_PLACEHOLDERS = ["勾", "词"] as const;

/** The loops of a form and what may stand inside each. */
export const LOOPS: Readonly<Record<string, readonly string[]>> = {
  服务: SERVICE_PLACEHOLDERS,
  评价等次: CHOICE_PLACEHOLDERS,
  确认意见: CHOICE_PLACEHOLDERS,
  运用情况: CHOICE_PLACEHOLDERS,
};

/** Without these a sheet of paper is not the feedback form; `服务` stands for its loop. */
export const REQUIRED = [
  "姓名",
  "工作单位及职务",
  "服务",
  "服务日期",
  "活动名称",
  "服务时长",
  "合计",
  "表现情况",
  "评价等次",
  "确认意见",
] as const;

const TICKED = "☑";
const BLANK = "☐";

function choice(list: FeedbackLines["grades"]) {
  return list.map(({ ticked, word }) => ({ 勾: ticked ? TICKED : BLANK, 词: word }));
}

function labels(words: FeedbackLabels): Record<string, string> {
  const keys = Object.keys(LABEL_PLACEHOLDERS) as (keyof FeedbackLabels)[];
  return Object.fromEntries(keys.map((key) => [LABEL_PLACEHOLDERS[key], words[key]]));
}

/** The form's texts under the names that a Word template uses. */
export function placeholderValues(f: FeedbackLines) {
  return {
    ...labels(f.labels),
    期间: f.period,
    编号: f.serial,
    姓名: f.name,
    性别: f.gender,
    出生年月: f.birth,
    工作单位及职务: f.workplace,
    所在党支部: f.branch,
    居住社区: f.residence,
    报到时间: f.registeredOn,
    联系电话: f.phone,
    特长: f.skills,
    认领岗位: f.posts,
    服务: f.services.map((s) => ({
      序号: s.index,
      服务日期: s.servedOn,
      活动名称: s.activity,
      服务内容: s.content,
      服务时长: s.hours,
      服务评价: s.rating,
      记录人: s.recorder,
    })),
    合计: f.total,
    年度要求: f.duty.required,
    完成情况: f.duty.completed,
    请假豁免: f.duty.leave,
    本人意见: f.opinions.own,
    群众反映: f.opinions.residents,
    表现情况: f.conduct,
    评价等次: choice(f.grades),
    负责人: f.responsible,
    评价日期: f.assessedOn,
    确认意见: choice(f.answers),
    异议: f.objection,
    本人签字: f.confirmedBy,
    确认日期: f.confirmedOn,
    收到日期: f.receivedOn,
    运用情况: choice(f.uses),
    单位签字: f.employerSignedBy,
    单位签字日期: f.employerSignedOn,
  };
}
