import { unzipSync, type Zippable, zipSync } from "fflate";

// The oldest day a zip can hold, in local time because that is how the format counts: the clock leaves no trace.
const SAME_DAY = new Date(1980, 0, 1);

/** A zip written anew without its times, so that the same content is the same bytes. */
export function steadyZip(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { level: 6, mtime: SAME_DAY });
}

/** A zip of files that are compressed already, in the order given. */
export function packZip(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: 0, mtime: SAME_DAY }];
  return zipSync(entries);
}
