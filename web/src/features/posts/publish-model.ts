import { STANDARD_TEAMS } from "@rengang/core/teams/schema";
import type { Template } from "@rengang/core/templates/schema";
import { dayPlus, formatInstant, instantOf, onClock, today } from "../../lib/format";
import { remember, remembered } from "../../lib/settings";
import { teamName } from "../teams/words";
import type { Post, PostDetail } from "./model";
import { FRESH_RULES, limitsOf, limitValues, needsDays, type Shape, timetableOf } from "./publish-shapes";
import { t as w } from "./publish-words";
import { t } from "./words";

/** What the publisher types; `customTeam` counts while the team is `n`. */
export interface PostValues extends Record<string, unknown> {
  title: string;
  shape: Shape;
  on: string;
  from: string;
  to: string;
  places: string;
  team: string;
  customTeam: string;
  place: string;
  claimOn: string;
  claimAt: string;
  description: string;
  bring: string;
  beneficiaries: string;
  contactName: string;
  contactPhone: string;
  kinds: string[];
  skills: string;
  openOn: string;
  drawOn: string;
  areas: string[];
  needs: string;
  briefs: string;
  most: string;
  mostPer: string;
  least: string;
  leastPer: string;
  draft: boolean;
  /** A series' plan; a standing duty shares days and last day. */
  rule: string;
  days: string[];
  monthDay: string;
  nth: string;
  until: string;
  except: string[];
  openDays: string;
  claimHours: string;
  weekly: boolean;
}

const isStandard = (team: string): boolean => (STANDARD_TEAMS as readonly string[]).includes(team);

function nextSaturday(): string {
  const day = today();
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayPlus(day, (6 - week + 7) % 7 || 7);
}

/** The same weekday as before, in the coming week. */
function sameWeekday(startsAt: string): string {
  let { day } = onClock(startsAt);
  while (day <= today()) day = dayPlus(day, 7);
  return day;
}

type Habit = Pick<Post, "team" | "place">;
const HABIT = "publish.habit";

/** Remembers team and place of what was just published: the next post will often be alike. */
export const rememberHabit = ({ team, place }: Habit): void => remember(HABIT, JSON.stringify({ team, place }));

/** Team and place of the last post published on this device, else of one in the list. */
export function habitOf(posts: readonly Post[]): Habit | undefined {
  try {
    const kept = JSON.parse(remembered(HABIT) ?? "") as Habit;
    if (typeof kept.team === "string" && typeof kept.place === "string") return kept;
  } catch {
    // Nothing remembered, or something else: the list decides.
  }
  return posts.find((post) => post.kind === "dated" && isStandard(post.team));
}

/** A new post's values: nothing but title, time and places need be touched; the rest follows the last post. */
export function freshValues(last: Habit | undefined, home: string): PostValues {
  const team = last?.team ?? "environment";
  return {
    title: "",
    shape: "once",
    on: nextSaturday(),
    from: "09:00",
    to: "11:00",
    places: "8",
    team: isStandard(team) ? team : "n",
    customTeam: isStandard(team) ? "" : teamName(team),
    place: last?.place ?? home,
    claimOn: "",
    claimAt: "18:00",
    description: "",
    bring: "",
    beneficiaries: "",
    contactName: "",
    contactPhone: "",
    kinds: [],
    skills: "",
    ...FRESH_RULES,
    until: dayPlus(today(), 90),
  };
}

/** The values of an earlier post, moved to its next weekday to come. */
export function copiedValues(post: PostDetail): PostValues {
  const { title, place, description, bring, beneficiaries, startsAt, endsAt } = post;
  return {
    ...freshValues(post, place),
    title,
    description,
    bring,
    beneficiaries,
    shape: post.kind === "standing" ? "standing" : "once",
    areas: [...(post.areas ?? [])],
    needs: (post.needs ?? []).join("、"),
    briefs: post.briefs ?? "",
    ...limitValues(post),
    ...(post.timetable && {
      weekly: true,
      days: post.timetable.days.map(String),
      from: post.timetable.startsAt,
      to: post.timetable.endsAt,
      until: post.timetable.until > today() ? post.timetable.until : dayPlus(today(), 180),
    }),
    places: String(post.places),
    contactName: post.contactName ?? "",
    contactPhone: post.contactPhone ?? "",
    kinds: [...post.kinds],
    skills: post.skills.join("、"),
    ...(startsAt && endsAt && { on: sameWeekday(startsAt), from: onClock(startsAt).time, to: onClock(endsAt).time }),
  };
}

