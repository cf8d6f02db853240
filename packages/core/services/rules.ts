import type { Actor } from "@rengang/kernel/actor";
import type { PostId } from "@rengang/kernel/ids";
import { DAY, HOUR, halfHours, MINUTE, toIso } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import type { PostRow } from "../posts";
import type { ServiceRow } from "./items";
import { refuseService } from "./refusals";
import type { Summary } from "./schema";

/** Totals of the confirmed records among `rows`. Hours are halves, so sums are exact. */
export function totalsOf(rows: readonly Pick<ServiceRow, "state" | "hours" | "team" | "on">[]): Summary {
  const summary: Summary = { times: 0, hours: 0, byTeam: {}, byMonth: {} };
  for (const { state, hours, team, on } of rows) {
    if (state !== "confirmed") continue;
    const parts = [summary, partOf(summary.byTeam, team), partOf(summary.byMonth, on.slice(0, 7))];
    for (const part of parts) {
      part.times += 1;
      part.hours += hours;
    }
  }
  return summary;
}

function partOf(parts: Summary["byTeam"], name: string): { times: number; hours: number } {
  parts[name] ??= { times: 0, hours: 0 };
  return parts[name];
}

export interface Decision {
  readonly by: Actor;
  readonly settings: DistrictSettings;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The member's records of that day and the days beside it. */
  readonly near: readonly ServiceRow[];
}

/** Two records whose times share a moment; records without times cannot tell. */
export const overlap = (a: ServiceRow, b: ServiceRow): boolean =>
  a.startedAt !== undefined &&
  a.endedAt !== undefined &&
  b.startedAt !== undefined &&
  b.endedAt !== undefined &&
  a.startedAt < b.endedAt &&
  b.startedAt < a.endedAt;

/** The most hours that a session allows, undefined where it has no end. */
export function hoursMost(row: Pick<ServiceRow, "startedAt" | "endedAt">): number | undefined {
  if (row.startedAt === undefined || row.endedAt === undefined) return undefined;
  return halfHours(row.endedAt - row.startedAt);
}

/** The hours to record. @throws Refusal `service.too_long` beyond the session, `service.hours_missing` */
export function agreedHours(row: ServiceRow, asked: number | undefined): number {
  const most = hoursMost(row);
  if (asked !== undefined && most !== undefined && asked > most) throw refuseService("service.too_long", { most });
  const hours = asked ?? Math.min(row.hours, most ?? row.hours);
  if (hours === 0) throw refuseService("service.hours_missing");
  return hours;
}

/**
 * Sold hours show as two places at once and as days too long.
 * @throws Refusal `service.overlap`, `service.daily_limit`
 */
export function checkDay(row: ServiceRow, { near, settings }: Decision): void {
  const others = near.filter((o) => o.id !== row.id && o.state === "confirmed");
  const clash = others.find((o) => overlap(o, row));
  if (clash) throw refuseService("service.overlap", { id: clash.id, title: clash.title, on: clash.on });
  const hours = others.filter((o) => o.on === row.on).reduce((sum, o) => sum + o.hours, row.hours);
  if (hours > settings.dailyHoursMax)
    throw refuseService("service.daily_limit", { hours, most: settings.dailyHoursMax });
}

export type Mark = "overlap" | "daily_limit";

/**
 * What a reader of a year should look at. Two organisers who confirm in the same moment can both pass `checkDay`; the
 * mark then shows it to everyone who opens the ledger.
 */
export function marksOf(row: ServiceRow, year: readonly ServiceRow[], dailyHoursMax: number): Mark[] {
  if (row.state !== "confirmed") return [];
  const counted = year.filter((r) => r.state === "confirmed");
  const ofDay = counted.filter((o) => o.on === row.on).reduce((sum, o) => sum + o.hours, 0);
  const marks: Mark[] = counted.some((o) => o.id !== row.id && overlap(o, row)) ? ["overlap"] : [];
  return ofDay > dailyHoursMax ? [...marks, "daily_limit"] : marks;
}

/** Confirmer and beneficiary differ; for a back-fill, so do confirmer and recorder (civil-affairs order 67). */
function checkConfirmer(row: ServiceRow, by: Actor): void {
  if (by.personId === row.personId) throw refuseService("service.own");
  if (row.backfilled && by.personId === row.recordedBy) throw refuseService("service.second_person");
}

