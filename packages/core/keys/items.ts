import { defineItem } from "@rengang/table/item";

export interface ResealingRow {
  jobId: string;
  /** The key under which everything is sealed again. */
  number: number;
  byName: string;
}

/** The last time that the district's sealed values were brought under the newest key. */
export const resealingItem = defineItem<ResealingRow, Record<string, never>>({
  kind: "RESEALING",
  key: () => ({ pk: "FIELD_KEY", sk: "RESEALING" }),
});
