import type { Team } from "../teams/schema";
import type { ServiceRow } from "./items";
import { totalsOf } from "./rules";
import type { ServiceId, Summary } from "./schema";

/** Under which name a record stands in its member's year: month, day and tail of its id. */
export const markName = (id: ServiceId): string => `r_${id.slice(22, 26)}${id.slice(27)}`;

/**
 * What a record adds to its year, `000c:1.5:environment`: its version, so that a later mark is a greater text, and what counts
 * of it; the version alone where it does not count.
 */
export function markOf({ state, hours, team }: Pick<ServiceRow, "state" | "hours" | "team">, version: number): string {
  const at = version.toString(36).padStart(4, "0");
  return state === "confirmed" ? `${at}:${hours}:${team}` : at;
}

/** The sums of all marks of a year. */
export function summaryOfMarks(year: string, attributes: Record<string, unknown>): Summary {
  const counting = Object.entries(attributes).flatMap(([name, mark]) => {
    const [, hours, team] = String(mark).split(":");
    if (!name.startsWith("r_") || team === undefined) return [];
    const on = `${year}-${name.slice(2, 4)}-${name.slice(4, 6)}`;
    return [{ state: "confirmed" as const, on, hours: Number(hours), team: team as Team }];
  });
  return totalsOf(counting);
}
