import { STANDARD_TEAMS } from "@rengang/core/teams/schema";
import { dayPlus, formatInstant, instantOf, onClock, today } from "../../lib/format";
import { remember, remembered } from "../../lib/settings";
import { teamName } from "../teams/words";
import type { Post, PostDetail } from "./model";
import { t as w } from "./publish-words";
import { t } from "./words";

/** What the publisher types; `customTeam` counts while the team is `n`. */
export interface PostValues extends Record<string, unknown> {
  title: string;
  standing: boolean;
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
    standing: false,
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
    standing: post.kind === "standing",
    places: String(post.places),
    contactName: post.contactName ?? "",
    contactPhone: post.contactPhone ?? "",
    kinds: [...post.kinds],
    skills: post.skills.join("、"),
    ...(startsAt && endsAt && { on: sameWeekday(startsAt), from: onClock(startsAt).time, to: onClock(endsAt).time }),
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
  if (v.standing) return {};
  const startsAt = instantOf(v.on, v.from);
  const endsAt = instantOf(v.on, v.to);
  return startsAt && endsAt ? { startsAt, endsAt } : {};
}

/** The body of the request. */
export function bodyOf(v: PostValues, unitId: string) {
  const claimBy = v.claimOn && !v.standing ? instantOf(v.claimOn, v.claimAt || "18:00") : null;
  const { title, place, description, bring, beneficiaries, kinds } = v;
  return {
    title,
    team: teamOf(v),
    unitId,
    place,
    places: Number(v.places),
    ...timesOf(v),
    ...(claimBy && { claimBy }),
    description,
    bring,
    beneficiaries,
    ...(v.contactName && { contactName: v.contactName }),
    ...(v.contactPhone && { contactPhone: v.contactPhone }),
    kinds,
    skills: listOf(v.skills),
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
    to: !v.standing && v.from && v.to && v.to <= v.from ? w("needOrder") : undefined,
    customTeam: v.team === "n" && !v.customTeam.trim() ? w("needTeam") : undefined,
  };
}

function whyNotDay(v: PostValues, startsAt: string | undefined): string | undefined {
  if (v.standing) return undefined;
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
    v.standing ? "" : claimBy ? w("untilSome", formatInstant(claimBy)) : w("untilStart"),
  ]
    .filter(Boolean)
    .join(" · ");
}
