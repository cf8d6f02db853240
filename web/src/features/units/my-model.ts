import type { Unit } from "@rengang/core/units/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Unit };

/** The district's tree; it changes a few times a year. */
export function createTree() {
  return createRemote<{ units: Unit[] }>(() => ({
    key: ["units"],
    fresh: 600_000,
    load: async () => (await json(api.units.$get())) as unknown as { units: Unit[] },
  }));
}

/** Whether `unit` lies below `above`: ids carry the tree. */
export const liesBelow = (above: string, unit: string): boolean =>
  unit !== above && (above === "unt_0" || unit.startsWith(above));

/** The street that a community's id names. */
export const streetOf = (unitId: string): string => unitId.slice(0, 7);
