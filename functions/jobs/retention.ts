import { retireTrail } from "@rengang/core/audit";
import { type Platform, systemContext } from "@rengang/core/context";
import { listDistricts } from "@rengang/core/districts";

/** Starts the removal of what districts keep no longer of their trails. @returns in how many districts */
export async function retireTrails(platform: Platform): Promise<number> {
  let started = 0;
  for (const { id } of await listDistricts(platform))
    started += await retireTrail(systemContext(platform, id, "retire"));
  return started;
}
