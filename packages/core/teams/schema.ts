import { line } from "@rengang/kernel/schema";
import * as z from "zod";

/** The eight standard service teams, in the order in which they stand everywhere (八支服务队). */
export const STANDARD_TEAMS = [
  "policy",
  "watch",
  "mediation",
  "elder_care",
  "repair",
  "environment",
  "legal",
  "health",
] as const;
export type StandardTeam = (typeof STANDARD_TEAMS)[number];

/** A standard team by its code, or `n:` and the name of a custom one (the N of 8+N). */
export const teamSchema = z.union([
  z.enum(STANDARD_TEAMS),
  z
    .string()
    .startsWith("n:")
    .max(22)
    .refine((t) => line(20).safeParse(t.slice(2)).success),
]);
export type Team = z.output<typeof teamSchema>;

/** Chinese names, as printed on forms. */
export const TEAM_NAMES: Record<StandardTeam, string> = {
  policy: "政策宣讲",
  watch: "义务联防",
  mediation: "民事调解",
  elder_care: "居家养老",
  repair: "家电维修",
  environment: "环境整治",
  legal: "法律咨询",
  health: "医疗保健",
};

/** The name printed on forms. */
export const teamName = (team: Team): string =>
  team.startsWith("n:") ? team.slice(2) : TEAM_NAMES[team as StandardTeam];
