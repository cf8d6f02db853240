import { type Platform, systemContext } from "@rengang/core/context";
import { listDistricts } from "@rengang/core/districts";
import { eraseWhatIsDue } from "@rengang/core/privacy";

/** Takes up erasures whose kept forms have fallen due, district by district. @returns how many were started */
export async function sweepErasures(platform: Platform): Promise<number> {
  let started = 0;
  for (const { id } of await listDistricts(platform)) {
    started += await eraseWhatIsDue(systemContext(platform, id, "erase-kept"));
  }
  return started;
}
