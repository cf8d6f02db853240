import { type ServiceRow, serviceItem } from "@rengang/core/services";
import { serviceIdAt } from "@rengang/core/services/items";
import { sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { put } from "@rengang/table/change";
import type { Neighbourhood } from "./people";

/** The year of the fixed clock. */
export const YEAR = "2026";

/** One confirmed service as the ledger keeps it. @returns its id */
export async function putService(
  place: Neighbourhood,
  personId: PersonId | "system",
  on: string,
  hours: number,
  facts: Partial<ServiceRow> = {},
): Promise<ServiceRow["id"]> {
  const id = serviceIdAt(personId as PersonId, on, sha256(JSON.stringify([on, hours, facts])).slice(0, 8));
  const row: ServiceRow = {
    id,
    personId: personId as PersonId,
    unitId: place.community,
    title: "周末清洁",
    team: "environment",
    place: "梧桐苑北门",
    on,
    hours,
    content: "清扫楼道",
    beneficiaries: "",
    evidence: "organiser",
    state: "confirmed",
    recordedBy: "system",
    recordedByName: "周慧",
    confirmedBy: "system",
    confirmedByName: "周慧",
    confirmedAt: place.world.platform.clock(),
    backfilled: false,
    ...facts,
  };
  await place.admin.commit("test.serve", [put(serviceItem, id, row)]);
  return id;
}
