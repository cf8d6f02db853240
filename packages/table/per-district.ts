import type { DistrictId } from "@rengang/kernel/ids";
import type { Send } from "./send";

/** The engine as one district may use it: there is no call that does not say for whom it is made. */
export type SendFor = (district: DistrictId) => Send;

/**
 * Makes a thing once for each district and keeps the `most` that were used last.
 * A call under way keeps what it holds, so forgetting costs a later one the making and nothing else.
 */
export function perDistrict<T>(make: (district: DistrictId) => T, most = 1000): (district: DistrictId) => T {
  const kept = new Map<DistrictId, T>();
  return (district) => {
    const found = kept.get(district) ?? make(district);
    // Last in, last out: the first of a map is the one that nobody has asked for longest.
    kept.delete(district);
    kept.set(district, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
