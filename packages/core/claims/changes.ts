import { bytesOf, type PersonId } from "@rengang/kernel/ids";
import { type Change, save, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { dueChange, keepsRosterInside, type PostRow, postItem } from "../posts";
import { storedNames } from "../posts/items";
import { type CalendarNote, type CalendarRow, calendarItem } from "./items";
import { tidied, without, withPlace, withTurn } from "./rules";

/** Both halves of a claim as they were loaded. */
export interface Halves {
  readonly post: Loaded<PostRow>;
  readonly personId: PersonId;
  readonly calendar: Loaded<CalendarRow>;
  readonly now: number;
}

const NOBODY_WAITS = "(attribute_not_exists(#waiting) OR size(#waiting) = :none)";
/** A person as posts name him or her. */
export const bare = (id: PersonId) => id.slice(4);
/** The person whom a post names. */
export const personOf = (name: string) => `per_${name}` as PersonId;

/**
 * Takes a place: 2 items, 4 write units. The post's guard is the promise that no place is given twice (open, room,
 * nobody waiting, not me already), the calendar's version the one that nobody is in two places at once.
 * @param state the state in which the post gives places; absent: open
 */
export function takePlace({ post, personId, calendar, now }: Halves, state?: "drawing"): Change[] {
  const me = bare(personId);
  const inside = keepsRosterInside(post);
  const room = inside
    ? "attribute_not_exists(#taken) AND (attribute_not_exists(#holders) OR (size(#holders) < #places AND NOT contains(#holders, :me)))"
    : "#taken < #places";
  const open = state ? "#state = :state" : "attribute_not_exists(#state)";
  return [
    update(postItem, post.id, {
      add: inside ? { holders: storedNames([me]) } : { taken: 1 },
      when: {
        if: `attribute_exists(pk) AND ${open} AND ${room} AND ${NOBODY_WAITS}`,
        values: { none: 0, ...(inside && { me: bytesOf(me) }), ...(state && { state }) },
      },
    }),
    save(calendarItem, personId, withPlace(calendar, post, now, noteOf(post, state && "drawn")), calendar.version),
  ];
}

/** What the history is told of how a calendar changed. */
export const noteOf = (post: PostRow, how?: CalendarNote["how"], why?: string): CalendarNote | undefined =>
  how && { p: post.id, how, ...(why && { why }) };

/**
 * Takes a turn on the waiting list of a post that is full, or where others wait for a place that has just become free: 2
 * items, 4 write units.
 */
export function takeTurn({ post, personId, calendar, now }: Halves, state?: "drawing"): Change[] {
  const me = bare(personId);
  const full = keepsRosterInside(post) ? "size(#holders) >= #places" : "#taken >= #places";
  const line = `(${full} OR size(#waiting) > :none)`;
  const short = "(attribute_not_exists(#waiting) OR (size(#waiting) < #waitMax AND NOT contains(#waiting, :me)))";
  const open = state ? "#state = :state" : "attribute_not_exists(#state)";
  return [
    update(postItem, post.id, {
      append: { waiting: [me] },
      when: { if: `${open} AND ${line} AND ${short}`, values: { me, none: 0, ...(state && { state }) } },
    }),
    save(calendarItem, personId, withTurn(calendar, post, now), calendar.version),
  ];
}

/** Leaves the waiting list. */
export function leaveTurn({ post, personId, calendar, now }: Halves): Change[] {
  const waiting = (post.waiting ?? []).filter((id) => id !== bare(personId));
  return [
    update(postItem, post.id, {
      set: { waiting: waiting.length > 0 ? waiting : undefined },
      when: unchanged(post.version),
    }),
    save(calendarItem, personId, without(calendar, post, now), calendar.version),
  ];
}

/** Who comes next: the first of the waiting list who can, and those passed over because something else came up. */
export interface Succession {
  readonly next?:
    | {
        readonly personId: PersonId;
        readonly calendar: Loaded<CalendarRow>;
        /** Offered until then (epoch minutes) instead of given. */
        readonly until?: number | undefined;
      }
    | undefined;
  /** The waiting list that remains. */
  readonly waiting: readonly string[];
}

/** Gives the place up and, in the same commit, to the next in line: 4 write units, 6 with a successor. */
export function leavePlace(halves: Halves, succession: Succession, note?: CalendarNote): Change[] {
  const { post, personId, calendar, now } = halves;
  return [
    handOver(post, [bare(personId)], succession),
    save(calendarItem, personId, without(calendar, post, now, note), calendar.version),
    ...promotion(post, succession, now),
  ];
}

/** Gives a free place to the next in line (after places were added). */
export function fillPlace(post: Loaded<PostRow>, succession: Succession, now: number): Change[] {
  return [handOver(post, [], succession), ...promotion(post, succession, now)];
}

/** An offered place is taken for good. */
export function acceptOffer({ post, personId, calendar, now }: Halves): Change[] {
  const { [bare(personId)]: _, ...rest } = post.offers ?? {};
  const offers = Object.keys(rest).length > 0 ? rest : undefined;
  return [
    update(postItem, post.id, {
      set: { offers },
      ...dueChange(post, { ...post, offers }),
      when: unchanged(post.version),
    }),
    save(calendarItem, personId, { ...tidied(calendar, now), note: noteOf(post, "accepted") }, calendar.version),
  ];
}

function promotion(post: PostRow, { next }: Succession, now: number): Change[] {
  if (!next) return [];
  const note = noteOf(post, next.until === undefined ? undefined : "offered");
  return [save(calendarItem, next.personId, withPlace(next.calendar, post, now, note), next.calendar.version)];
}

/** The post's attributes that name people, as an update sets them. */
export function rosterSet(row: Pick<PostRow, "holders" | "taken" | "offers" | "waiting">): Record<string, unknown> {
  return {
    waiting: row.waiting?.length ? row.waiting : undefined,
    offers: row.offers && Object.keys(row.offers).length > 0 ? row.offers : undefined,
    ...(row.taken === undefined
      ? { holders: row.holders?.size ? storedNames(row.holders) : undefined }
      : { taken: row.taken }),
  };
}

/** The post after some have left and, if somebody comes next, one has come in. */
export function rosterAfter(post: PostRow, leavers: readonly string[], { next, waiting }: Succession): PostRow {
  const holders = new Set(post.holders ?? []);
  const offers = { ...post.offers };
  for (const leaver of leavers) {
    holders.delete(leaver);
    delete offers[leaver];
  }
  if (next) holders.add(bare(next.personId));
  if (next?.until !== undefined) offers[bare(next.personId)] = next.until;
  const taken = post.taken === undefined ? undefined : post.taken - leavers.length + (next ? 1 : 0);
  return { ...post, holders, taken, offers, waiting: [...waiting] };
}

function handOver(post: Loaded<PostRow>, leavers: readonly string[], succession: Succession): Change {
  const after = rosterAfter(post, leavers, succession);
  return update(postItem, post.id, { set: rosterSet(after), ...dueChange(post, after), when: unchanged(post.version) });
}
