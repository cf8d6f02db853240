import { addDays, instantOf, MINUTE, weekdayOf } from "@rengang/kernel/time";
import type { PostRow } from "../posts/items";
import type { Timetable } from "../posts/times";

/** A claim as a calendar shows it: what, where, when, and how firmly. Nothing about anybody. Times in epoch milliseconds. */
export interface Appointment {
  readonly uid: string;
  readonly sequence: number;
  readonly state: "claimed" | "offered" | "waitlisted" | "cancelled";
  readonly title: string;
  readonly place: string;
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly weekly?: { readonly days: readonly number[]; readonly until: number } | undefined;
}

type Times = Pick<Appointment, "from" | "to" | "weekly">;

/** The first time of a weekly duty, and until when it repeats; undefined for a season without any of its weekdays. */
function weeklyTimes({ days, startsAt, endsAt, from, until }: Timetable, zone: string): Times | undefined {
  const week = Array.from({ length: 7 }, (_, n) => addDays(from, n));
  const first = week.find((day) => day <= until && days.includes(weekdayOf(day)));
  if (!first) return undefined;
  return {
    from: instantOf(first, startsAt, zone),
    to: instantOf(endsAt > startsAt ? first : addDays(first, 1), endsAt, zone),
    weekly: { days: [...days].sort(), until: instantOf(addDays(until, 1), "00:00", zone) - 1000 },
  };
}

/** When a post takes place; a duty without hours has no place in a calendar. */
export function timesOf(post: Pick<PostRow, "from" | "to" | "weekly">, zone: string): Times | undefined {
  if (post.weekly) return weeklyTimes(post.weekly, zone);
  if (post.from === undefined || post.to === undefined) return undefined;
  return { from: post.from * MINUTE, to: post.to * MINUTE };
}

const ENDED: readonly PostRow["state"][] = ["cancelled", "moved"];

/**
 * A post in the calendar of one who has a claim on it. A session that was moved is a new one at its new time, and the old
 * one is shown as called off.
 * @param post with the version of its item
 */
export function appointmentOf(
  post: PostRow & { version: number },
  state: Appointment["state"],
  { district, zone, origin }: { district: string; zone: string; origin: string },
): Appointment | undefined {
  const times = timesOf(post, zone);
  return (
    times && {
      ...times,
      uid: `${post.id}@${district}.rengang`,
      sequence: post.version,
      state: ENDED.includes(post.state) ? "cancelled" : state,
      title: post.title,
      place: post.place,
      address: `${origin}/my/posts/${post.id}`,
    }
  );
}
