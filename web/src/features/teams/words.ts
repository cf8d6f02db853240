import type { StandardTeam, Team } from "@rengang/core/teams/schema";
import { defineWords } from "../../lib/words";

const names = defineWords({
  zh: {
    policy: "政策宣讲",
    watch: "义务联防",
    mediation: "民事调解",
    elder_care: "居家养老",
    repair: "家电维修",
    environment: "环境整治",
    legal: "法律咨询",
    health: "医疗保健",
    other: "特色队",
  },
  en: {
    policy: "Policy outreach",
    watch: "Neighbourhood watch",
    mediation: "Dispute mediation",
    elder_care: "Home elder care",
    repair: "Appliance repair",
    environment: "Environment",
    legal: "Legal advice",
    health: "Health care",
    other: "Special team",
  },
});

/** A team's name in the language on screen; a team of the N carries its own. */
export function teamName(team: Team | string): string {
  return team.startsWith("n:") ? team.slice(2) : names(team as StandardTeam);
}

/** The eight in the order in which they stand everywhere; the core's own list would bring its schemas along. */
const ORDER = Object.keys(names.zh).filter((name) => name !== "other") as StandardTeam[];

/** The eight in their order, for choices and filters; reactive. */
export const teamOptions = (): { value: StandardTeam; label: string }[] =>
  ORDER.map((team) => ({ value: team, label: names(team) }));
