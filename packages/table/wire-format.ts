import { marshall } from "@aws-sdk/util-dynamodb";

type Attribute = Readonly<Record<string, unknown>>;
type Image = Record<string, Attribute>;
type Named = Record<string, unknown>;

const toImage = (item: unknown) => marshall(item as Named, { removeUndefinedValues: true });

function bytesOf(base64: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, "base64");
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** @throws Error for a whole number that would be read as another */
function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) throw new Error("a number beyond what is kept whole");
  return number;
}

/** By the type that an attribute bears on the wire ("DynamoDB low-level API", data type descriptors). */
const readers: Readonly<Record<string, (value: never) => unknown>> = {
  S: (text: string) => text,
  N: numberOf,
  BOOL: (value: boolean) => value,
  NULL: () => null,
  B: bytesOf,
  M: (image: Image) => mapped(image, (value) => nativeOf(value as Attribute)),
  L: (list: Attribute[]) => list.map(nativeOf),
  SS: (texts: string[]) => new Set(texts),
  NS: (texts: string[]) => new Set(texts.map(numberOf)),
  BS: (texts: string[]) => new Set(texts.map(bytesOf)),
};

function nativeOf(attribute: Attribute): unknown {
  for (const type in attribute) {
    const reader = readers[type];
    if (reader) return reader(attribute[type] as never);
  }
  throw new Error("an attribute of no known type");
}

/**
 * The names in one order: the engine gives each item's in another, and objects that are alike but for the order of their
 * properties are different to the runtime, which then finds nothing quickly in any of them.
 */
function fromImage(image: unknown): Named {
  const item: Named = {};
  for (const name of Object.keys(image as Image).sort()) item[name] = nativeOf((image as Image)[name] as Attribute);
  return item;
}

const SENT: ReadonlySet<string> = new Set(["Item", "Key", "ExclusiveStartKey", "ExpressionAttributeValues"]);
const READ: ReadonlySet<string> = new Set(["Item", "Attributes", "LastEvaluatedKey"]);

/** An operation's input as the wire wants it: every item, key and value in it with its types. */
export function encode(input: object): Named {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, encoded(name, value)]));
}

function encoded(name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || name === "ExpressionAttributeNames") return value;
  if (SENT.has(name)) return toImage(value);
  if (Array.isArray(value)) return name === "Keys" ? value.map(toImage) : value.map((v) => encoded("", v));
  return encode(value);
}

/** An operation's output, or an error, with every item and key in it as it is read. Changes what it is given. */
export function decode<T extends object>(output: T): T {
  const named = output as Named;
  for (const [name, value] of Object.entries(named)) {
    if (typeof value !== "object" || value === null) continue;
    if (READ.has(name)) named[name] = fromImage(value);
    else if (name === "Items" || name === "Keys") named[name] = (value as Image[]).map(fromImage);
    else if (name === "Responses") named[name] = mapped(value, (images) => (images as Image[]).map(fromImage));
    else if (name === "UnprocessedKeys") named[name] = mapped(value, (asked) => decode(asked as object));
    else if (name === "CancellationReasons") (value as object[]).forEach(decode);
  }
  return output;
}

const mapped = (tables: object, change: (value: unknown) => unknown): Named =>
  Object.fromEntries(Object.entries(tables).map(([table, value]) => [table, change(value)]));
