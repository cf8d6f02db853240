import { addDays, DAY, dayOf, toIso } from "@rengang/kernel/time";
import type { MemberRow } from "../members/items";
import type { GrantRow } from "../people/items";
import type { RequestRow, Stage } from "./items";
import type { ErasurePreview, Purpose, RequestKind, Stoppable, Wait } from "./schema";
import { STOPPABLE } from "./schema";

/** A request is answered within fifteen days (PIPL 50 asks for prompt handling; the district's own term). */
export const ANSWER_DAYS = 15;
export const dueOf = (now: number, zone?: string): string => addDays(dayOf(now, zone), ANSWER_DAYS);

/** As many open requests one member may have. */
export const OPEN_MOST = 10;

export const isOpen = (stage: Pick<Stage, "state">): boolean => ["asked", "examined", "erasing"].includes(stage.state);

/** Corrections are the community's to answer; objections and erasure the district's. */
export const answersOf = (role: string): readonly RequestKind[] =>
  role === "district_admin" || role === "system" ? ["correction", "objection", "erasure"] : ["correction"];

/** Whether a use can end for one person: no duty depends on it (PIPL 44 leaves what laws demand). */
export const isStoppable = (purpose: Purpose | undefined): purpose is Stoppable =>
  (STOPPABLE as readonly string[]).includes(purpose ?? "");

type Stopping = Pick<MemberRow, "stopped" | "notice">;

/** The member after an accepted objection: the use has ended, and what was agreed to for it is taken back. */
export function stoppedFor<M extends Stopping>(member: M, purpose: Stoppable, at: number, request: string): M {
  const { notice } = member;
  return {
    ...member,
    stopped: { ...member.stopped, [purpose]: { at, request } },
    ...(notice && { notice: { ...notice, agreed: notice.agreed.filter((one) => one !== purpose) } }),
  };
}

/** The member after the objection was taken back. */
export function resumedFor<M extends Stopping>(member: M, purpose: Stoppable): M {
  const { [purpose]: _, ...stopped } = member.stopped ?? {};
  return { ...member, stopped };
}

/** Whose turn it is: the community's for a correction and the first look at an erasure, else the district's. */
export function whoseTurn({ about, stage, unitId }: RequestRow, staff: readonly GrantRow[]): GrantRow[] {
  const ours = staff.filter((g) => g.unitId === unitId && /^community_/.test(g.role));
  const near = about !== "objection" && stage.state === "asked";
  return near && ours.length > 0 ? ours : staff.filter((g) => g.role === "district_admin");
}

/** How things stand with a person whose data are to be erased. Times in epoch milliseconds. */
export interface Standing {
  readonly roles: number;
  readonly registered: boolean;
  /** Places held or waited for that are not over. */
  readonly claims: number;
  /** Records that are not decided, and disputes without an answer. */
  readonly services: number;
  /** Forms that have not reached their reader. */
  readonly forms: number;
  readonly objections: number;
  /** Years with confirmed service that are not closed. */
  readonly openYears: readonly string[];
  /** The latest end of a window in which a closed year may be contested. */
  readonly windowUntil?: number | undefined;
  /** When forms went to the employer. */
  readonly deliveredAt: readonly number[];
  readonly records: number;
}

const some = (rule: Wait["rule"], count: number): Wait[] => (count > 0 ? [{ rule, count }] : []);

/**
 * What must come first. Data whose purpose is not fulfilled yet, or that a running procedure needs, are not erased
 * (PIPL 47: purpose achieved, no longer necessary, retention over); what can be settled is named, so that it will be.
 */
export function waitsOf(standing: Standing, now: number): Wait[] {
  const { windowUntil } = standing;
  return [
    ...some("role", standing.roles),
    ...(standing.registered ? [{ rule: "registered" as const }] : []),
    ...some("claims", standing.claims),
    ...some("services", standing.services),
    ...some("forms", standing.forms),
    ...some("objection", standing.objections),
    ...standing.openYears.map((year) => ({ rule: "year" as const, year })),
    ...(windowUntil !== undefined && windowUntil > now ? [{ rule: "window" as const, until: toIso(windowUntil) }] : []),
  ];
}

/** Official forms stay readable for three years after delivery, as their receiver's copy does; then they lose the name too. */
export const FORM_RETENTION = 3 * 365 * DAY;

/** Until when delivered forms are kept as they are; undefined when none has to be. */
export function keptUntil(deliveredAt: readonly number[], now: number): number | undefined {
  const until = Math.max(0, ...deliveredAt.map((at) => at + FORM_RETENTION));
  return until > now ? until : undefined;
}

/** What has to come first, and what stays for how long. */
export function previewOf(standing: Standing, now: number): Omit<ErasurePreview, "parts"> {
  const until = keptUntil(standing.deliveredAt, now);
  return {
    waits: waitsOf(standing, now),
    ...(until !== undefined && { keptUntil: toIso(until) }),
    records: standing.records,
  };
}
