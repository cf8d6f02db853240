import type { AnnualReportData } from "./annual-report";
import type { Paper, PaperBlock, PaperColumn } from "./paper";
import { chineseDay, hoursText } from "./wording";

/** A column with the text of each line; left out of the table when no line has any. */
interface Column<Line> extends PaperColumn {
  of: (line: Line, position: number) => string | undefined;
}

function table<Line>(lines: readonly Line[], columns: readonly Column<Line>[]): PaperBlock {
  const used = columns.filter(({ of }) => lines.some((line, i) => of(line, i) !== undefined));
  return {
    kind: "table",
    columns: used.map(({ of: _, ...column }) => column),
    rows: lines.map((line, i) => used.map(({ of }) => of(line, i) ?? "")),
  };
}

const number = (value: number | undefined) => (value === undefined ? undefined : String(value));

function overall({ labels, about, totals }: AnnualReportData): string {
  const facts: Record<string, string> = {
    people: String(totals.people ?? ""),
    times: String(totals.times),
    hours: hoursText(totals.hours),
    points: String(totals.points ?? ""),
  };
  const text = totals.points === undefined ? labels.overallText[about] : labels.overallText[about] + labels.pointsText;
  return text.replace(/\{(people|times|hours|points)\}/g, (_, key: string) => facts[key] ?? "");
}

function activity(data: AnnualReportData): PaperBlock[] {
  const { labels, months, teams } = data;
  const unit = labels.hours;
  return [
    { kind: "heading", level: 1, text: labels.activity },
    { kind: "heading", level: 2, text: labels.overall },
    { kind: "text", text: overall(data) },
    { kind: "heading", level: 2, text: labels.byMonth },
    {
      kind: "chart",
      shape: "columns",
      caption: labels.byMonth,
      unit,
      items: months.map(({ month, hours }) => ({ label: month, value: hours })),
    },
    { kind: "heading", level: 2, text: labels.byTeam },
    {
      kind: "chart",
      shape: "bars",
      caption: labels.byTeam,
      unit,
      items: teams.map(({ team, hours }) => ({ label: team, value: hours })),
    },
    table(teams, [
      { header: labels.team, share: 40, of: ({ team }) => team },
      { header: labels.times, share: 20, of: ({ times }) => String(times) },
      { header: labels.hours, share: 20, of: ({ hours }) => hoursText(hours) },
    ]),
  ];
}

function parts({ labels, about, parts: lines }: AnnualReportData): PaperBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: labels.parts[about] },
    table(lines, [
      { header: labels.index, share: 10, of: (_, i) => String(i + 1) },
      {
        header: labels.partName[about],
        share: about === "member" ? 38 : 22,
        align: about === "member" ? "left" : "center",
        of: (p) => p.name,
      },
      {
        header: labels.partDetail[about],
        share: about === "member" ? 22 : 46,
        align: about === "member" ? "center" : "left",
        of: (p) => p.detail,
      },
      { header: labels.people, share: 12, of: (p) => number(p.people) },
      { header: labels.times, share: 12, of: (p) => String(p.times) },
      { header: labels.hours, share: 12, of: (p) => hoursText(p.hours) },
      { header: labels.points, share: 12, of: (p) => number(p.points) },
      { header: labels.grade, share: 18, of: (p) => p.grade },
    ]),
  ];
}

function outcome({ labels, outcome: found }: AnnualReportData): PaperBlock[] {
  const said = [
    found.grade === undefined ? undefined : `${labels.grade}：${found.grade}。`,
    found.remark,
    found.objection === undefined ? undefined : `${labels.objection}：${found.objection}`,
  ];
  const texts = said.filter((text) => text !== undefined).map((text): PaperBlock => ({ kind: "text", text }));
  return [{ kind: "heading", level: 1, text: labels.outcome }, ...texts, { kind: "text", text: labels.disclaimer }];
}

/** 年度考评报告 of a member, community, employer or district; headings numbered 一、（一） when it is set. */
export function annualReport(data: AnnualReportData): Paper {
  const { labels, about } = data;
  return {
    title: `${about === "member" ? "" : data.subject}${about === "member" ? "" : "\n"}${labels.title[about]}`,
    subtitle: `（${data.period}）`,
    paged: true,
    size: 16,
    blocks: [
      { kind: "heading", level: 1, text: labels.basics },
      { kind: "facts", rows: [...data.facts, { label: labels.scheme, value: data.scheme, wide: true }] },
      ...activity(data),
      { kind: "heading", level: 1, text: labels.indicators },
      table(data.indicators, [
        { header: labels.index, share: 10, of: (_, i) => String(i + 1) },
        { header: labels.indicator, share: 36, align: "left", of: (line) => line.name },
        { header: labels.value, share: 30, of: (line) => line.value },
        { header: labels.points, share: 14, of: (line) => number(line.points) },
        { header: labels.source, share: 34, align: "left", of: (line) => line.source },
      ]),
      ...parts(data),
      ...outcome(data),
      { kind: "signature", lines: [data.issuer, chineseDay(data.issuedOn)], seal: true },
    ],
  };
}
