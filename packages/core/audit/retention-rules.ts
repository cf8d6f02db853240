import { addDays, DAY, dayOf } from "@rengang/kernel/time";
import type { RemovedRow, RetentionRow } from "./items";

/** Not less than six months (Cybersecurity Law of the PRC, art. 21), nor more than ten years. */
export const MONTHS_LEAST = 6;
export const MONTHS_MOST = 120;
export const MONTHS_AT_FIRST = 36;
/** A shorter time begins so many milliseconds after it was chosen, so that the auditor can secure what would go. */
export const SHORTER_AFTER = 7 * DAY;

/** How many months of the trail are kept now. @param now epoch ms */
export const monthsAt = (row: RetentionRow | undefined, now: number): number =>
  row?.next && now >= row.next.from ? row.next.months : (row?.months ?? MONTHS_AT_FIRST);

/** The first local day that is kept, without hyphens. A month counts its own days: six months before 31 August is 28 February. */
export function firstKept(months: number, now: number, zone: string): string {
  const [year = 0, month = 0, day = 0] = dayOf(now, zone).split("-").map(Number);
  const back = new Date(Date.UTC(year, month - 1 - months, 1));
  const length = new Date(Date.UTC(back.getUTCFullYear(), back.getUTCMonth() + 1, 0)).getUTCDate();
  const first = back.toISOString().slice(0, 10);
  return addDays(first, Math.min(day, length) - 1).replaceAll("-", "");
}

/** What is kept from now on: longer at once, shorter after seven days; choosing again replaces what was waiting. */
export function chosen(
  row: RetentionRow | undefined,
  months: number,
  { now, by, byName }: { now: number; by: NonNullable<RetentionRow["next"]>["by"]; byName: string },
): RetentionRow {
  const present = monthsAt(row, now);
  if (months >= present) return { months };
  return { months: present, next: { months, from: now + SHORTER_AFTER, by, byName, at: now } };
}

/** What the signature of a removal covers. */
export const removedText = (district: string, r: Omit<RemovedRow, "signature">): string =>
  JSON.stringify(["removed", district, r.n, r.day, r.to, r.head, r.rows, r.months, r.at]);

/** Whether a removal took nothing that the law, or what the district had chosen, still kept. */
export const isLawful = ({ day, months, at }: RemovedRow, zone: string): boolean =>
  months >= MONTHS_LEAST && day < firstKept(months, at, zone);
