import type { PersonId, PostId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Timetable } from "../posts/times";
import { type ClaimEvent, LEAVING_EVENTS, type STAND_IN_STATES } from "./schema";

/** One place that a member holds or waits for; a standing duty has no times, or hours of the week. Epoch minutes. */
export interface CalendarEntry {
  p: PostId;
  f?: number | undefined;
  t?: number | undefined;
  /** A standing duty's weekly hours. */
  w?: Timetable | undefined;
  /** The session was moved after the claim: leaving it is never late. */
  m?: 1 | undefined;
  /** Somebody was asked to stand in: only then is anything to be found in the index of what was asked. */
  s?: 1 | undefined;
  /** The post only counted when the place was taken: its roster follows this calendar. */
  l?: 1 | undefined;
}

/** How the last change came about, where the history should tell. */
export interface CalendarNote {
  p: PostId;
  how: "late" | "offered" | "released" | "lapsed" | "stand_in" | "moved" | "clash" | "drawn" | "accepted";
  why?: string | undefined;
}

/** A member's own time: the other half of every claim. Its version guards the rule that nobody is in two places. */
export interface CalendarRow {
  held: CalendarEntry[];
  waiting: CalendarEntry[];
  /** Dated claims by month, `2611`, and by series and period: what the limits count. */
  tally?: Record<string, number> | undefined;
  note?: CalendarNote | undefined;
  /** The post of the place that went with the last change, where it has come to count only since the place was taken. */
  grown?: PostId | undefined;
}

/** Behind the member's own row, so that both, and what others ask, are one query. */
export const calendarItem = defineItem<CalendarRow, PersonId>({
  kind: "CALENDAR",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "MEMBER#CALENDAR" }),
});

/** The roster of a post that is too large to keep it inside; written from the stream, never by a claim. */
export interface RosterRow {
  personId: PersonId;
  state: "claimed" | "waitlisted" | "left";
  at: number;
}

export const rosterItem = defineItem<RosterRow, { postId: PostId; personId: PersonId }>({
  kind: "ROSTER",
  key: ({ postId, personId }) => ({ pk: `POST#${postId}`, sk: `ROSTER#${personId}` }),
});

const isLeaving = (event: ClaimEvent): boolean => (LEAVING_EVENTS as readonly ClaimEvent[]).includes(event);

/** One step of a claim's history, written from the stream: nothing of it is ever changed. */
export interface ClaimEventRow {
  postId: PostId;
  personId: PersonId;
  /** The version of the calendar that it made: steps are told in the order in which they happened, whoever asked first. */
  step: number;
  at: number;
  event: ClaimEvent;
  by: "self" | "staff" | "other" | "system";
  why?: string | undefined;
}

const timeKey = (at: number) => String(at).padStart(14, "0");
const stepKey = (step: number) => String(step).padStart(8, "0");

export const claimEventItem = defineItem<ClaimEventRow, ClaimEventRow>({
  kind: "CLAIM_EVENT",
  key: ({ personId, postId, step, event }) => ({
    pk: `PERSON#${personId}`,
    sk: `CLAIM#${postId}#${stepKey(step)}#${event}`,
  }),
  // Only who left: claims are many, and whoever stands on a post is read from the post.
  index: ({ personId, postId, at, event }) =>
    isLeaving(event) ? { gpk1: `LEFT#${postId}`, gsk1: `${timeKey(at)}#${personId}` } : {},
  omit: ["postId", "personId"],
  read: (attributes, key) => {
    const postId = key.sk.split("#")[1] as PostId;
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    return { ...(attributes as unknown as ClaimEventRow), postId, personId };
  },
});

/** A member asks another to take over a place. */
export interface StandInRow {
  postId: PostId;
  from: PersonId;
  to: PersonId;
  fromName: string;
  /** The last four digits of the phone that was asked: all that the asker is shown again. */
  phoneEnd: string;
  note: string;
  state: (typeof STAND_IN_STATES)[number];
  askedAt: number;
}

export const standInItem = defineItem<StandInRow, Pick<StandInRow, "postId" | "from" | "to">>({
  kind: "STAND_IN",
  key: ({ postId, from, to }) => ({ pk: `PERSON#${to}`, sk: `MEMBER#STAND_IN#${postId}#${from}` }),
  index: ({ postId, from, to }) => ({ gpk1: `STAND_INS#${from}`, gsk1: `${postId}#${to}` }),
  omit: ["postId", "from", "to"],
  read: (attributes, key) => {
    const [, , postId, from] = key.sk.split("#") as [string, string, PostId, PersonId];
    return { ...(attributes as unknown as StandInRow), postId, from, to: key.pk.slice("PERSON#".length) as PersonId };
  },
});
