import type {
  CommunityReport,
  DistrictReport,
  EmployerReport,
  GroupTotals,
  MemberReport,
  MemberResult,
  ReportHead,
} from "@rengang/core/evaluation/schema";
import { STANDARD_TEAMS, teamName } from "@rengang/core/teams/schema";
import { type AnnualReportData, defaultAnnualReportLabels } from "@rengang/documents/forms/annual-report";
import { chineseDay, dottedDay, hoursText } from "@rengang/documents/forms/wording";
import { dayOf } from "@rengang/kernel/time";

/** Who issues and when, which no report itself tells. */
export interface Issue {
  readonly districtName: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Sums = Pick<GroupTotals, "times" | "hours" | "byTeam" | "byMonth">;
type Shared = Pick<AnnualReportData, "labels" | "period" | "issuedOn" | "scheme" | "months" | "teams">;

const NOTHING = { times: 0, hours: 0 };
const SOURCE = "社区确认的服务记录";

/** Every month of the period, those without service too; the year is named only where a period has two. */
function monthsOf({ from, to }: ReportHead, byMonth: Sums["byMonth"]): AnnualReportData["months"] {
  const months: AnnualReportData["months"][number][] = [];
  const twoYears = from.slice(0, 4) !== to.slice(0, 4);
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ; ) {
    const key = `${year}-${String(month).padStart(2, "0")}`;
    if (key > to.slice(0, 7)) return months;
    months.push({ month: twoYears ? `${year}年${month}月` : `${month}月`, ...(byMonth[key] ?? NOTHING) });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** The eight teams in their order, then custom ones; a thin team shows as such. */
function teamsOf(byTeam: Sums["byTeam"]): AnnualReportData["teams"] {
  const custom = Object.keys(byTeam)
    .filter((team) => team.startsWith("n:"))
    .sort();
  return [...STANDARD_TEAMS, ...custom].map((team) => ({ team: teamName(team), ...(byTeam[team] ?? NOTHING) }));
}

function shared(head: ReportHead, sums: Sums, { now }: Issue): Shared {
  const { year, schemeVersion, frozen, frozenAt } = head;
  const version = schemeVersion === 0 ? "默认方案，只计次数和时长" : `第${schemeVersion}版`;
  return {
    labels: defaultAnnualReportLabels,
    period: frozen ? `${year}年度` : `${year}年度，预览，尚未封存`,
    issuedOn: dayOf(frozenAt === undefined ? now : Date.parse(frozenAt)),
    scheme: `${year}年度考评方案（${version}）`,
    months: monthsOf(head, sums.byMonth),
    teams: teamsOf(sums.byTeam),
  };
}

const periodFact = ({ from, to }: ReportHead) => ({
  label: "统计期间",
  value: `${chineseDay(from)}至${chineseDay(to)}`,
  wide: true,
});

function progress(done: string, unit: string, required?: number, remaining?: number): string {
  if (required === undefined) return `${done}${unit}`;
  const left = remaining ? `，还差 ${hoursText(remaining)} ${unit}` : "";
  return `${done}${unit}（年度要求 ${hoursText(required)} ${unit}${left}）`;
}

function memberIndicators({ member, exemptions }: MemberReport): AnnualReportData["indicators"] {
  const { required, remaining } = member;
  const leave = exemptions.map((e) => `${e.reason} ${dottedDay(e.from)}—${dottedDay(e.to)}`).join("；");
  return [
    { name: "服务次数", value: progress(String(member.times), "次", required.times, remaining.times), source: SOURCE },
    {
      name: "服务时长",
      value: progress(hoursText(member.hours), "小时", required.hours, remaining.hours),
      ...(member.points !== undefined && { points: member.points }),
      source: SOURCE,
    },
    ...(member.band === undefined ? [] : [{ name: "星级", value: member.band, source: "考评方案" }]),
    ...(leave === "" ? [] : [{ name: "请假、豁免", value: leave, source: "社区登记" }]),
  ];
}

/** A member's report for paper and sheet. */
export function memberReportData(report: MemberReport, issue: Issue): AnnualReportData {
  const { member, records, objection } = report;
  const answered = objection?.answer === undefined ? "待答复" : `答复：${objection.answer}`;
  return {
    ...shared(report, member, issue),
    about: "member",
    subject: member.name,
    issuer: `${member.unitName}党组织`,
    facts: [
      { label: "姓名", value: member.name },
      { label: "工作单位", value: member.employerName ?? "" },
      { label: "所在社区", value: member.unitName },
      { label: "报到", value: member.registered ? "已报到" : "未报到" },
      periodFact(report),
    ],
    totals: { times: member.times, hours: member.hours, points: member.points },
    indicators: memberIndicators(report),
    parts: records.map(({ title, on, countedTimes, countedHours, points, backfilled }) => ({
      name: backfilled ? `${title}（补录）` : title,
      detail: dottedDay(on),
      times: countedTimes,
      hours: countedHours,
      points,
    })),
    outcome: objection ? { objection: `${objection.text}；${answered}` } : {},
  };
}

function groupIndicators({ members, registered, served, times, hours }: GroupTotals): AnnualReportData["indicators"] {
  return [
    ...(members === undefined ? [] : [{ name: "党员数", value: `${members}人`, source: "党员名册" }]),
    ...(registered === undefined ? [] : [{ name: "已报到党员数", value: `${registered}人`, source: "报到登记" }]),
    { name: "参加服务党员数", value: `${served}人`, source: SOURCE },
    { name: "服务人次", value: `${times}人次`, source: SOURCE },
    { name: "服务时长", value: `${hoursText(hours)}小时`, source: SOURCE },
  ];
}

const totalsFor = ({ served, times, hours }: GroupTotals) => ({ people: served, times, hours });
const memberPart = (detail: (m: MemberResult) => string) => (m: MemberResult) => ({
  name: m.name,
  detail: detail(m),
  times: m.times,
  hours: m.hours,
  points: m.points,
});

/** A community's report: its members in the order of their names. */
export function communityReportData(report: CommunityReport, issue: Issue): AnnualReportData {
  const { unitName, streetName, totals, members } = report;
  return {
    ...shared(report, totals, issue),
    about: "community",
    subject: unitName,
    issuer: `${unitName}党组织`,
    facts: [{ label: "街道", value: streetName }, { label: "社区", value: unitName }, periodFact(report)],
    totals: totalsFor(totals),
    indicators: groupIndicators(totals),
    parts: members.map(memberPart((m) => m.employerName ?? "")),
    outcome: {},
  };
}

/** An employer's report: its people in the order of their names. */
export function employerReportData(report: EmployerReport, issue: Issue): AnnualReportData {
  const { employerName, totals, members } = report;
  return {
    ...shared(report, totals, issue),
    about: "employer",
    subject: employerName,
    issuer: `${issue.districtName}委组织部`,
    facts: [{ label: "单位", value: employerName, wide: true }, periodFact(report)],
    totals: totalsFor(totals),
    indicators: groupIndicators(totals),
    parts: members.map(memberPart((m) => m.unitName)),
    outcome: {},
  };
}

/** The report of the district, or of the part that the reader answers for: communities in the order of the tree. */
export function districtReportData(report: DistrictReport, issue: Issue): AnnualReportData {
  const { unitName, totals, communities } = report;
  return {
    ...shared(report, totals, issue),
    about: "district",
    subject: unitName,
    issuer: `${issue.districtName}委组织部`,
    facts: [
      { label: "组织", value: unitName },
      { label: "社区数", value: String(communities.length) },
      periodFact(report),
    ],
    totals: totalsFor(totals),
    indicators: groupIndicators(totals),
    parts: communities.map((c) => ({
      name: c.unitName,
      detail: c.streetName,
      people: c.served,
      times: c.times,
      hours: c.hours,
    })),
    outcome: {},
  };
}