/** Hours are confirmed once they have been served, not while the session lasts. @throws Refusal `service.not_over` */
function checkOver({ startedAt, endedAt = startedAt }: ServiceRow, now: number): void {
  if (endedAt !== undefined && now < endedAt * MINUTE)
    throw refuseService("service.not_over", { until: toIso(endedAt * MINUTE) });
}

/**
 * The record as confirmed; the same record when it was so already.
 * @throws Refusal the first rule that stands against it
 */
export function confirmed(row: ServiceRow, asked: number | undefined, decision: Decision): ServiceRow {
  const { by, now } = decision;
  if (row.state === "confirmed") {
    if (asked === undefined || asked === row.hours) return row;
    throw refuseService("service.already_confirmed", { hours: row.hours });
  }
  if (row.state === "rejected") throw refuseService("service.already_rejected", { reason: row.reason ?? "" });
  checkConfirmer(row, by);
  checkOver(row, now);
  const next: ServiceRow = { ...row, hours: agreedHours(row, asked) };
  checkDay(next, decision);
  return { ...next, state: "confirmed", confirmedBy: by.personId, confirmedByName: by.name, confirmedAt: now };
}

/** The record turned down with a reason that the member reads; a confirmed one can still be. @throws Refusal `service.own` */
export function rejected(row: ServiceRow, reason: string, by: Actor): ServiceRow {
  if (row.state === "rejected") return row;
  if (by.personId === row.personId) throw refuseService("service.own");
  return { ...row, state: "rejected", reason };
}

export interface Correction {
  readonly hours?: number | undefined;
  readonly content?: string | undefined;
  readonly beneficiaries?: string | undefined;
  readonly quality?: string | undefined;
  readonly reason: string;
}

/**
 * The record with a visible correction. A rejected one waits for a confirmation again.
 * @throws Refusal whatever would stand against confirming it so
 */
export function corrected(row: ServiceRow, { reason, hours, ...facts }: Correction, decision: Decision): ServiceRow {
  const { by, now } = decision;
  if (row.state === "confirmed") checkConfirmer(row, by);
  else if (by.personId === row.personId) throw refuseService("service.own");
  const named = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const next: ServiceRow = {
    ...row,
    ...named,
    hours: hours === undefined ? row.hours : agreedHours(row, hours),
    state: row.state === "rejected" ? "pending" : row.state,
    correction: { at: now, by: by.personId, byName: by.name, reason, hoursBefore: row.hours },
  };
  if (next.state === "confirmed") checkDay(next, decision);
  return next;
}

/** "This is wrong": the member's word stands beside the record until it is answered. */
export function disputed(row: ServiceRow, text: string, now: number): ServiceRow {
  if (row.dispute?.text === text && row.dispute.answer === undefined) return row;
  return { ...row, dispute: { text, at: now } };
}

/** The answer to a dispute. @throws Refusal `service.not_disputed` */
export function answered(row: ServiceRow, answer: string, by: Actor, now: number): ServiceRow {
  if (!row.dispute) throw refuseService("service.not_disputed");
  if (row.dispute.answer === answer) return row;
  if (by.personId === row.personId) throw refuseService("service.own");
  return { ...row, dispute: { ...row.dispute, answer, answeredAt: now, answeredByName: by.name } };
}

/**
 * From when on sessions stay to be looked through: from the first at which somebody waits, or at which presence can still be
 * recorded without an index entry (a day is added for clocks). Epoch milliseconds.
 * @param waiting the posts at which somebody waits
 */
export function settledUntil(
  sessions: readonly Pick<PostRow, "id" | "from" | "to">[],
  waiting: ReadonlySet<PostId>,
  { tickHours, checkInAfterMinutes }: Pick<DistrictSettings, "tickHours" | "checkInAfterMinutes">,
  now: number,
): number {
  const over = now - Math.max(tickHours * HOUR, checkInAfterMinutes * MINUTE) - DAY;
  const stay = sessions.filter(({ id, to = Number.POSITIVE_INFINITY }) => waiting.has(id) || to * MINUTE > over);
  return Math.min(over, ...stay.map(({ from = 0 }) => from * MINUTE));
}
