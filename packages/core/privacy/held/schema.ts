import { instantSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { LOOK_PURPOSES, lookReasonSchema } from "../../looks/schema";

/** What people read about one kind of item: its heading, where it comes from, who sees it, how long it is kept. */
export interface HeldWords {
  readonly title: string;
  readonly from: string;
  readonly seenBy: string;
  readonly kept: string;
}
/** In both languages, with the names of its fields (Chinese, English); a field is a path within the row. */
export interface HeldKindWords {
  readonly zh: HeldWords;
  readonly en: HeldWords;
  readonly fields: Readonly<Record<string, readonly [zh: string, en: string]>>;
}

const kind = (
  zh: readonly [string, string, string, string],
  en: readonly [string, string, string, string],
  fields: HeldKindWords["fields"],
): HeldKindWords => {
  const words = ([title, from, seenBy, kept]: typeof zh): HeldWords => ({ title, from, seenBy, kept });
  return { zh: words(zh), en: words(en), fields };
};

/** Every kind of item that a member is shown and given, in the order of the page. */
export const HELD = {
  MEMBER: kind(
    [
      "党员名册",
      "区导入或社区登记，本人补充",
      "所在社区；街道、区看到隐去的手机号，说明理由才能看全号并告知本人",
      "报到期间",
    ],
    [
      "Roster",
      "Imported by the district or entered by the community; completed by you",
      "Your community; street and district see a masked phone, in full only for a reason that you are told",
      "While you are registered",
    ],
    {
      name: ["姓名", "Name"],
      phone: ["手机号", "Phone"],
      sex: ["性别", "Sex"],
      bornIn: ["出生年月", "Born in"],
      kind: ["人员类别", "Kind"],
      employerName: ["单位", "Employer"],
      position: ["职务", "Position"],
      branch: ["所在支部", "Branch"],
      unitName: ["社区", "Community"],
      compoundName: ["小区", "Compound"],
      skills: ["特长", "Skills"],
      freeTimes: ["空闲时间", "Free times"],
      "registration.state": ["报到状态", "Registration"],
      "registration.appliedAt": ["申请时间", "Asked at"],
      "registration.acceptedAt": ["接收时间", "Accepted at"],
      "registration.endedAt": ["注销时间", "Ended at"],
      "registration.reason": ["说明", "Reason"],
      "registration.teams": ["服务队", "Teams"],
    },
  ),
  REGISTRATION_HISTORY: kind(
    ["报到历史", "每次报到、转移、注销时留下", "所在社区和区", "报到期间"],
    ["Registration history", "Kept with each change", "Community and district", "While you are registered"],
    {
      unitName: ["社区", "Community"],
      state: ["状态", "State"],
      until: ["到", "Until"],
      reason: ["说明", "Reason"],
    },
  ),
  CALENDAR: kind(
    ["认领中的岗位", "您认领或候补时", "岗位的组织者", "活动结束后随年度清理"],
    ["Claims now", "When you claim or wait", "The post's organisers", "Until the year is closed"],
    {
      held: ["认领（个）", "Held (number)"],
      waiting: ["候补（个）", "Waiting (number)"],
    },
  ),
  CLAIM_EVENT: kind(
    ["认领经过", "您和组织者的每一步", "岗位的组织者", "原因随注销删除"],
    [
      "History of claims",
      "Each step of yours and the organisers'",
      "The post's organisers",
      "Reasons go with an erasure",
    ],
    {
      event: ["经过", "Step"],
      at: ["时间", "At"],
      why: ["原因", "Reason"],
    },
  ),
  STAND_IN: kind(
    ["替岗请求", "请您替岗的党员", "您和对方", "随注销删除"],
    ["Stand-in requests", "Members who asked you", "You and the other member", "Go with an erasure"],
    {
      fromName: ["谁请求", "Asked by"],
      state: ["状态", "State"],
      note: ["留言", "Note"],
      askedAt: ["时间", "At"],
    },
  ),
  SERVICE: kind(
    ["服务记录", "签到、组织者点名或本人补报", "所在社区、组织者；汇总给单位", "年度考评后不带姓名保留"],
    [
      "Service records",
      "Check-in, the organiser's roster, or your report",
      "Your community and organisers; in sum your employer",
      "After the year's close without a name",
    ],
    {
      title: ["岗位", "Post"],
      on: ["日期", "Day"],
      hours: ["时长", "Hours"],
      state: ["状态", "State"],
      content: ["内容", "Content"],
      evidence: ["依据", "Evidence"],
      recordedByName: ["记录人", "Recorded by"],
      confirmedByName: ["确认人", "Confirmed by"],
      quality: ["评价", "Remark"],
      reason: ["补录原因", "Reason of a back-fill"],
    },
  ),
  LEDGER_SUMMARY: kind(
    ["年度合计", "由服务记录算出", "所在社区", "不带姓名保留"],
    ["Sums of the year", "Counted from your records", "Your community", "Kept without a name"],
    {
      times: ["次数", "Times"],
      hours: ["时长", "Hours"],
    },
  ),
  FEEDBACK: kind(
    ["反馈表", "社区填写，您确认", "所在社区、区、单位党组织", "送达后三年"],
    [
      "Feedback forms",
      "Written by the community, seen by you",
      "Community, district, your employer",
      "Three years after delivery",
    ],
    {
      periodTitle: ["周期", "Period"],
      unitName: ["社区", "Community"],
      employerName: ["单位", "Employer"],
      times: ["次数", "Times"],
      hours: ["时长", "Hours"],
      remark: ["评语", "Remark"],
      residents: ["群众评价", "Residents' view"],
      own: ["本人意见", "Your comment"],
    },
  ),
  FEEDBACK_FACTS: kind(
    ["反馈表所附事实", "出表时的名册和记录", "同反馈表", "送达后三年"],
    [
      "Facts of the forms",
      "Roster and records when the form was drawn up",
      "As the form",
      "Three years after delivery",
    ],
    {
      residence: ["居住地", "Residence"],
      registeredOn: ["报到日期", "Registered on"],
      phone: ["手机号", "Phone"],
      position: ["职务", "Position"],
      branch: ["支部", "Branch"],
      posts: ["岗位", "Posts"],
      services: ["服务（条）", "Services (number)"],
    },
  ),
  REPORT_RESULT: kind(
    ["年度考评结果", "关闭年度时算出", "所在社区、街道、区、单位", "合计不带姓名保留"],
    [
      "Results of the year",
      "Computed when the year is closed",
      "Community, street, district, employer",
      "Sums without a name",
    ],
    {
      year: ["年度", "Year"],
      times: ["次数", "Times"],
      hours: ["时长", "Hours"],
      unitName: ["社区", "Community"],
      employerName: ["单位", "Employer"],
    },
  ),
  EXEMPTION: kind(
    ["免除时段", "社区或区登记", "所在社区和区", "随注销删除"],
    ["Exemptions", "Entered by community or district", "Community and district", "Go with an erasure"],
    {
      year: ["年度", "Year"],
      periods: ["时段（个）", "Spans (number)"],
    },
  ),
  REPORT_OBJECTION: kind(
    ["对年度报告的异议", "您提出", "所在社区和区", "内容随注销删除"],
    ["Objections to a report", "Made by you", "Community and district", "Words go with an erasure"],
    {
      year: ["年度", "Year"],
      text: ["内容", "Words"],
      at: ["时间", "At"],
      answer: ["答复", "Answer"],
    },
  ),
  SUGGESTION: kind(
    ["意见和投诉", "您提交", "办理的社区、街道、区或审计人员；不署名时看不到您", "注销时删除内容和署名"],
    [
      "Suggestions and complaints",
      "Sent by you",
      "Whoever answers; not your name where you did not sign",
      "Words and name go with an erasure",
    ],
    {
      text: ["内容", "Words"],
      contact: ["联系方式", "Contact"],
      "stand.state": ["状态", "State"],
      sentAt: ["时间", "Sent at"],
      unitName: ["办理单位", "With"],
    },
  ),
  NOTIFICATION: kind(
    ["消息", "事情有变化时", "您本人", "随注销删除"],
    ["Notices", "When something changes", "You", "Go with an erasure"],
    {
      at: ["时间", "At"],
      "facts.title": ["岗位", "Post"],
      "facts.unit": ["社区", "Community"],
      "facts.reason": ["说明", "Reason"],
    },
  ),
  ACCOUNT: kind(
    ["登录的设备", "每次登录", "您本人", "十四天"],
    ["Signed-in devices", "Each sign-in", "You", "Fourteen days"],
    {
      sessions: ["设备（台）", "Devices (number)"],
    },
  ),
  FACTORS: kind(
    ["登录保护", "您设置通行密钥、动态口令、密码时", "没有人能看到口令和密码", "您停用为止"],
    ["What guards the account", "When you set it up", "Nobody can read seed or password", "Until you put it away"],
    {
      since: ["动态口令启用", "Authenticator since"],
      passkeys: ["通行密钥（个）", "Passkeys (number)"],
      passwordSince: ["密码设置", "Password since"],
    },
  ),
  OWN_CALENDAR_FEED: kind(
    ["日历订阅地址", "您开启时", "知道地址的人", "您关闭为止"],
    ["Calendar address", "When you open it", "Whoever knows the address", "Until you close it"],
    {
      since: ["开启时间", "Since"],
    },
  ),
  GRANT: kind(
    ["工作角色", "由管理员授予", "管理员", "任职期间"],
    ["Roles", "Given by an administrator", "Administrators", "While held"],
    {
      role: ["角色", "Role"],
      placeName: ["范围", "Place"],
      phone: ["手机号", "Phone"],
      grantedAt: ["授予时间", "Given at"],
    },
  ),
  FEEDBACK_PHRASES: kind(
    ["常用评语", "您写反馈表时", "您本人", "任职期间"],
    ["Own phrases", "When you write forms", "You", "While you hold the role"],
    {
      phrases: ["短语", "Phrases"],
    },
  ),
  PRIVACY_ANSWER: kind(
    ["对告知书的答复", "您的每次答复", "您本人", "随注销删除"],
    ["Answers to the notice", "Each of your answers", "You", "Go with an erasure"],
    {
      noticeVersion: ["版本", "Version"],
      at: ["时间", "At"],
      agreed: ["同意的事项", "Agreed to"],
    },
  ),
  PRIVACY_REQUEST: kind(
    ["个人信息请求", "您提出", "所在社区和区", "内容随注销删除"],
    ["Privacy requests", "Made by you", "Community and district", "Words go with an erasure"],
    {
      about: ["类别", "Kind"],
      "stage.state": ["状态", "State"],
      askedAt: ["时间", "At"],
      value: ["希望改为", "Wanted"],
      text: ["说明", "Words"],
    },
  ),
} as const satisfies Record<string, HeldKindWords>;
export type HeldKind = keyof typeof HELD;
export const heldKindSchema = z.enum(Object.keys(HELD) as [HeldKind, ...HeldKind[]]);

export const heldViewSchema = z.object({
  sections: z.array(
    z.object({
      kind: heldKindSchema,
      count: z.int(),
      rows: z.array(z.array(z.object({ field: z.string(), value: z.string() }))),
    }),
  ),
  /** What others did to these data, the latest first. */
  acts: z.array(z.object({ kind: z.string(), verb: z.string(), at: instantSchema, byName: z.string() })),
  /** Who looked, at this person or at a list of which the person is part, the latest first. */
  looks: z.array(
    z.object({
      at: instantSchema,
      byName: z.string(),
      role: z.string(),
      purpose: z.enum(LOOK_PURPOSES),
      list: z.boolean(),
      /** Whether the phone was read in full. */
      phone: z.boolean(),
      /** Given where the role alone does not show it. */
      reason: lookReasonSchema.optional(),
    }),
  ),
});
export type HeldView = z.output<typeof heldViewSchema>;

export const exportMineSchema = z.object({ cursor: z.string().max(300).optional() });

/** A member's data to take along: `held` has every row as it is stored, with the kind of item, which no row says itself. */
export const myExportSchema = z.object({
  format: z.literal("rengang.person"),
  formatVersion: z.literal(2),
  madeAt: instantSchema,
  district: z.object({ id: z.string(), name: z.string() }),
  personId: z.string(),
  noticeVersion: z.int(),
  held: z.array(z.looseObject({ item: z.string() })),
  /** Where the next part begins; absent in the last. */
  cursor: z.string().optional(),
});
export type MyExport = z.output<typeof myExportSchema>;
