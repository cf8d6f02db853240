import type { FeedbackLines } from "./feedback-lines";
import { fullWidths } from "./wording";

/** How closely a form is set. Text sizes in points, the rest in millimetres, `lead` in parts of the text size. */
export interface Density {
  text: number;
  label: number;
  small: number;
  inset: number;
  row: number;
  service: number;
  conduct: number;
  employer: number;
  lead: number;
}

/** From comfortable to close; the first in which a form fits its page is taken. */
export const DENSITIES: readonly Density[] = [
  { text: 10.5, label: 10, small: 9, inset: 1.4, row: 6.8, service: 5.6, conduct: 25, employer: 18, lead: 0.5 },
  { text: 10, label: 9.5, small: 8.5, inset: 1.2, row: 6.5, service: 5.2, conduct: 24, employer: 17, lead: 0.4 },
  { text: 9, label: 9, small: 8, inset: 0.8, row: 5.6, service: 4.6, conduct: 22, employer: 15, lead: 0.34 },
];

/** Text area of GB/T 9704. */
const PAGE = 225;
/** Kept free, because wrapping is guessed here and decided by the typesetter. */
const SPARE = 2.5;
const MM_PER_POINT = 0.3528;
/** Height of a line of Chinese text without its leading, in parts of the text size. */
const LINE = 0.75;

/** Widths of the cells that may wrap, in millimetres. */
const CELL = { wide: 115, half: 58, quarter: 57, activity: 41, content: 36, rating: 13, recorder: 12 };

function rows(text: string, width: number, size: number, inset: number): number {
  const chars = Math.max(1, (width - 2 * inset) / (size * MM_PER_POINT) - 0.2);
  return text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(fullWidths(part) / chars)), 0);
}

function tall(lines: number, size: number, inset: number, least: number, lead: number): number {
  const em = size * MM_PER_POINT;
  return Math.max(least, 2 * inset + LINE * em + (lines - 1) * (LINE + lead) * em);
}

function factsHeight(f: FeedbackLines, d: Density): number {
  const row = (...cells: [string, number][]) =>
    tall(
      Math.max(...cells.map(([text, width]) => rows(text, width, d.text, d.inset))),
      d.text,
      d.inset * 0.75,
      d.row,
      d.lead,
    );
  return (
    row([f.name, 25], [f.gender, 17]) +
    row([f.workplace, CELL.wide]) +
    row([f.branch, CELL.half]) +
    row([f.residence, CELL.half]) +
    row([f.skills, CELL.half], [f.posts, CELL.quarter - 19]) +
    row([f.duty.required, CELL.half], [f.duty.completed, CELL.quarter - 19]) +
    row([f.duty.leave, CELL.wide]) +
    row([f.opinions.own, CELL.wide]) +
    row([f.opinions.residents, CELL.wide])
  );
}

function servicesHeight(f: FeedbackLines, d: Density): number {
  const lines = (s: FeedbackLines["services"][number]) =>
    Math.max(
      rows(s.activity, CELL.activity, d.small, 0.8),
      rows(s.content, CELL.content, d.small, 0.8),
      rows(s.rating, CELL.rating, d.small, 0.8),
      rows(s.recorder, CELL.recorder, d.small, 0.8),
    );
  const body = f.services.reduce((sum, s) => sum + tall(lines(s), d.small, d.inset * 0.62, d.service, d.lead), 0);
  return body + 7.8 + d.row;
}

function sealedHeight(f: FeedbackLines, d: Density): number {
  const em = d.text * MM_PER_POINT;
  const conduct = tall(rows(`${f.labels.conduct}：${f.conduct}`, 144, d.text, 2), d.text, 0, 0, d.lead);
  const grades = (LINE + d.lead + 0.4) * em;
  // Insets, the line of the signature, and with a long text still some room for the seal above it.
  const foot = 3.2 + LINE * em + d.lead * em;
  const answers = rows(`${f.objection}${"　".repeat(34)}`, 144, d.text, 2);
  return (
    Math.max(d.conduct - 9, conduct + grades + 5, 14) +
    foot +
    tall(answers, d.text, 1.6, 7.6, d.lead) +
    Math.max(d.employer - 9, 9) +
    foot
  );
}

/** The guessed height of a form in millimetres. */
export function feedbackHeight(f: FeedbackLines, d: Density): number {
  return 11 + factsHeight(f, d) + servicesHeight(f, d) + sealedHeight(f, d) + 4.5;
}

/** The first density in which a form fits one page; undefined when it has to go on to a second one. */
export function fittingDensity(f: FeedbackLines): Density | undefined {
  return DENSITIES.find((density) => feedbackHeight(f, density) <= PAGE - SPARE);
}
