import type { PersonId, PostId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** One place that a member holds or waits for; a standing duty has no times. Epoch minutes. */
export interface CalendarEntry {
  p: PostId;
  f?: number | undefined;
  t?: number | undefined;
}

/** A member's own time: the other half of every claim. Its version guards the rule that nobody is in two places. */
export interface CalendarRow {
  held: CalendarEntry[];
  waiting: CalendarEntry[];
}

export const calendarItem = defineItem<CalendarRow, PersonId>({
  kind: "CALENDAR",
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: "CALENDAR" }),
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
