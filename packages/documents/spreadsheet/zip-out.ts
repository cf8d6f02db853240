import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

interface Written {
  name: Buffer;
  at: number;
  crc: number;
  packed: number;
  size: number;
}

/** Sizes follow each part, because they are not known before it; names are UTF-8. */
const FLAGS = 0x0808;
/** 1 January 1980: files of the same content are the same file, whenever they are made. */
const DAY = 0x0021;

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed, size }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function directoryEntry({ name, at, crc, packed, size }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt16LE(DAY, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

function directory(parts: readonly Written[], at: number): Buffer {
  const entries = Buffer.concat(parts.map(directoryEntry));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([entries, end]);
}

async function* counted(text: AsyncIterable<string>, part: Written): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece, "utf8");
    part.crc = crc32(bytes, part.crc);
    part.size += bytes.length;
    yield bytes;
  }
}

async function* deflated(text: AsyncIterable<string>, part: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6, chunkSize: 65_536 });
  // A source that fails destroys the stream with its own error, which the loop below then throws.
  pipeline(Readable.from(counted(text, part)), deflate, () => undefined);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    part.packed += chunk.length;
    yield chunk;
  }
}

/** A zip file of texts, in the given order, piece by piece; the same parts give the same bytes. */
export async function* packed(
  parts: readonly [name: string, text: AsyncIterable<string>][],
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for (const [path, text] of parts) {
    const part: Written = { name: Buffer.from(path, "utf8"), at, crc: 0, packed: 0, size: 0 };
    const head = localHeader(part.name);
    yield head;
    yield* deflated(text, part);
    yield descriptor(part);
    at += head.length + part.packed + 16;
    written.push(part);
  }
  yield directory(written, at);
}
