import type { District } from "@rengang/core/districts/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { District };
export type Settings = District["settings"];
/** Settings that are one number each. */
export type SettingName = Exclude<keyof Settings, OtherName>;
/** Settings that are not one number: how free places pass on, how staff sign in, and the days of the year. */
export type OtherName = "offers" | "secondFactor" | "daysOff" | "daysOn";
export const OFFERS = ["late", "always", "never"] as const;
export const SECOND_FACTOR = ["asked", "required"] as const;

/** Days as they are typed or pasted: one a line, `2027-02-06`, `2027/2/6` or `2027年2月6日`; what is none is told. */
export function daysIn(text: string): { days: string[]; wrong: string[] } {
  const words = text
    .normalize("NFKC")
    .split(/[\n,;、，；\s]+/)
    .filter(Boolean);
  const days: string[] = [];
  const wrong: string[] = [];
  for (const word of words) {
    const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word);
    const day = found ? `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}` : "";
    const at = Date.parse(`${day}T00:00:00Z`);
    const exists = Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
    if (exists) days.push(day);
    else wrong.push(word);
  }
  return { days: [...new Set(days)].sort(), wrong };
}

export type Group = "claims" | "attendance" | "services" | "feedback" | "suggestions";

export interface Setting {
  name: SettingName;
  unit: "places" | "posts" | "hours" | "minutes" | "days" | "workdays";
  standard: number;
  min: number;
  max: number;
  halves?: boolean;
}

/** What a district may set, by where it is felt, with the defaults and limits that the API holds. */
export const SETTINGS: Record<Group, readonly Setting[]> = {
  claims: [
    { name: "waitingMax", unit: "places", standard: 10, min: 0, max: 50 },
    { name: "openClaimsMax", unit: "posts", standard: 20, min: 1, max: 40 },
    { name: "withdrawHours", unit: "hours", standard: 24, min: 0, max: 168 },
    { name: "travelMinutes", unit: "minutes", standard: 30, min: 0, max: 240 },
    { name: "stretchHoursMax", unit: "hours", standard: 8, min: 1, max: 24 },
    { name: "monthlyClaimsMax", unit: "posts", standard: 0, min: 0, max: 60 },
    { name: "offerMinutes", unit: "minutes", standard: 120, min: 5, max: 2880 },
  ],
  attendance: [
    { name: "checkInBeforeMinutes", unit: "minutes", standard: 60, min: 0, max: 720 },
    { name: "checkInAfterMinutes", unit: "minutes", standard: 60, min: 0, max: 720 },
    { name: "checkOutBeforeMinutes", unit: "minutes", standard: 30, min: 0, max: 720 },
    { name: "tickHours", unit: "hours", standard: 72, min: 1, max: 720 },
  ],
  services: [
    { name: "dailyHoursMax", unit: "hours", standard: 12, min: 1, max: 24, halves: true },
    { name: "reportDays", unit: "days", standard: 60, min: 1, max: 366 },
  ],
  feedback: [{ name: "objectionDays", unit: "days", standard: 5, min: 1, max: 30 }],
  suggestions: [{ name: "suggestionDays", unit: "workdays", standard: 5, min: 1, max: 30 }],
};

export const GROUPS: readonly Group[] = ["claims", "attendance", "services", "feedback", "suggestions"];
export const ALL_SETTINGS: readonly Setting[] = GROUPS.flatMap((group) => SETTINGS[group]);

/** My district with its settings. */
export function createDistrict() {
  return createRemote<District>(() => ({ key: ["district"], load: () => json(api.district.$get()), fresh: 60_000 }));
}
