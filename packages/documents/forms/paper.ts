import { chineseNumber, printableDeep } from "./wording";

/** A column of a table: its share of the width is relative to the others'. */
export interface PaperColumn {
  header: string;
  share: number;
  align?: "left" | "center" | "right";
}

/** One piece of an official paper, from top to bottom. */
export type PaperBlock =
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: string }
  | { kind: "text"; text: string; indent?: boolean; align?: "left" | "center" | "right" }
  | { kind: "facts"; rows: { label: string; value: string; wide?: boolean }[] }
  | { kind: "table"; columns: PaperColumn[]; rows: string[][] }
  | {
      kind: "chart";
      shape: "columns" | "bars";
      caption: string;
      unit: string;
      items: { label: string; value: number }[];
    }
  | { kind: "signature"; lines: string[]; seal?: boolean }
  | { kind: "cut"; text: string }
  | { kind: "title"; text: string };

/** An official paper as plain data (GB/T 9704): what the PDF side sets and others may read. */
export interface Paper {
  title: string;
  /** Under the title, in the middle. */
  subtitle?: string | undefined;
  /** Above the first block, left and right. */
  left?: string | undefined;
  right?: string | undefined;
  /** Page numbers `— 1 —` outside the text area. */
  paged: boolean;
  /** Text size in points: 16 (3号) for reports, smaller for forms and lists. */
  size: number;
  blocks: PaperBlock[];
}

const NUMBERED = [
  (n: number) => `${chineseNumber(n)}、`,
  (n: number) => `（${chineseNumber(n)}）`,
  (n: number) => `${n}.`,
  (n: number) => `（${n}）`,
] as const;

/** Headings with their numbers 一、 （一） 1. （1）, each level counted anew under the one above (GB/T 9704, 7.3.3). */
export function numbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  const counts = [0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const at = block.level - 1;
    counts.fill(0, at + 1);
    const n = (counts[at] ?? 0) + 1;
    counts[at] = n;
    return { ...block, text: `${NUMBERED[at]?.(n) ?? ""}${block.text}` };
  });
}

/** A paper ready to be set: numbers given, every text printable. */
export function finishedPaper(paper: Paper): Paper {
  return printableDeep({ ...paper, blocks: numbered(paper.blocks) });
}
