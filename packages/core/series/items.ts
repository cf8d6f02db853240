import type { UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { Plan, SeriesFacts, SeriesId } from "./schema";

export interface SeriesRow {
  id: SeriesId;
  unitId: UnitId;
  facts: SeriesFacts;
  plan: Plan;
  /** The local days that have been planned, in order. */
  days: string[];
  /** Epoch milliseconds. */
  plannedAt: number;
  jobId: string;
}

/** `ser_001002.k3x9qz12`: the unit and the series' own name, so that no look-up is needed. */
export const unitOfSeries = (id: SeriesId): UnitId => `unt_${id.slice(4).split(".")[0]}` as UnitId;

export const seriesItem = defineItem<SeriesRow, SeriesId>({
  kind: "SERIES",
  sealed: ["facts.contactPhone"],
  key: (id) => ({ pk: `SERIES#${unitOfSeries(id)}`, sk: `SERIES#${id.split(".")[1]}` }),
});
