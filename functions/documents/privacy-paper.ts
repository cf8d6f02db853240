import { HELD, type HeldView } from "@rengang/core/privacy/held/schema";
import type { Notice } from "@rengang/core/privacy/schema";
import type { Paper, PaperBlock } from "@rengang/documents/forms/paper";
import { localOf } from "@rengang/kernel/time";

type Section = HeldView["sections"][number];
type Row = Section["rows"][number];

/** Rows of one kind on paper at most; the data export has all. */
const SHOWN = 100;

/** Milliseconds since 1970 become a local date and time; everything else stands as it is. */
function readable(value: string, zone: string): string {
  const number = Number(value);
  if (!/^\d{13}$/.test(value)) return value;
  const { day, time } = localOf(number, zone);
  return `${day} ${time}`;
}

const labelOf = (kind: Section["kind"], field: string): string =>
  (HELD[kind].fields as Record<string, readonly [string, string]>)[field]?.[0] ?? field;

function oneRow(kind: Section["kind"], row: Row, zone: string): PaperBlock {
  const rows = row.map(({ field, value }) => ({
    label: labelOf(kind, field),
    value: readable(value, zone),
    wide: true,
  }));
  return { kind: "facts", rows };
}

function sectionBlocks({ kind, count, rows }: Section, zone: string): PaperBlock[] {
  const { title, from, seenBy, kept } = HELD[kind].zh;
  return [
    { kind: "heading", level: 1, text: `${title}（${count} 条）` },
    { kind: "text", text: `来源：${from}。谁能看到：${seenBy}。保存：${kept}。` },
    ...rows.slice(0, SHOWN).map((row) => oneRow(kind, row, zone)),
  ];
}

/** Everything held about one member, as a paper to read: `个人信息副本`. */
export function privacyPaper(held: HeldView, notice: Notice, who: { name: string; now: number; zone: string }): Paper {
  const { day } = localOf(who.now, who.zone);
  return {
    title: "个人信息副本",
    subtitle: who.name,
    left: notice.districtName,
    right: day,
    paged: true,
    size: 12,
    blocks: [
      {
        kind: "text",
        text: `这里是${notice.districtName}在“认岗”中保存的关于您的全部信息。有疑问请联系：${notice.contact}。`,
      },
      ...held.sections.flatMap((section) => sectionBlocks(section, who.zone)),
      { kind: "heading", level: 1, text: "谁改动过这些信息" },
      {
        kind: "table",
        columns: [
          { header: "时间", share: 30 },
          { header: "谁", share: 30 },
          { header: "哪一类信息", share: 40, align: "left" },
        ],
        rows: held.acts.map(({ at, byName, kind }) => [
          readable(String(Date.parse(at)), who.zone),
          byName || "工作人员",
          HELD[kind as Section["kind"]]?.zh.title ?? "其他",
        ]),
      },
    ],
  };
}
