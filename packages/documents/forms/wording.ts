/** A day as `YYYY-MM-DD`. */
export type Day = string;
/** A month as `YYYY-MM`. */
export type Month = string;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that XML 1.0 forbids
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;

/**
 * Text as it may stand on paper: without the control characters and half surrogates that make a Word file unreadable.
 * Line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "");
}

/** Every text inside a plain value made printable, shape unchanged. */
export function printableDeep<T>(value: T): T {
  if (typeof value === "string") return printable(value) as T;
  if (Array.isArray(value)) return value.map(printableDeep) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printableDeep(inner)])) as T;
}

/** `2026年1月25日` (GB/T 9704: no leading zeros); anything that is not a day stays as it came. */
export function chineseDay(day: Day | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? "");
  return parts ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : printable(day ?? "");
}

/** `1985年3月`; anything that is not a month stays as it came. */
export function chineseMonth(month: Month | undefined): string {
  const parts = /^(\d{4})-(\d{2})$/.exec(month ?? "");
  return parts ? `${Number(parts[1])}年${Number(parts[2])}月` : printable(month ?? "");
}

/** `2026.03.14`, the short form that staff write in narrow table columns. */
export function dottedDay(day: Day | undefined): string {
  return printable(day ?? "").replaceAll("-", ".");
}

/** A day, or the blanks in which one is written by hand. */
export function dayOrBlank(day: Day | undefined): string {
  return day ? chineseDay(day) : "　　年　　月　　日";
}

/** A label of two characters spread over the width of three, as on printed forms: `姓　名`. */
export function spread(label: string): string {
  return [...label].length === 2 ? [...label].join("　") : label;
}

/** Hours to the half hour: `2.5`, `3`. */
export function hoursText(hours: number): string {
  return String(Math.round(hours * 2) / 2);
}

const DIGITS = "零一二三四五六七八九";

/** 1 to 99 in Chinese numerals, for headings: `一`, `十二`, `二十`. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const head = tens === 0 ? "" : `${tens > 1 ? DIGITS[tens] : ""}十`;
  return `${head}${n % 10 === 0 && tens > 0 ? "" : DIGITS[n % 10]}`;
}

/** Width of a text in full-width characters, for guessing where a table cell will wrap. */
export function fullWidths(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1;
  return width;
}

/** A choice on paper: its words in order and the chosen ones; nothing chosen leaves every box blank for the pen. */
export interface Choice {
  words: readonly string[];
  chosen: readonly string[];
}

/** The boxes of a choice; a chosen word that is not among the words is added, so that nothing decided is lost. */
export function boxes(choice: Choice): { ticked: boolean; word: string }[] {
  const all = [...choice.words, ...choice.chosen.filter((word) => !choice.words.includes(word))];
  return all.map((word) => ({ ticked: choice.chosen.includes(word), word: printable(word) }));
}
