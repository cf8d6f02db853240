import { formatDay, formatInstant } from "../format";
import type { Fact } from "../problem";

export type Facts = Record<string, Fact>;
/** A sentence, or one made from the refusal's facts. */
export type Say = string | ((facts: Facts) => string);
export type Both = { zh: Say; en: Say };

/** A number among the facts; 0 when it is not one. */
export const count = (fact: Fact | undefined): number => (typeof fact === "number" ? fact : 0);

/** A text among the facts. */
export const text = (fact: Fact | undefined): string => (typeof fact === "string" ? fact : "");

/** Names among the facts, as a list reads. */
export const list = (fact: Fact | undefined): string =>
  Array.isArray(fact) ? fact.filter((name) => typeof name === "string").join("、") : "";

/** A moment among the facts: epoch minutes, an instant, or a local date. */
export function moment(fact: Fact | undefined): string {
  if (typeof fact === "number") return formatInstant(new Date(fact * 60_000).toISOString());
  const said = text(fact);
  return /^\d{4}-\d\d-\d\d$/.test(said) ? formatDay(said) : said && formatInstant(said);
}
