/** Bytes of a value as DynamoDB counts them ("DynamoDB item sizes and formats"). */
function bytesOf(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return 1 + Math.ceil(String(value).replace(/\D/g, "").length / 2);
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== "object" || value === null) return 1;
  const inner = Array.isArray(value) ? value.map(bytesOf) : Object.entries(value).map(namedBytes);
  return 3 + inner.reduce((sum, bytes) => sum + 1 + bytes, 0);
}

const namedBytes = ([name, value]: [string, unknown]): number => Buffer.byteLength(name) + bytesOf(value);

/** Bytes of an item's own attributes: without keys, version and stamp. */
export const storedBytes = (attributes: object): number =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, attribute) => sum + namedBytes(attribute), 0);
