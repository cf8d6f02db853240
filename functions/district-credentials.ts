import type { DistrictId } from "@rengang/kernel/ids";
import { MINUTE } from "@rengang/kernel/time";
import { perDistrict } from "@rengang/table/per-district";

/** Keys that end by themselves. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** So long may the token service be silent, or the SDK hold on to what it was given, before anybody is turned away. */
const RENEW_BEFORE = 10 * MINUTE;
/** What is as good as over by the time a call arrives is not handed out. */
const UNUSABLE_BEFORE = MINUTE;

/**
 * Keeps each district's credentials until shortly before they end; many who ask at once wait for one call. While new ones
 * cannot be had, the district's old ones serve until they end; after that the refusal reaches the caller.
 */
export function districtCredentials(
  assume: (district: DistrictId) => Promise<Credentials>,
  clock: () => number,
): (district: DistrictId) => Promise<Credentials> {
  const holders = perDistrict((district) => {
    let held: Credentials | undefined;
    let underWay: Promise<Credentials> | undefined;
    const lasts = (ms: number) => held !== undefined && held.expiration.getTime() - clock() > ms;
    const renew = async () => {
      try {
        held = await assume(district);
        return held;
      } catch (error) {
        if (held && lasts(UNUSABLE_BEFORE)) return held;
        throw error;
      } finally {
        underWay = undefined;
      }
    };
    return async (): Promise<Credentials> => {
      if (held && lasts(RENEW_BEFORE)) return held;
      underWay ??= renew();
      return underWay;
    };
  });
  return (district) => holders(district)();
}
