import { crc32, deflateRawSync } from "node:zlib";

/** A file as it lies in a zip: packed once, placed as often as needed. */
export interface Packed {
  name: Buffer;
  crc: number;
  size: number;
  /** 8 packed, 0 as it is. */
  method: 8 | 0;
  data: Uint8Array;
}

/** 1 January 1980, midnight, as a zip writes time and day: the clock leaves no trace. */
const SAME_DAY = 0x0021_0000;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** Packs one file; `keep` for what is packed already, such as a Word file inside a zip. */
export function pack(name: string, bytes: Uint8Array, keep = false): Packed {
  const data = keep ? bytes : deflateRawSync(bytes, { level: 6 });
  return { name: Buffer.from(name), crc: crc32(bytes), size: bytes.byteLength, method: keep ? 0 : 8, data };
}

function header(file: Packed, at: number | undefined): Buffer {
  const central = at === undefined ? 0 : 2;
  const bytes = Buffer.alloc(at === undefined ? 30 : 46);
  bytes.writeUInt32LE(at === undefined ? 0x04034b50 : 0x02014b50, 0);
  if (at !== undefined) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 4 + central);
  bytes.writeUInt16LE(FLAGS, 6 + central);
  bytes.writeUInt16LE(file.method, 8 + central);
  bytes.writeUInt32LE(SAME_DAY, 10 + central);
  bytes.writeUInt32LE(file.crc, 14 + central);
  bytes.writeUInt32LE(file.data.byteLength, 18 + central);
  bytes.writeUInt32LE(file.size, 22 + central);
  bytes.writeUInt16LE(file.name.byteLength, 26 + central);
  if (at !== undefined) bytes.writeUInt32LE(at, 42);
  return bytes;
}

/** A zip of the files in the order given; the same files give the same bytes. Throws RangeError beyond 4 GB or 65,535 files. */
export function zipOf(files: readonly Packed[]): Uint8Array {
  const body: Uint8Array[] = [];
  const index: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    body.push(header(file, undefined), file.name, file.data);
    index.push(header(file, at), file.name);
    at += 30 + file.name.byteLength + file.data.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(
    index.reduce((sum, part) => sum + part.byteLength, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, ...index, end]);
}
