import { STANDARD_TEAMS } from "@rengang/core/teams/schema";
import { dayPlus, today } from "../../lib/format";
import { remember, remembered } from "../../lib/settings";
import { teamName } from "../teams/words";
import type { Post } from "./model";
import { FRESH_RULES, type Shape } from "./publish-shapes";

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
  openTime: string;
  drawOn: string;
  drawTime: string;
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
  weeks: string;
  days: string[];
  monthDay: string;
  nth: string;
  until: string;
  except: string[];
  /** Days besides the rule. */
  also: string[];
  openDays: string;
  claimHours: string;
  weekly: boolean;
  /** First day of a standing duty's season; empty: today. */
  season: string;
}

export const isStandard = (team: string): boolean => (STANDARD_TEAMS as readonly string[]).includes(team);

function nextSaturday(): string {
  const day = today();
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayPlus(day, (6 - week + 7) % 7 || 7);
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
