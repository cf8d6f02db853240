import { deflateSync, inflateSync } from "node:zlib";

/**
 * What says nearly the same many times over, in a few of its bytes: an item is paid for by the kilobyte, twice in a
 * transaction. JSON in the zlib format (RFC 1950), whose first byte no sealed value has.
 */
export const deflated = (value: object): Uint8Array => deflateSync(JSON.stringify(value));

/** The same as it was; what was stored before it was deflated stays as it is. @throws Error for other bytes */
export const inflated = <Value extends object>(stored: Uint8Array | Value): Value =>
  stored instanceof Uint8Array ? (JSON.parse(inflateSync(stored).toString()) as Value) : stored;
