import { type DistrictId, PLATFORM } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { perDistrict, type SendFor } from "@rengang/table/per-district";
import type { Operation, Operations, Send } from "@rengang/table/send";

/** What a place without any items answers. */
const NOTHING: { readonly [O in Operation]?: Partial<Operations[O][1]> } = {
  get: {},
  batchGet: { Responses: {} },
  query: { Items: [], Count: 0 },
};

export interface Walls {
  /** Reaches the platform's own partition and no district's. */
  readonly own: Send;
  /** A `Send` with the district's own credentials. */
  readonly inside: (district: DistrictId) => Send;
  /** Whether there is such a district, or one that is being opened; `sure` also of the last moment. */
  readonly exists: (district: DistrictId, sure: boolean) => Promise<boolean>;
}

/**
 * The second wall between districts: each call goes with the credentials of the district for which it was made. A name
 * that is no district is as empty as it looks, without a call to the token service: anybody can write names into cookies.
 */
export function behindWalls({ own, inside, exists }: Walls): SendFor {
  return perDistrict((district) => {
    if (district === PLATFORM) return own;
    let send: Send | undefined;
    const walled: Send = async (operation, input) => {
      const nothing = NOTHING[operation];
      // Only who opens a district writes to one that was just listed.
      if (!send && (await exists(district, !nothing))) send = inside(district);
      if (send) return send(operation, input);
      if (!nothing) throw refuseCommon("thing.missing");
      return { $metadata: {}, ...nothing } as never;
    };
    return walled;
  });
}
