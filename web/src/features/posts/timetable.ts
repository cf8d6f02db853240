import type { Post } from "@rengang/core/posts/schema";
import { dayParts, today } from "../../lib/format";
import { language } from "../../lib/settings";
import { defineWords, listed } from "../../lib/words";

type Timetable = NonNullable<Post["timetable"]>;

const w = defineWords({
  zh: {
    daily: "每天",
    weekdays: "每周一至周五",
    weekly: (days: string) => `每周${days}`,
    nextDay: (time: string) => `次日 ${time}`,
    until: (day: string) => `至 ${day}`,
    between: (from: string, until: string) => `${from}至 ${until}`,
    said: (days: string, times: string, season: string) => `${days} ${times}，${season}`,
  },
  en: {
    daily: "Every day",
    weekdays: "Monday to Friday",
    weekly: (days) => days,
    nextDay: (time) => `${time} the next day`,
    until: (day) => `until ${day}`,
    between: (from, until) => `${from} to ${until}`,
    said: (days, times, season) => `${days} ${times}, ${season}`,
  },
});

/** A weekday's short name; 1 is Monday, 7 Sunday. */
const dayName = (day: number): string => {
  const { week } = dayParts(`2026-03-0${1 + (day % 7)}`);
  return language() === "zh" ? week.slice(1) : week;
};

function daysOf(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length === 7) return w("daily");
  if (sorted.join() === "1,2,3,4,5") return w("weekdays");
  return w("weekly", listed(sorted.map(dayName)));
}

/** `6月30日`, `30 Jun`; another year is said. */
export function shortDay(day: string): string {
  const { month, number } = dayParts(day);
  const year = day.slice(0, 4) === today().slice(0, 4) ? "" : day.slice(0, 4);
  if (language() === "zh") return `${year && `${year}年`}${month}${number}日`;
  return `${number} ${month}${year && ` ${year}`}`;
}

/** A standing duty's weekly hours: `每周六、日 08:30–10:30，至 6月30日`; the first day is said while it lies ahead. */
export function timetableWords(of: Timetable): string {
  const end = of.endsAt <= of.startsAt ? w("nextDay", of.endsAt) : of.endsAt;
  const until = shortDay(of.until);
  const season = of.from > today() ? w("between", shortDay(of.from), until) : w("until", until);
  return w("said", daysOf(of.days), `${of.startsAt}–${end}`, season);
}

/** Whether a standing duty's season has ended. */
export const seasonOver = (post: Pick<Post, "timetable">): boolean =>
  post.timetable !== undefined && post.timetable.until < today();
