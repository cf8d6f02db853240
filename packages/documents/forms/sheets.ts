import type { CellValue } from "@rengang/kernel/sheet";
import type { OutSheet } from "../spreadsheet/write";
import type { AnnualReportData } from "./annual-report";
import type { PackageData } from "./package";

/** A sheet as plain data, ready for `spreadsheet/write`. */
export interface SheetOut extends OutSheet {
  rows: CellValue[][];
}

const WIDE = 28;

/** The annual report as sheets: totals, months, teams, indicators, parts. Figures stay numbers; points only where given. */
export function annualReportSheets(data: AnnualReportData): SheetOut[] {
  const { labels, about, totals } = data;
  const pointed = data.parts.some((part) => part.points !== undefined);
  const weighed = data.indicators.some((line) => line.points !== undefined);
  const peopled = data.parts.some((part) => part.people !== undefined);
  const figures: CellValue[][] = [
    ...(totals.people === undefined ? [] : [[labels.people, totals.people]]),
    [labels.times, totals.times],
    [labels.hours, totals.hours],
    ...(totals.points === undefined ? [] : [[labels.points, totals.points]]),
  ];
  const counted = (first: string) => [
    { header: first, width: WIDE },
    { header: labels.times },
    { header: labels.hours },
  ];
  return [
    {
      name: labels.basics,
      title: `${data.subject} ${labels.title[about]}（${data.period}）`,
      columns: [
        { header: labels.indicator, width: WIDE },
        { header: labels.value, width: 48 },
      ],
      rows: [...data.facts.map(({ label, value }) => [label, value]), [labels.scheme, data.scheme], ...figures],
    },
    { name: labels.byMonth, columns: counted(labels.month), rows: data.months.map((m) => [m.month, m.times, m.hours]) },
    { name: labels.byTeam, columns: counted(labels.team), rows: data.teams.map((t) => [t.team, t.times, t.hours]) },
    {
      name: labels.indicators,
      columns: [
        { header: labels.indicator, width: WIDE },
        { header: labels.value, width: WIDE },
        ...(weighed ? [{ header: labels.points }] : []),
        { header: labels.source, width: WIDE },
      ],
      rows: data.indicators.map((line) => [
        line.name,
        line.value,
        ...(weighed ? [line.points ?? null] : []),
        line.source,
      ]),
    },
    {
      name: labels.parts[about],
      columns: [
        { header: labels.index, width: 8 },
        { header: labels.partName[about], width: WIDE },
        { header: labels.partDetail[about], width: WIDE },
        ...(peopled ? [{ header: labels.people }] : []),
        { header: labels.times },
        { header: labels.hours },
        ...(pointed ? [{ header: labels.points }] : []),
        { header: labels.grade },
      ],
      rows: data.parts.map((part, i) => [
        i + 1,
        part.name,
        part.detail,
        ...(peopled ? [part.people ?? null] : []),
        part.times,
        part.hours,
        ...(pointed ? [part.points ?? null] : []),
        part.grade ?? null,
      ]),
    },
  ];
}

/** The covering list of an employer's package as a sheet. */
export function coveringSheets(data: PackageData): SheetOut[] {
  const widths = [8, 16, 28, 8, 8, 12, 28];
  return [
    {
      name: "移交清单",
      title: `${data.labels.coveringTitle}（${data.period}）`,
      columns: data.labels.coveringColumns.map((header, i) => ({ header, width: widths[i] ?? 12 })),
      rows: data.rows.map((row, i) => [
        i + 1,
        row.name,
        row.community,
        row.times,
        row.hours,
        row.grade ?? null,
        row.note ?? null,
      ]),
    },
  ];
}
