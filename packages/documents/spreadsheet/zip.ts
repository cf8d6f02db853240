import { createInflateRaw } from "node:zlib";
import { refuseSpreadsheet } from "@rengang/kernel/sheet-refusals";
import { LIMITS } from "./limits";

export interface ZipEntry {
  name: string;
  stored: boolean;
  encrypted: boolean;
  /** Unpacked bytes, as declared. */
  size: number;
  packed: Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SENTINEL = 0xffffffff;

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  throw refuseSpreadsheet("spreadsheet.unreadable");
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== CENTRAL) throw refuseSpreadsheet("spreadsheet.unreadable");
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  // A file within our limits needs no 64-bit fields, and readers disagree on how to take them.
  if (packedSize === SENTINEL || size === SENTINEL || local === SENTINEL || (method !== 0 && method !== 8)) {
    throw refuseSpreadsheet("spreadsheet.unreadable");
  }
  if (view.getUint32(local, true) !== LOCAL) throw refuseSpreadsheet("spreadsheet.unreadable");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  // With no packed size in the directory a reader would look elsewhere for it, past what was checked here.
  const hidden = packedSize === 0 && (method === 8 || size > 0);
  if (start + packedSize > bytes.length || hidden || (method === 0 && size !== packedSize)) {
    throw refuseSpreadsheet("spreadsheet.unreadable");
  }
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    stored: method === 0,
    encrypted: (flags & 1) !== 0,
    size,
    packed: bytes.subarray(start, start + packedSize),
  };
  return { entry, next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
}

/**
 * The entries of a zip file by its central directory, nothing unpacked.
 * @throws Refusal `spreadsheet.unreadable` when broken, `spreadsheet.inflates_too_far` beyond the limits
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > LIMITS.zipEntries) throw refuseSpreadsheet("spreadsheet.inflates_too_far");
    for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
      const { entry, next } = entryAt(bytes, view, at);
      entries.push(entry);
      at = next;
    }
  } catch (error) {
    throw error instanceof RangeError ? refuseSpreadsheet("spreadsheet.unreadable") : error;
  }
  refuseBombs(entries);
  return entries;
}

function refuseBombs(entries: ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const steep = entries.some((e) => e.size > LIMITS.ratioFreeBytes && e.size > e.packed.length * LIMITS.ratio);
  if (total > LIMITS.unpackedBytes || steep) throw refuseSpreadsheet("spreadsheet.inflates_too_far");
}

/**
 * Unpacks one entry piece by piece; never more than it declared.
 * @throws Refusal `spreadsheet.inflates_too_far` when it holds more, `spreadsheet.unreadable` when broken
 */
export async function* unpack(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.stored) {
    for (let at = 0; at < entry.size; at += 65_536) yield entry.packed.subarray(at, at + 65_536);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(entry.packed);
  let seen = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > entry.size) throw refuseSpreadsheet("spreadsheet.inflates_too_far");
      yield chunk;
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith("Z_") ? refuseSpreadsheet("spreadsheet.unreadable") : error;
  }
}

/** One entry as text. */
export async function unpackText(entry: ZipEntry): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of unpack(entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
