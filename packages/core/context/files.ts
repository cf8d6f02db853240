import type { DistrictId } from "@rengang/kernel/ids";

/** Documents and uploads. Keys are `<capability>/<id>/<name>`; the store puts the district in front. */
export interface Files {
  put(district: DistrictId, key: string, bytes: Uint8Array): Promise<void>;
  get(district: DistrictId, key: string): Promise<Uint8Array | undefined>;
}
