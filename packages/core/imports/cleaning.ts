import type { CellValue } from "@rengang/kernel/sheet";

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g;

const PLAIN = /^[\dA-Za-z+\-.\u4e00-\u9fff]*$/;

/** A cell as one line: full-width letters and digits made half-width, runs of space made one, invisible signs gone. */
export function cleanText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  // Most cells need nothing, and a large roster has a million.
  if (typeof value !== "string" || PLAIN.test(value)) return String(value);
  return value
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/^'/, "")
    .trim();
}

const HAN_GAP = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/** A person's name: "王  芳", spaced to align with names of three, is 王芳. */
export const cleanName = (value: CellValue | undefined) =>
  cleanText(value)
    .replace(HAN_GAP, "")
    .replace(/[•・‧]/g, "·");

/** A name of a unit or employer as written, without spaces inside; Chinese brackets are kept. */
export function cleanTitle(value: CellValue | undefined): string {
  return cleanText(value).replace(HAN_GAP, "").replace(/\(/g, "（").replace(/\)/g, "）");
}

/** What two spellings of one name have in common. */
export const sameName = (value: CellValue | undefined) =>
  cleanText(value)
    .replace(/[\s()（）\-—_·.,，。、]/g, "")
    .toLowerCase();

/** Digits of a phone without spaces, dashes and the country's 86; mobile only when `isMobile` says so. */
export function cleanPhone(value: CellValue | undefined): string {
  return cleanText(value)
    .replace(/[\s\-‐-―−_.()（）]/g, "")
    .replace(/^(\+|00)?86(?=1\d{10}$)/, "")
    .replace(/^0(?=1[3-9]\d{9}$)/, "");
}

/** A mainland mobile number. */
export const isMobile = (phone: string) => /^1[3-9]\d{9}$/.test(phone);
/** The mobile number of a cell, the first where it has several; undefined without one. */
export function mobileIn(value: CellValue | undefined): string | undefined {
  const whole = cleanPhone(value);
  if (isMobile(whole)) return whole;
  return cleanText(value)
    .split(/[、,;/|或]/)
    .map(cleanPhone)
    .find(isMobile);
}

/** A fixed line with or without its area, an extension, or a service number. */
export const isFixedLine = (phone: string) => /^(0\d{2,3})?[2-9]\d{6,7}(转?\d{1,6})?$|^[48]00\d{7}$/.test(phone);

const SEXES: Record<string, "male" | "female"> = {
  男: "male",
  男性: "male",
  m: "male",
  male: "male",
  "1": "male",
  女: "female",
  女性: "female",
  f: "female",
  female: "female",
  "2": "female",
};

/** Words, letters, or the codes of GB/T 2261.1. */
export const cleanSex = (value: CellValue | undefined) => SEXES[cleanText(value).toLowerCase()];

const NOTHING = /^(无|没有|暂无|不详|未填|none|n\/a|[-—/\\、.]*)$/i;

/** True for words that fill a cell without saying anything. */
export const saysNothing = (text: string) => NOTHING.test(text);

/** A list in one cell, in whatever way it is separated: at most 12 skills of at most 20 characters. */
export function cleanSkills(value: CellValue | undefined): string[] {
  const parts = cleanText(value).split(/[、,;/|\s]+|和(?=\p{Script=Han}{2})/u);
  return [...new Set(parts.filter((part) => part.length <= 20 && !saysNothing(part)))].slice(0, 12);
}

/** Digits and check sign of a resident identity number, with the birthday's place plausible. */
export const isIdentityNumber = (text: string) => /^[1-9]\d{5}(19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]$/.test(text);
