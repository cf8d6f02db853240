import type { DistrictId } from "@rengang/kernel/ids";
import { type Key, type Stamp, unpackStamp } from "./item";

/** One change of one item as the stream tells it, bound to its district. */
export interface StreamChange {
  readonly district: DistrictId;
  readonly kind: string;
  readonly key: Key;
  readonly before?: Record<string, unknown> | undefined;
  readonly after?: Record<string, unknown> | undefined;
  readonly stamp: Stamp;
  /** Position within the stream; only its order on one item means anything. */
  readonly sequence: string;
}

/** Decodes a stream record (images already unmarshalled), or undefined for one that is not ours. */
export function decodeRecord(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
  sequence: string,
): StreamChange | undefined {
  const image = after ?? before;
  const found = /^D#([^#]+)#(.*)$/s.exec(String(image?.pk ?? ""));
  if (!image || !found || typeof image.item !== "string") return undefined;
  return {
    district: found[1] as DistrictId,
    kind: image.item,
    key: { pk: found[2] as string, sk: String(image.sk) },
    before,
    after,
    stamp: unpackStamp(String(image.stamp ?? "")),
    sequence,
  };
}
