import type { Paper, PaperColumn } from "./paper";
import { chineseDay, type Day, hoursText } from "./wording";

/** The words of an employer's package; data of a district like every label. */
export interface PackageLabels {
  coveringTitle: string;
  coveringColumns: [string, string, string, string, string, string, string];
  noticeTitle: string;
  noticeColumns: [string, string, string, string, string];
  /** `{from}`, `{to}`, `{channel}` are replaced. */
  noticeText: string;
  basisTitle: string;
  basisColumns: [string, string, string, string, string, string];
  basisText: string;
  total: string;
  to: string;
  period: string;
  preparedBy: string;
  branchSignature: string;
}

/** The shipped words. */
export const defaultPackageLabels: PackageLabels = {
  coveringTitle: "在职党员参与社区活动情况反馈表移交清单",
  coveringColumns: ["序号", "姓名", "社区", "次数", "小时", "评价等次", "备注"],
  noticeTitle: "在职党员参与社区活动情况公示",
  noticeColumns: ["序号", "姓名", "单位", "次数", "小时"],
  noticeText:
    "现将在职党员参与社区活动情况予以公示，公示期自{from}至{to}。公示期内如有异议，请向{channel}反映，反映情况应当实事求是。",
  basisTitle: "民主评议党员依据表",
  basisColumns: ["序号", "姓名", "次数", "小时", "社区评价", "民主评议等次"],
  basisText: "本表所列为社区反馈的事实，仅作为民主评议的依据之一；民主评议等次由党支部评定后填写。",
  total: "合计",
  to: "单位党组织",
  period: "期间",
  preparedBy: "移交单位",
  branchSignature: "党支部书记签字：　　　　　　　（盖章）",
};

/** One member in a package. Hours to 0.5. */
export interface PackageRow {
  name: string;
  employer: string;
  community: string;
  times: number;
  hours: number;
  grade?: string | undefined;
  note?: string | undefined;
}

/** What all three lists need; rows are printed in the order given, which is never a ranking. */
export interface PackageData {
  labels: PackageLabels;
  employer: string;
  sender: string;
  period: string;
  issuedOn: Day;
  rows: readonly PackageRow[];
  /** Only for the notice: fixed days and where to object. */
  notice?: { from: Day; to: Day; channel: string } | undefined;
  /** Only for the basis sheet: the branch's grades, printed as blank boxes (优秀/合格/基本合格/不合格). */
  reviewGrades?: readonly string[] | undefined;
}

const LEFT = { align: "left" } as const;

function columns(headers: readonly string[], shares: readonly number[], left: readonly number[]): PaperColumn[] {
  return headers.map((header, i) => ({ header, share: shares[i] ?? 1, ...(left.includes(i) ? LEFT : {}) }));
}

function sums(rows: readonly PackageRow[]): [string, string] {
  const hours = rows.reduce((sum, row) => sum + row.hours, 0);
  return [String(rows.reduce((sum, row) => sum + row.times, 0)), hoursText(hours)];
}

function paper(data: PackageData, title: string, blocks: Paper["blocks"]): Paper {
  const { labels } = data;
  return {
    title,
    subtitle: `（${data.period}）`,
    left: `${labels.to}：${data.employer}`,
    right: chineseDay(data.issuedOn),
    paged: true,
    size: 12,
    blocks,
  };
}

/** 移交清单: what the community hands over, one line a form. */
export function coveringList(data: PackageData): Paper {
  const rows = data.rows.map((row, i) => [
    String(i + 1),
    row.name,
    row.community,
    String(row.times),
    hoursText(row.hours),
    row.grade ?? "",
    row.note ?? "",
  ]);
  const [times, hours] = sums(data.rows);
  rows.push(["", data.labels.total, "", times, hours, "", ""]);
  return paper(data, data.labels.coveringTitle, [
    { kind: "table", columns: columns(data.labels.coveringColumns, [10, 18, 33, 10, 10, 16, 23], [2, 6]), rows },
    { kind: "signature", lines: [`${data.labels.preparedBy}：${data.sender}`, chineseDay(data.issuedOn)], seal: true },
  ]);
}

/** 公示: name, unit, times and hours only (PIPL: nothing else leaves for a public list). */
export function noticeList(data: PackageData): Paper {
  const { labels, notice } = data;
  const facts: Record<string, string> = {
    from: chineseDay(notice?.from) || "　　年　　月　　日",
    to: chineseDay(notice?.to) || "　　年　　月　　日",
    channel: notice?.channel ?? "本单位党组织",
  };
  const text = labels.noticeText.replace(/\{(from|to|channel)\}/g, (_, key: string) => facts[key] ?? "");
  const rows = data.rows.map((row, i) => [
    String(i + 1),
    row.name,
    row.employer,
    String(row.times),
    hoursText(row.hours),
  ]);
  return paper(data, labels.noticeTitle, [
    { kind: "text", text },
    { kind: "table", columns: columns(labels.noticeColumns, [9, 20, 54, 10, 11], [2]), rows },
    { kind: "signature", lines: [data.employer, chineseDay(data.issuedOn)], seal: true },
  ]);
}

/** 民主评议依据表: facts on the left, the branch's grade left blank on the right; the system never fills it. */
export function basisSheet(data: PackageData): Paper {
  const { labels } = data;
  const boxes = (data.reviewGrades ?? ["优秀", "合格", "基本合格", "不合格"]).map((word) => `□${word}`).join(" ");
  const rows = data.rows.map((row, i) => [
    String(i + 1),
    row.name,
    String(row.times),
    hoursText(row.hours),
    row.grade ?? "",
    boxes,
  ]);
  return paper(data, labels.basisTitle, [
    { kind: "text", text: labels.basisText },
    { kind: "table", columns: columns(labels.basisColumns, [10, 18, 9, 9, 16, 58], []), rows },
    { kind: "signature", lines: [labels.branchSignature, "　　　年　　月　　日"] },
  ]);
}
