import type { Unit } from "@rengang/core/units/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Unit };

/** The whole tree: a district has some hundreds of units. */
export function createUnits() {
  return createRemote<Unit[]>(() => ({
    key: ["units", "tree"],
    load: async () => (await json(api.units.$get())).units,
    fresh: 300_000,
  }));
}

/** Whether an id stands for a community: two levels of three digits. */
export const isCommunity = (id: string | undefined): boolean => /^unt_\d{6}$/.test(id ?? "");
