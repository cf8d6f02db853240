import type { Actor } from "@rengang/kernel/actor";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, dayOf, HOUR, halfHours, instantOf, MINUTE } from "@rengang/kernel/time";
import type { District } from "../districts/schema";
import type { PostRow } from "../posts/items";
import { dayOfSession, type ServiceRow, serviceIdFor } from "../services/items";
import { refuseService } from "../services/refusals";
import { agreedHours } from "../services/rules";
import type { CodeFacts } from "./code";
import { refuseAttendance } from "./refusals";

/** One day of a post: the dated session itself, or one day of a standing duty. */
export interface Session {
  readonly post: PostRow;
  /** The local day. */
  readonly on: string;
}

/** The session that is meant. @throws Refusal `attendance.in_future`, `attendance.session_off` */
export function sessionOf(post: PostRow, asked: string | undefined, { zone }: District, now: number): Session {
  if (post.state !== undefined && post.state !== "closed") throw refuseAttendance("attendance.session_off");
  const today = dayOf(now, zone);
  const on = dayOfSession(post.id) ?? asked ?? today;
  if (post.from === undefined && on > today) throw refuseAttendance("attendance.in_future", { on });
  return { post, on };
}

/** When the code of a session works, in epoch minutes: around a dated session, all day for a standing duty. */
export function codeWindow({ post, on }: Session, { zone, settings }: District): { from: number; until: number } {
  if (post.from !== undefined && post.to !== undefined) {
    return { from: post.from - settings.checkInBeforeMinutes, until: post.to + settings.checkInAfterMinutes };
  }
  const midnight = instantOf(on, "00:00", zone) / MINUTE;
  return { from: midnight, until: midnight + DAY / MINUTE };
}

/** @throws Refusal `attendance.too_early`, `attendance.code_expired`, each with the instants in epoch minutes */
export function checkWindow({ from, until }: Pick<CodeFacts, "from" | "until">, now: number): void {
  if (now < from * MINUTE) throw refuseAttendance("attendance.too_early", { from, until });
  if (now >= until * MINUTE) throw refuseAttendance("attendance.code_expired", { from, until });
}

/**
 * The roster is ticked from the opening of the session's window until some days after its end; later, presence is a
 * back-fill. @throws Refusal `attendance.too_early`, `attendance.too_late_to_tick`
 */
export function checkTickTime(session: Session, district: District, now: number): void {
  const { from } = codeWindow(session, district);
  if (now < from * MINUTE) throw refuseAttendance("attendance.too_early", { from });
  const until = endOf(session, district) + (district.settings.tickHours * HOUR) / MINUTE;
  if (now >= until * MINUTE) throw refuseAttendance("attendance.too_late_to_tick", { until });
}

/** A paper sheet is entered after the session. @throws Refusal `attendance.not_over` */
export function checkPaperTime({ post }: Session, now: number): void {
  if (post.to !== undefined && now < post.to * MINUTE)
    throw refuseAttendance("attendance.not_over", { until: post.to });
}

const endOf = (session: Session, district: District): number => session.post.to ?? codeWindow(session, district).until;

/** A record of presence at a session as it begins; hours are the session's, or 0 for a standing duty until told. */
export function presence({ post, on }: Session, personId: PersonId, by: Actor, how: Partial<ServiceRow>): ServiceRow {
  const timed = post.from !== undefined && post.to !== undefined;
  return {
    id: serviceIdFor(personId, post.id, on),
    personId,
    unitId: post.unitId,
    postId: post.id,
    title: post.title,
    team: post.team,
    place: post.place,
    on,
    startedAt: post.from,
    endedAt: post.to,
    hours: timed ? halfHours((post.to as number) - (post.from as number)) : 0,
    content: "",
    beneficiaries: "",
    evidence: "organiser",
    state: "checked_in",
    recordedBy: by.personId,
    recordedByName: by.name,
    backfilled: false,
    ...how,
  };
}

/** A member checks in where a record stands already: the member's own word is the stronger evidence. */
export function arrived(row: ServiceRow, at: number): ServiceRow {
  if (row.state === "rejected") throw refuseService("service.already_rejected", { reason: row.reason ?? "" });
  if (row.state === "confirmed" || row.evidence === "own") return row;
  return { ...row, evidence: "own", state: "checked_in", inAt: at };
}

/**
 * A member checks out: near the end of a dated session, at any time of a standing duty, whose hours follow from it.
 * @throws Refusal `attendance.not_checked_in`, `attendance.too_early_to_leave`
 */
export function left(row: ServiceRow | undefined, at: number, { settings }: District): ServiceRow {
  if (row?.inAt === undefined) throw refuseAttendance("attendance.not_checked_in");
  if (row.outAt !== undefined || row.state !== "checked_in") return row;
  const from = (row.endedAt ?? 0) - settings.checkOutBeforeMinutes;
  if (row.endedAt !== undefined && at < from) throw refuseAttendance("attendance.too_early_to_leave", { from });
  return { ...row, outAt: at, hours: row.hours || halfHours(at - row.inAt) };
}

/** The organiser ticks a name that has a record: a rejected one stands again, agreed hours are taken over. */
export function tickedPresent(row: ServiceRow, hours: number | undefined): ServiceRow {
  const same = hours === undefined || hours === row.hours;
  if (row.state === "rejected") return withHours({ ...row, state: "checked_in", reason: undefined }, hours);
  if (same) return row;
  if (row.state === "confirmed") throw refuseService("service.already_confirmed", { hours: row.hours });
  return withHours(row, hours);
}

/** The organiser takes a tick back. Nobody's own check-in is undone so: that needs a reason. */
export function tickedAbsent(row: ServiceRow): ServiceRow {
  if (row.state === "rejected") return row;
  if (row.state === "confirmed") throw refuseService("service.already_confirmed", { hours: row.hours });
  if (row.evidence !== "organiser") throw refuseAttendance("attendance.already_checked_in");
  return { ...row, state: "rejected" };
}

/** A paper sheet names somebody who has a record: presence is known already; one's own entry takes new hours. */
export function onPaper(row: ServiceRow, hours: number | undefined, by: Actor): ServiceRow {
  if (row.state === "rejected") throw refuseService("service.already_rejected", { reason: row.reason ?? "" });
  const own = row.state === "pending" && row.backfilled && row.recordedBy === by.personId;
  return own && hours !== undefined && hours !== row.hours ? withHours(row, hours) : row;
}

/** The hours as told, within the session; none told leaves them. @throws Refusal `service.too_long` */
export const withHours = (row: ServiceRow, hours: number | undefined): ServiceRow =>
  hours === undefined ? row : { ...row, hours: agreedHours(row, hours) };
