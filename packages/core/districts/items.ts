import type { DistrictId, PersonId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { DistrictSettings } from "./schema";

export interface DistrictRow {
  id: DistrictId;
  /** The first administrator; lets the same opening be repeated after a crash, and no other one. */
  openedFor: PersonId;
  name: string;
  zone: string;
  settings: DistrictSettings;
}

/** The district's own record, in its own part of the table. */
export const districtItem = defineItem<DistrictRow, Record<string, never>>({
  kind: "DISTRICT",
  key: () => ({ pk: "DISTRICT", sk: "DISTRICT" }),
});

export interface ListedDistrictRow {
  id: DistrictId;
  name: string;
  /** The name is taken and the district not made yet; nobody is shown it. */
  opening?: true;
}

/** The platform's list, kept under its reserved district. */
export const listedDistrictItem = defineItem<ListedDistrictRow, string>({
  kind: "LISTED_DISTRICT",
  key: (id) => ({ pk: "DISTRICTS", sk: `DISTRICT#${id}` }),
});
