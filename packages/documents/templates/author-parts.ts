import {
  BorderStyle,
  HeightRule,
  type IParagraphStyleOptions,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from "docx";

/** Named, never embedded: the fonts of GB/T 9704 are licensed, and every office has them. */
export const FONTS = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  black: "黑体",
  kai: "楷体_GB2312",
  tick: "Segoe UI Symbol",
};

const LATIN = "Times New Roman";
const TWIPS_PER_MM = 56.6929;

export function twips(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM);
}

/** A4 with the margins of GB/T 9704: text area 156 × 225 mm. */
export const PAGE: NonNullable<ISectionOptions["properties"]> = {
  page: {
    size: { width: twips(210), height: twips(297) },
    margin: {
      top: twips(37),
      left: twips(28),
      right: twips(26),
      bottom: twips(35),
      header: twips(15),
      footer: twips(26),
    },
  },
};

/** A font for Chinese text; Latin letters and figures beside it are set in Times New Roman. */
export function fontOf(font: string) {
  const latin = font === FONTS.tick ? font : LATIN;
  return { ascii: latin, hAnsi: latin, eastAsia: font, cs: latin };
}

/** The look of a kind of paragraph: size and `pitch`, the exact distance of lines, in points. */
export interface Look {
  id: string;
  /** As staff read it in Word's list of styles. */
  name: string;
  font: string;
  size: number;
  pitch: number;
  align: "left" | "center" | "right";
}

/** Styles instead of marks on every paragraph: staff change one, and a filled form is half as large and quick. */
export function styleOf(look: Look): IParagraphStyleOptions {
  return {
    id: look.id,
    name: look.name,
    basedOn: "Normal",
    run: { size: look.size * 2, font: fontOf(look.font) },
    // Lines are exactly so far apart: whichever font stands in for a missing one, the page holds.
    paragraph: {
      alignment: look.align,
      spacing: { before: 0, after: 0, line: Math.round(look.pitch * 20), lineRule: LineRuleType.EXACT },
    },
  };
}

/** A paragraph in one of the styles. */
export function para(style: string, ...runs: (string | TextRun)[]): Paragraph {
  return new Paragraph({ style, children: runs.map((it) => (typeof it === "string" ? new TextRun(it) : it)) });
}

export interface CellOptions {
  span?: number;
  merge?: "start" | "on";
  align?: "top" | "middle" | "bottom";
  /** Left and right room in millimetres, where it is not the table's 0.8. */
  room?: number;
  open?: "above" | "below";
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

export function cell(children: Paragraph[], options: CellOptions = {}): TableCell {
  const { span = 1, merge, align = "middle", room, open } = options;
  return new TableCell({
    children,
    columnSpan: span,
    ...(merge ? { verticalMerge: merge === "start" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    verticalAlign: {
      top: VerticalAlignTable.TOP,
      middle: VerticalAlignTable.CENTER,
      bottom: VerticalAlignTable.BOTTOM,
    }[align],
    ...(room === undefined ? {} : { margins: { left: twips(room), right: twips(room) } }),
    ...(open ? { borders: open === "above" ? { top: NONE } : { bottom: NONE } } : {}),
  });
}

/** A row at least so many millimetres high, never torn over two pages. */
export function row(mm: number, cells: TableCell[], header = false): TableRow {
  return new TableRow({
    children: cells,
    cantSplit: true,
    tableHeader: header,
    height: { value: twips(mm), rule: HeightRule.ATLEAST },
  });
}

const LINE = { style: BorderStyle.SINGLE, size: 6, color: "000000" };

export function grid(columns: readonly number[], rows: TableRow[], joined = false): Table {
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: twips(columns.reduce((sum, mm) => sum + mm, 0)), type: WidthType.DXA },
    columnWidths: columns.map(twips),
    margins: { left: twips(0.8), right: twips(0.8), top: 0, bottom: 0 },
    borders: {
      top: LINE,
      bottom: joined ? NONE : LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
  });
}

/** Word glues tables that touch; this keeps them apart by less than a line's thickness. */
export function seam(): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: "", size: 2 })],
    spacing: { before: 0, after: 0, line: 14, lineRule: LineRuleType.EXACT },
  });
}
