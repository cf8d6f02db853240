import type { Random } from "../faults/random";
import type { Item } from "./bench";

/** What the table itself keeps with an item and nobody is told of. */
const TABLES = new Set(["pk", "sk", "v", "stamp", "expiresAt"]);

/** The columns of an item that tell something. */
export const columnsOf = (item: Item): string[] => Object.keys(item).filter((name) => !TABLES.has(name));

function otherText(text: string, random: Random): string {
  const at = random.between(0, Math.max(0, text.length - 1));
  const put = text[at] === "7" ? "8" : "7";
  const ways = [text.slice(0, at) + put + text.slice(at + 1), `${text}7`, ...(text === "" ? [] : [text.slice(0, -1)])];
  return random.pick(ways);
}

function otherBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const longer = Uint8Array.from([...bytes, 255, 255, 255, 255]);
  if (bytes.length === 0) return longer;
  const changed = Uint8Array.from(bytes);
  const at = random.between(0, changed.length - 1);
  changed[at] = (changed[at] as number) ^ (1 << random.between(0, 7));
  return random.pick([changed, bytes.slice(0, -4), longer]);
}

/** Another value of the same kind, never the one that stood there. */
export function other(value: unknown, random: Random): unknown {
  if (typeof value === "number") return value + random.pick([-1, 1]) * random.between(1, 5000);
  if (typeof value === "string") return otherText(value, random);
  if (value instanceof Uint8Array) return otherBytes(value, random);
  if (Array.isArray(value)) return value.length > 0 && random.chance(0.5) ? value.slice(1) : [...value, "name"];
  throw new Error(`No other value is known for ${JSON.stringify(value)}.`);
}

/** The item with one column changed or gone. @returns which column, too */
export function withColumn(item: Item, random: Random): { item: Item; column: string } {
  const column = random.pick(columnsOf(item));
  const changed: Record<string, unknown> = { ...item };
  if (random.chance(0.2)) delete changed[column];
  else changed[column] = other(item[column], random);
  return { item: changed as Item, column };
}
