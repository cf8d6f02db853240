import { addDays, DEFAULT_ZONE, instantOf, localOf, MINUTE, weekdayOf } from "@rengang/kernel/time";
import type { DistrictSettings } from "../districts/schema";
import type { Member } from "../members/schema";
import type { PostRow } from "../posts";
import type { Timetable } from "../posts/times";

export type FreeTime = Member["freeTimes"][number];
type DaysOff = Pick<DistrictSettings, "daysOff" | "daysOn">;

/** An evening begins at 18:00 and lasts until 06:00; the hours after midnight belong to the evening before. */
const MORNING = "06:00";
const EVENING = "18:00";

/** Saturdays, Sundays and public holidays, without the days that are worked instead. */
function isWeekend(day: string, { daysOff, daysOn }: DaysOff): boolean {
  if (daysOn.includes(day)) return false;
  return daysOff.includes(day) || weekdayOf(day) >= 6;
}

/** The stretch of a local day in which an instant (ms) lies, and when the next one begins. */
function stretchAt(ms: number, zone: string): { day: string; evening: boolean; until: number } {
  const { day, time } = localOf(ms, zone);
  if (time < MORNING) return { day: addDays(day, -1), evening: true, until: instantOf(day, MORNING, zone) };
  if (time < EVENING) return { day, evening: false, until: instantOf(day, EVENING, zone) };
  return { day, evening: true, until: instantOf(addDays(day, 1), MORNING, zone) };
}

/** Every kind of free time that a span (epoch minutes) touches; a span of a day touches at most three stretches. */
function touched(from: number, to: number, days: DaysOff, zone: string): FreeTime[] {
  const found: FreeTime[] = [];
  for (let at = from * MINUTE; at < to * MINUTE; ) {
    const { day, evening, until } = stretchAt(at, zone);
    found.push(`${isWeekend(day, days) ? "weekend" : "weekday"}_${evening ? "evening" : "day"}`);
    at = until;
  }
  return found;
}

/** Some Monday: a weekly duty says nothing about holidays. */
const SOME_MONDAY = "2026-01-05";
const NO_DAYS: DaysOff = { daysOff: [], daysOn: [] };

function touchedWeekly({ days, startsAt, endsAt }: Timetable, zone: string): FreeTime[] {
  return days.flatMap((weekday) => {
    const day = addDays(SOME_MONDAY, weekday - 1);
    const [from, to] = [
      instantOf(day, startsAt, zone),
      instantOf(endsAt > startsAt ? day : addDays(day, 1), endsAt, zone),
    ];
    return touched(from / MINUTE, to / MINUTE, NO_DAYS, zone);
  });
}

/**
 * The kinds of free time that a post needs, each once; none for a duty without hours. A session from 17:00 to 19:00 on a
 * Friday needs the day and the evening of a weekday; a weekly duty needs those of all its days.
 * @param days the district's holidays and days worked instead
 * @param zone of the district
 */
export function timesNeeded(
  post: Pick<PostRow, "from" | "to" | "weekly">,
  days: DaysOff,
  zone: string = DEFAULT_ZONE,
): FreeTime[] {
  const all = post.weekly
    ? touchedWeekly(post.weekly, zone)
    : post.from === undefined || post.to === undefined
      ? []
      : touched(post.from, post.to, days, zone);
  return [...new Set(all)];
}
