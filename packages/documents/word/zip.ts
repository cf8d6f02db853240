import { type Zippable, zipSync } from "fflate";

// The oldest day a zip can hold, in local time because that is how the format counts: the clock leaves no trace.
const SAME_DAY = new Date(1980, 0, 1);
/** 1 January 1980, midnight, as the four bytes of time and day in a zip's headers. */
const SAME_DAY_BYTES = 0x0021_0000;
const END = 0x0605_4b50;
const ENTRY = 0x0201_4b50;

/**
 * The same zip without its times, in place, so that the same content is the same bytes; nothing is packed again.
 * Throws RangeError when the bytes are not a plain zip.
 */
export function steadyZip(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new RangeError("not a zip");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError("not a plain zip");
    view.setUint32(at + 12, SAME_DAY_BYTES, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, SAME_DAY_BYTES, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

/** A zip of files that are compressed already, in the order given. */
export function packZip(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: 0, mtime: SAME_DAY }];
  return zipSync(entries);
}
