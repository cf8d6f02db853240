import type { Plan, Recurrence } from "@rengang/core/series/schema";
import { dayPlus, today } from "../../lib/format";
import type { PostDetail } from "./model";
import type { PostValues } from "./publish-model";

/** Once at a time, again and again, or over a season. */
export type Shape = "once" | "series" | "standing";

/** What a new post has of rules beyond its three fields: none. */
export const FRESH_RULES = {
  openOn: "",
  openTime: "08:00",
  drawOn: "",
  drawTime: "20:00",
  areas: [] as string[],
  needs: "",
  briefs: "",
  most: "",
  mostPer: "month",
  least: "",
  leastPer: "month",
  draft: false,
  rule: "week",
  weeks: "1",
  days: ["6"] as string[],
  monthDay: "1",
  nth: "1",
  until: "",
  except: [] as string[],
  also: [] as string[],
  openDays: "",
  claimHours: "",
  weekly: false,
  season: "",
};

/** An end that is not after the start lies on the next day. Clock times, `22:00`. */
export const endsNextDay = (from: string, to: string): boolean => from !== "" && to !== "" && to <= from;

const hourOf = (clock: string): number => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;
const NIGHT = 12;
/** Twelve hours past midnight are a night watch; more are a slip of the hand. */
export const isSlip = (from: string, to: string): boolean =>
  endsNextDay(from, to) && hourOf(to) + 24 - hourOf(from) > NIGHT;

/** The local day on which a session of a local day ends. */
export const endDay = (day: string, from: string, to: string): string =>
  endsNextDay(from, to) ? dayPlus(day, 1) : day;

type Per = "week" | "month" | "year";
const perPeriod = (count: string, per: string) =>
  count.trim() ? { count: Number(count.normalize("NFKC")), per: per as Per } : undefined;

/** Limits per member and period, where they are set. */
export function limitsOf(v: PostValues) {
  const [most, least] = [perPeriod(v.most, v.mostPer), perPeriod(v.least, v.leastPer)];
  return { ...(most && { most }), ...(least && { least }) };
}

/** The same, as the form holds them. */
export const limitValues = (post: Pick<PostDetail, "least" | "most">) => ({
  most: post.most ? String(post.most.count) : "",
  mostPer: post.most?.per ?? "month",
  least: post.least ? String(post.least.count) : "",
  leastPer: post.least?.per ?? "month",
});

/** Whether weekdays are part of what is asked. */
export const needsDays = (v: PostValues): boolean =>
  (v.shape === "series" && (v.rule === "week" || v.rule === "nth")) || (v.shape === "standing" && v.weekly);

/** Whether start and end are part of what is asked. */
export const hasHours = (v: PostValues): boolean => v.shape !== "standing" || v.weekly;

/** A standing duty's weekly hours, from today on. */
export function timetableOf(v: PostValues) {
  if (v.shape !== "standing" || !v.weekly) return {};
  const days = v.days.map(Number).sort();
  return { timetable: { days, startsAt: v.from, endsAt: v.to, from: v.season || today(), until: v.until } };
}

function recurrenceOf(v: PostValues): Recurrence {
  const days = v.days.map(Number).sort();
  if (v.rule === "workday") return { every: "workday" };
  if (v.rule === "month") return { every: "month", on: Number(v.monthDay) };
  if (v.rule === "nth") return { every: "month_weekday", nth: Number(v.nth) as 1, day: days[0] ?? 6 };
  return { every: "week", days, weeks: Number(v.weeks) || 1 };
}

const numberOf = (text: string) => (text.trim() ? Number(text.normalize("NFKC")) : undefined);

/** The plan of a series as the API takes it. */
export function planOf(v: PostValues): Plan {
  const [openDaysBefore, claimHoursBefore] = [numberOf(v.openDays), numberOf(v.claimHours)];
  return {
    recurrence: recurrenceOf(v),
    from: v.on,
    until: v.until,
    startsAt: v.from,
    endsAt: v.to,
    except: v.except,
    also: v.also.filter((day) => day >= v.on && day <= v.until),
    ...(openDaysBefore && { openDaysBefore }),
    ...(claimHoursBefore && { claimHoursBefore }),
  };
}
