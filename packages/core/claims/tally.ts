import { addDays, dayOf, MINUTE, weekdayOf } from "@rengang/kernel/time";
import type { PostRow } from "../posts";
import type { PerPeriod } from "../posts/times";
import type { CalendarRow } from "./items";

/** The name of the local week (its Monday), month or year in which an instant (epoch minutes) lies: `w261123`, `2611`, `y26`. */
export function periodOf(per: PerPeriod["per"], minutes: number): string {
  const day = dayOf(minutes * MINUTE);
  if (per === "month") return day.slice(2, 7).replace("-", "");
  if (per === "year") return `y${day.slice(2, 4)}`;
  return `w${addDays(day, 1 - weekdayOf(day))
    .slice(2)
    .replaceAll("-", "")}`;
}

/** Under which name a post's claims of one member are counted against the post's own limit. */
export const seriesKey = (post: Pick<PostRow, "id" | "series" | "most" | "from">): string | undefined =>
  post.most && post.from !== undefined
    ? `${post.series ?? post.id.slice(-6)}.${periodOf(post.most.per, post.from)}`
    : undefined;

/** All names under which a dated claim counts. */
const keysOf = (post: PostRow): string[] =>
  post.from === undefined ? [] : [periodOf("month", post.from), seriesKey(post)].filter((k) => k !== undefined);

/** What is counted in periods that have not ended; names sort by time within their kind. */
function current(tally: Record<string, number>, now: number): [string, number][] {
  const [week, month, year] = (["week", "month", "year"] as const).map((per) => periodOf(per, now / MINUTE));
  const floor = { w: week, y: year } as Record<string, string | undefined>;
  return Object.entries(tally).filter(([name, count]) => {
    const period = name.slice(name.lastIndexOf(".") + 1);
    return count > 0 && period >= (floor[period[0] as string] ?? (month as string));
  });
}

/** The tally with a claim on the post added or taken back. */
export function counted(calendar: CalendarRow, post: PostRow, change: 1 | -1, now: number): CalendarRow["tally"] {
  const tally = Object.fromEntries(current(calendar.tally ?? {}, now));
  for (const key of keysOf(post)) tally[key] = Math.max(0, (tally[key] ?? 0) + change);
  const left = current(tally, now);
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
