import type { DistrictId } from "@rengang/kernel/ids";
import type { DistrictTable } from "@rengang/table/district-table";
import { listedDistrictItem } from "./items";

/**
 * Whether there is such a district, or one that is being opened. 0.5 read units, 1 to be sure of the last moment.
 * @param list the platform's own table
 */
export const districtExists = async (list: DistrictTable, id: DistrictId, sure: boolean): Promise<boolean> =>
  (await list.get(listedDistrictItem, id, { strong: sure })) !== undefined;