/** What a template keeps, as the form holds it. */
export function valuesOfFacts(facts: Template["facts"]): Partial<PostValues> {
  const { title, place, description, bring, beneficiaries, kinds, areas } = facts;
  return {
    title,
    place,
    description,
    bring,
    beneficiaries,
    team: isStandard(facts.team) ? facts.team : "n",
    customTeam: isStandard(facts.team) ? "" : teamName(facts.team),
    places: String(facts.places),
    contactName: facts.contactName ?? "",
    contactPhone: facts.contactPhone ?? "",
    kinds: [...kinds],
    areas: [...areas],
    skills: facts.skills.join("、"),
    needs: facts.needs.join("、"),
    briefs: facts.briefs ?? "",
    ...limitValues(facts),
  };
}

const teamOf = (v: PostValues): string => (v.team === "n" ? `n:${v.customTeam.trim()}` : v.team);
const listOf = (text: string): string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Start and end as instants; nothing for a standing duty or while incomplete. */
export function timesOf(v: PostValues): { startsAt?: string; endsAt?: string } {
  if (v.shape !== "once") return {};
  const startsAt = instantOf(v.on, v.from);
  const endsAt = instantOf(v.on, v.to);
  return startsAt && endsAt ? { startsAt, endsAt } : {};
}

/** What a post says, whatever its times. */
export function factsOf(v: PostValues) {
  const { title, place, description, bring, beneficiaries, kinds, areas } = v;
  return {
    title,
    team: teamOf(v),
    place,
    places: Number(v.places),
    description,
    bring,
    beneficiaries,
    ...(v.contactName && { contactName: v.contactName }),
    ...(v.contactPhone && { contactPhone: v.contactPhone }),
    kinds,
    areas,
    skills: listOf(v.skills),
    needs: listOf(v.needs),
    ...(v.briefs.trim() && { briefs: v.briefs.trim() }),
    ...limitsOf(v),
  };
}

/** The body of the request for one post. */
export function bodyOf(v: PostValues, unitId: string) {
  const at = (day: string, time: string) => (day ? instantOf(day, time) : null);
  const claimBy = v.shape === "once" ? at(v.claimOn, v.claimAt || "18:00") : null;
  const openAt = at(v.openOn, "08:00");
  const drawAt = v.shape === "once" ? at(v.drawOn, "20:00") : null;
  return {
    ...factsOf(v),
    unitId,
    ...timesOf(v),
    ...timetableOf(v),
    ...(claimBy && { claimBy }),
    ...(openAt && { openAt }),
    ...(drawAt && { drawAt }),
    draft: v.draft,
  };
}

/** What can be said before sending. */
export function checkPost(v: PostValues): Record<string, string | undefined> {
  const { startsAt } = timesOf(v);
  const places = Number(v.places);
  return {
    title: v.title.trim() ? undefined : w("needTitle"),
    places: Number.isInteger(places) && places >= 1 && places <= 1000 ? undefined : w("needPlaces"),
    on: whyNotDay(v, startsAt),
    to: v.shape === "once" && v.from && v.to && v.to <= v.from ? w("needOrder") : undefined,
    days: needsDays(v) && v.days.length === 0 ? w("needDays") : undefined,
    until: v.shape !== "once" && v.until < today() ? w("needUntil") : undefined,
    customTeam: v.team === "n" && !v.customTeam.trim() ? w("needTeam") : undefined,
  };
}

function whyNotDay(v: PostValues, startsAt: string | undefined): string | undefined {
  if (v.shape !== "once") return undefined;
  if (!startsAt) return w("needDay");
  return Date.parse(startsAt) <= Date.now() ? w("needFuture") : undefined;
}

/** Everything beyond the three fields in one line. */
export function restInWords(v: PostValues, kindNames: readonly string[]): string {
  const claimBy = v.claimOn && instantOf(v.claimOn, v.claimAt || "18:00");
  return [
    v.team === "n" ? v.customTeam : teamName(v.team),
    v.place,
    kindNames.length > 0 ? kindNames.join("、") : t("everyone"),
    listOf(v.skills).join("、"),
    v.shape !== "once" ? "" : claimBy ? w("untilSome", formatInstant(claimBy)) : w("untilStart"),
  ]
    .filter(Boolean)
    .join(" · ");
}
