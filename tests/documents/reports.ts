import { type AnnualReportData, defaultAnnualReportLabels } from "@rengang/documents/forms/annual-report";

const TEAMS = ["政策宣讲", "义务联防", "民事调解", "居家养老", "家电维修", "环境整治", "法律咨询", "医疗保健"];

/** A year of an invented community. */
export function report(change: Partial<AnnualReportData> = {}): AnnualReportData {
  return {
    labels: defaultAnnualReportLabels,
    about: "community",
    subject: "文汇街道梧桐社区",
    period: "2026年度",
    issuer: "中共南湖区委组织部",
    issuedOn: "2027-01-15",
    scheme: "南湖区2026年度考评方案（第2版）",
    facts: [
      { label: "所属街道", value: "文汇街道" },
      { label: "书记", value: "吴敏" },
      { label: "已报到党员数", value: "186" },
      { label: "有特长党员数", value: "92" },
    ],
    totals: { people: 171, times: 803, hours: 1622.5 },
    months: Array.from({ length: 12 }, (_, i) => ({
      month: `${i + 1}月`,
      times: 40 + i * 3,
      hours: 90 + ((i * 37) % 80),
    })),
    teams: TEAMS.map((team, i) => ({ team, times: 60 + i * 9, hours: 120 + ((i * 53) % 160) })),
    indicators: [
      { name: "报到接收及时率", value: "186人，平均1.2天", source: "报到登记" },
      { name: "反馈表按期送达", value: "182份", source: "反馈表签收" },
    ],
    parts: Array.from({ length: 30 }, (_, i) => ({
      name: ["陈明远", "欧阳思齐", "林𬭎"][i % 3] as string,
      detail: "南湖区供电公司调度控制中心",
      times: 2 + (i % 9),
      hours: 3.5 + (i % 12),
      grade: "好",
    })),
    outcome: { remark: "组织有力，台账清楚。", objection: "公示期内未收到异议。" },
    ...change,
  };
}
