import * as z from "zod";
import type { DistrictId, EmployerId, PersonId, PostId, UnitId } from "./ids";

// Shapes that the inputs and answers of many capabilities share. They stand apart from what they describe, so that a
// function can start without the library behind them: it is read with the first capability.

/** Instants travel as ISO text in UTC; inside items they are epoch minutes, which cost five bytes. */
export const instantSchema = z.iso.datetime();
/** A local day of the district, `2026-11-28`. */
export const daySchema = z.iso.date();

const branded = <T extends string>(pattern: RegExp) => z.string().regex(pattern) as unknown as z.ZodType<T, string>;

/** A district's short name in addresses: 2 to 24 lower-case letters, digits or hyphens. */
export const districtIdSchema = branded<DistrictId>(/^(_platform|[a-z][a-z0-9-]{1,23})$/);
/** 13 base-32 characters: 64 bits of a keyed hash of the phone first registered. */
export const personIdSchema = branded<PersonId>(/^per_[0-9a-z]{13}$/);
/** Three digits a level: street 3, community 6, compound or grid 9, building 12; `unt_0` is the district itself. */
export const unitIdSchema = branded<UnitId>(/^unt_(0|(\d{3}){1,4})$/);
export const employerIdSchema = branded<EmployerId>(/^emp_[0-9a-z]{13}$/);
/** Names the publishing unit and the place in its list (start, or 9 for a standing post), so that no look-up is needed. */
export const postIdSchema = branded<PostId>(/^pst_(0|(\d{3}){1,4})\.(\d{12}|9)\.[0-9a-z]{6}$/);
export const sortableId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{16,22}$`));

/** One line of text without control characters, trimmed, 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Several lines, trimmed, up to `max` characters. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
/** A mainland mobile number, cleaned of spaces, dashes, +86 and full-width digits. */
export const phoneSchema = z
  .string()
  .max(40)
  .transform((text) =>
    text
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^(\+?86)(?=1\d{10}$)/, ""),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/));

/** 区号-号码-分机: areas of three digits are 010 and 02x, all others have four. */
const FIXED_LINE = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:-(\d{1,6}))?$/;

function writtenAlike(text: string): string {
  const bare = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[\u2010-\u2015\u2212()]|转|分机|#|ext\.?/gi, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "")
    .replace(/^(?:\+|00)86-?(?=0)|^(?:\+|00)?86-?(?=1[3-9]\d)/, "")
    .replace(/^(?:\+|00)86-?/, "0");
  const digits = bare.replaceAll("-", "");
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  const [, area, number, extension] = FIXED_LINE.exec(bare) ?? [];
  return area && number ? [area, number, extension].filter(Boolean).join("-") : "";
}

/**
 * A number at which somebody can be called: a mainland mobile, or a fixed line with its area and, where there is one, an
 * extension. However it was typed, it is kept as `19900010000` or `0571-88880000-801`.
 */
export const telephoneSchema = z.string().max(40).transform(writtenAlike).pipe(z.string().regex(/^\d/));
