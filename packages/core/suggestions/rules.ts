import type { Actor } from "@rengang/kernel/actor";
import { ancestry, covers, levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { addDays, DAY, weekdayOf } from "@rengang/kernel/time";
import type { Stand, SuggestionRow } from "./items";
import { refuseSuggestion } from "./refusals";
import type { OwnSuggestion, Suggestion } from "./schema";

/** Days after an answer during which its author may say that the matter is not settled. */
export const REOPEN_SPAN = 15 * DAY;

interface WorkCalendar {
  readonly daysOff: readonly string[];
  readonly daysOn: readonly string[];
}

const isWorkday = (day: string, { daysOff, daysOn }: WorkCalendar): boolean =>
  daysOn.includes(day) || (weekdayOf(day) <= 5 && !daysOff.includes(day));

/** The nth working day after a local day. A year without working days ends the search. */
export function dueDay(sentOn: string, workdays: number, calendar: WorkCalendar): string {
  let day = sentOn;
  for (let left = workdays, tries = 0; left > 0 && tries < 366; tries++) {
    day = addDays(day, 1);
    if (isWorkday(day, calendar)) left -= 1;
  }
  return day;
}

/** The nearest community, street or district above (or at) a unit: compounds and buildings have no desk. */
export function nearestDesk(unit: UnitId): UnitId {
  return ancestry(unit).find((up) => ["community", "street", "district"].includes(levelOf(up))) ?? ROOT_UNIT;
}

/**
 * Who answers: a complaint goes to the level above the one complained of, never to it. What is about the district
 * itself stays at the district's address and is read by its auditor alone (`mayAnswer`).
 * @throws Refusal `suggestion.about_missing` for a complaint that names nobody
 */
export function addressee(kind: Suggestion["kind"], wanted: UnitId, about: UnitId | undefined): UnitId {
  if (kind !== "complaint") return nearestDesk(wanted);
  if (about === undefined) throw refuseSuggestion("suggestion.about_missing");
  const [, above = ROOT_UNIT] = ancestry(nearestDesk(about));
  return above;
}

/** Whether somebody of staff may read and answer it: in the part of the tree, and not among those complained of. */
export function mayAnswer(
  { grant }: Pick<Actor, "grant">,
  { unitId, about }: Pick<SuggestionRow, "unitId" | "about">,
): boolean {
  if (about === ROOT_UNIT) return grant.role === "audit_admin";
  if (grant.role === "audit_admin" || grant.unitId === undefined) return false;
  return covers(grant.unitId, unitId) && (about === undefined || !covers(about, grant.unitId));
}

/** The state in which an act may still be taken, or the refusal. */
const over = (stand: Stand): boolean => ["answered", "closed", "withdrawn"].includes(stand.state);

/** A named person takes it up; a second one does not. @throws Refusal `suggestion.taken_already`, `suggestion.over` */
export function takenUp(stand: Stand, byName: string): Stand {
  if (stand.state === "taken") throw refuseSuggestion("suggestion.taken_already", { byName: stand.byName });
  if (over(stand)) throw refuseSuggestion("suggestion.over", { state: stand.state });
  return { state: "taken", byName, second: stand.state === "reopened" };
}

/** The answer; the second one ends the matter. @throws Refusal `suggestion.over` */
export function answered(stand: Stand, at: number): Stand {
  if (over(stand)) throw refuseSuggestion("suggestion.over", { state: stand.state });
  const second = stand.state === "reopened" || (stand.state === "taken" && stand.second);
  return { state: "answered", at, second };
}

/**
 * Handed over to another unit's desk, where nobody has taken it up yet. The day on which an answer is due stays.
 * A complaint never reaches those complained of, and one whose subject nobody has named no community at all.
 * @throws Refusal `suggestion.over`, `suggestion.same_unit`, `suggestion.to_concerned`
 */
export function handedOver({ stand, kind, about, unitId }: SuggestionRow, to: UnitId): Stand {
  if (over(stand)) throw refuseSuggestion("suggestion.over", { state: stand.state });
  if (to === unitId) throw refuseSuggestion("suggestion.same_unit");
  const unnamed = kind === "complaint" && about === undefined && levelOf(to) === "community";
  if (unnamed || (about !== undefined && covers(about, to))) throw refuseSuggestion("suggestion.to_concerned");
  const second = stand.state === "reopened" || (stand.state === "taken" && stand.second);
  return second ? { state: "reopened" } : { state: "received" };
}

/** The author is not content with the answer: once, within fifteen days. */
export function reopened(stand: Stand, now: number): Stand {
  if (stand.state !== "answered") throw refuseSuggestion("suggestion.not_answered", { state: stand.state });
  if (stand.second) throw refuseSuggestion("suggestion.reopened_already");
  if (now >= stand.at + REOPEN_SPAN) throw refuseSuggestion("suggestion.too_late_to_reopen");
  return { state: "reopened" };
}

/** The author says that it is settled. @throws Refusal `suggestion.not_answered` */
export function closed(stand: Stand): Stand {
  if (stand.state !== "answered") throw refuseSuggestion("suggestion.not_answered", { state: stand.state });
  return { state: "closed" };
}

/** The author takes it back before it is answered. @throws Refusal `suggestion.over` */
export function withdrawn(stand: Stand): Stand {
  if (over(stand)) throw refuseSuggestion("suggestion.over", { state: stand.state });
  return { state: "withdrawn" };
}

/** What the author may do now. */
export function authorMay(stand: Stand, now: number): OwnSuggestion["may"] {
  if (stand.state === "answered") {
    return !stand.second && now < stand.at + REOPEN_SPAN ? ["reopen", "close"] : ["close"];
  }
  return over(stand) ? [] : ["withdraw"];
}

/** A number as people write it, made plain: `261112-K3Q9MX` becomes `sgs_261112k3q9mx`; o, i and l are read as digits. */
export function idOfNumber(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^sgs_/, "")
    .replace(/[^0-9a-z]/g, "");
  return `sgs_${plain.replaceAll("o", "0").replaceAll(/[il]/g, "1")}`;
}
/** The same of the secret word, `k3q9-mx7d`. */
export const plainWord = (text: string): string => idOfNumber(text).slice(4);
export const numberOf = (id: string): string => `${id.slice(4, 10)}-${id.slice(10).toUpperCase()}`;
