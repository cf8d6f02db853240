import type { Day } from "./wording";

/** Whom a report is about. */
export type ReportSubject = "member" | "community" | "employer" | "district";

/** The words of an annual report; data of a district like every label. */
export interface AnnualReportLabels {
  /** By subject. */
  title: Record<ReportSubject, string>;
  basics: string;
  activity: string;
  overall: string;
  byMonth: string;
  byTeam: string;
  indicators: string;
  /** The list at the end, by subject: services, members or communities. */
  parts: Record<ReportSubject, string>;
  outcome: string;
  scheme: string;
  /** `{people}`, `{times}`, `{hours}` are replaced. */
  overallText: Record<ReportSubject, string>;
  pointsText: string;
  disclaimer: string;
  index: string;
  month: string;
  team: string;
  people: string;
  times: string;
  hours: string;
  points: string;
  grade: string;
  indicator: string;
  value: string;
  source: string;
  partName: Record<ReportSubject, string>;
  partDetail: Record<ReportSubject, string>;
  total: string;
  remark: string;
  objection: string;
}

/** The shipped words. The system proposes no grade; a report says so (rules on digital formalism, 2024). */
export const defaultAnnualReportLabels: AnnualReportLabels = {
  title: {
    member: "在职党员参与社区活动年度考评报告",
    community: "社区党组织年度考评报告",
    employer: "单位党组织年度考评报告",
    district: "在职党员参与社区活动年度考评报告",
  },
  basics: "基本情况",
  activity: "参与活动情况",
  overall: "总体情况",
  byMonth: "按月分布",
  byTeam: "按服务队分布",
  indicators: "考评指标",
  parts: { member: "服务明细", community: "党员参与情况", employer: "党员参与情况", district: "社区参与情况" },
  outcome: "考评意见",
  scheme: "考评依据",
  overallText: {
    member: "本年度参加服务{times}次，服务时长{hours}小时。",
    community: "本年度共有{people}名在职党员参加服务{times}人次，服务时长{hours}小时。",
    employer: "本年度本单位共有{people}名在职党员参加服务{times}人次，服务时长{hours}小时。",
    district: "本年度全区共有{people}名在职党员参加服务{times}人次，服务时长{hours}小时。",
  },
  pointsText: "按考评方案计{points}分。",
  disclaimer: "本报告如实记录参与情况，仅作为评价依据之一，评价等次由党组织研究确定。",
  index: "序号",
  month: "月份",
  team: "服务队",
  people: "人数",
  times: "次数",
  hours: "小时",
  points: "分值",
  grade: "评价等次",
  indicator: "指标",
  value: "完成情况",
  source: "数据来源",
  partName: { member: "活动(项目)名称", community: "姓名", employer: "姓名", district: "社区" },
  partDetail: { member: "日期", community: "单位", employer: "社区", district: "街道" },
  total: "合计",
  remark: "考评意见",
  objection: "异议处理",
};

/** A line of the closing list. Printed in the order given: roster or tree order, never a ranking. */
export interface ReportPart {
  name: string;
  /** Date of a service, unit of a member, street of a community. */
  detail: string;
  people?: number | undefined;
  times: number;
  hours: number;
  points?: number | undefined;
  grade?: string | undefined;
}

/** One year of a member, community, employer or district. Hours to 0.5; points only where switched on. */
export interface AnnualReportData {
  labels: AnnualReportLabels;
  about: ReportSubject;
  subject: string;
  period: string;
  issuer: string;
  issuedOn: Day;
  /** Name and version of the frozen scheme. */
  scheme: string;
  facts: readonly { label: string; value: string; wide?: boolean }[];
  totals: { people?: number | undefined; times: number; hours: number; points?: number | undefined };
  months: readonly { month: string; times: number; hours: number }[];
  teams: readonly { team: string; times: number; hours: number }[];
  indicators: readonly { name: string; value: string; points?: number | undefined; source: string }[];
  parts: readonly ReportPart[];
  outcome: { grade?: string | undefined; remark?: string | undefined; objection?: string | undefined };
}
