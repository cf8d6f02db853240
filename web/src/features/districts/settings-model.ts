import type { District } from "@rengang/core/districts/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { District };
export type Settings = District["settings"];
/** Settings that are one number each. */
export type SettingName = Exclude<keyof Settings, "offers" | "daysOff" | "daysOn">;
export type Group = "claims" | "attendance" | "services" | "feedback";

export interface Setting {
  name: SettingName;
  unit: "places" | "posts" | "hours" | "minutes" | "days";
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
};

export const GROUPS: readonly Group[] = ["claims", "attendance", "services", "feedback"];
export const ALL_SETTINGS: readonly Setting[] = GROUPS.flatMap((group) => SETTINGS[group]);

/** My district with its settings. */
export function createDistrict() {
  return createRemote<District>(() => ({ key: ["district"], load: () => json(api.district.$get()), fresh: 60_000 }));
}
