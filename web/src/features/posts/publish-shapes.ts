import type { Plan, Recurrence } from "@rengang/core/series/schema";
import { today } from "../../lib/format";
import type { PostDetail } from "./model";
import type { PostValues } from "./publish-model";

/** Once at a time, again and again, or over a season. */
export type Shape = "once" | "series" | "standing";

/** What a new post has of rules beyond its three fields: none. */
export const FRESH_RULES = {
  openOn: "",
  drawOn: "",
  areas: [] as string[],
  needs: "",
  briefs: "",
  most: "",
  mostPer: "month",
  least: "",
  leastPer: "month",
  draft: false,
  rule: "week",
  days: ["6"] as string[],
  monthDay: "1",
  nth: "1",
  until: "",
  except: [] as string[],
  openDays: "",
  claimHours: "",
  weekly: false,
};

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
  (v.shape === "series" && (v.rule === "week" || v.rule === "fortnight" || v.rule === "nth")) ||
  (v.shape === "standing" && v.weekly);

/** A standing duty's weekly hours, from today on. */
export function timetableOf(v: PostValues) {
  if (v.shape !== "standing" || !v.weekly) return {};
  const days = v.days.map(Number).sort();
  return { timetable: { days, startsAt: v.from, endsAt: v.to, from: today(), until: v.until } };
}

function recurrenceOf(v: PostValues): Recurrence {
  const days = v.days.map(Number).sort();
  if (v.rule === "workday") return { every: "workday" };
  if (v.rule === "month") return { every: "month", on: Number(v.monthDay) };
  if (v.rule === "nth") return { every: "month_weekday", nth: Number(v.nth) as 1, day: days[0] ?? 6 };
  return { every: "week", days, weeks: v.rule === "fortnight" ? 2 : 1 };
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
    also: [],
    ...(openDaysBefore && { openDaysBefore }),
    ...(claimHoursBefore && { claimHoursBefore }),
  };
}
