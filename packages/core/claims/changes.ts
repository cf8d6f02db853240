import type { PersonId } from "@rengang/kernel/ids";
import { type Change, save, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { keepsRosterInside, type PostRow, postItem } from "../posts";
import { type CalendarRow, calendarItem } from "./items";
import { without, withPlace, withTurn } from "./rules";

/** Both halves of a claim as they were loaded. */
export interface Halves {
  readonly post: Loaded<PostRow>;
  readonly personId: PersonId;
  readonly calendar: Loaded<CalendarRow>;
  readonly now: number;
}

const NOBODY_WAITS = "(attribute_not_exists(#waiting) OR size(#waiting) = :none)";
const bare = (id: PersonId) => id.slice(4);

/**
 * Takes a place: 2 items, 4 write units. The post's guard is the promise that no place is given twice (open, room,
 * nobody waiting, not me already), the calendar's version the one that nobody is in two places at once.
 */
export function takePlace({ post, personId, calendar, now }: Halves): Change[] {
  const me = bare(personId);
  const inside = keepsRosterInside(post);
  const room = inside
    ? "(attribute_not_exists(#holders) OR (size(#holders) < #places AND NOT contains(#holders, :me)))"
    : "#taken < #places";
  return [
    update(postItem, post.id, {
      add: inside ? { holders: new Set([me]) } : { taken: 1 },
      when: {
        if: `attribute_exists(pk) AND attribute_not_exists(#state) AND ${room} AND ${NOBODY_WAITS}`,
        values: { none: 0, ...(inside && { me }) },
      },
    }),
    save(calendarItem, personId, withPlace(calendar, post, now), calendar.version),
  ];
}

/** Takes a turn on the waiting list of a full post: 2 items, 4 write units. */
export function takeTurn({ post, personId, calendar, now }: Halves): Change[] {
  const me = bare(personId);
  const full = keepsRosterInside(post) ? "size(#holders) >= #places" : "#taken >= #places";
  const short = "(attribute_not_exists(#waiting) OR (size(#waiting) < #waitMax AND NOT contains(#waiting, :me)))";
  return [
    update(postItem, post.id, {
      append: { waiting: [me] },
      when: { if: `attribute_not_exists(#state) AND ${full} AND ${short}`, values: { me } },
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
  readonly next?: { readonly personId: PersonId; readonly calendar: Loaded<CalendarRow> } | undefined;
  /** The waiting list that remains. */
  readonly waiting: readonly string[];
}

/** Gives the place up and, in the same commit, to the next in line: 4 write units, 6 with a successor. */
export function leavePlace({ post, personId, calendar, now }: Halves, succession: Succession): Change[] {
  return [
    handOver(post, bare(personId), succession),
    save(calendarItem, personId, without(calendar, post, now), calendar.version),
    ...promotion(post, succession, now),
  ];
}

/** Gives a free place to the next in line (after places were added). */
export function fillPlace(post: Loaded<PostRow>, succession: Succession, now: number): Change[] {
  return [handOver(post, undefined, succession), ...promotion(post, succession, now)];
}

function promotion(post: PostRow, { next }: Succession, now: number): Change[] {
  return next ? [save(calendarItem, next.personId, withPlace(next.calendar, post, now), next.calendar.version)] : [];
}

function handOver(post: Loaded<PostRow>, leaver: string | undefined, { next, waiting }: Succession): Change {
  const set: Record<string, unknown> = { waiting: waiting.length > 0 ? waiting : undefined };
  if (keepsRosterInside(post)) {
    const holders = new Set(post.holders ?? []);
    if (leaver) holders.delete(leaver);
    if (next) holders.add(bare(next.personId));
    set.holders = holders.size > 0 ? holders : undefined;
  } else {
    set.taken = (post.taken ?? 0) - (leaver ? 1 : 0) + (next ? 1 : 0);
  }
  return update(postItem, post.id, { set, when: unchanged(post.version) });
}
