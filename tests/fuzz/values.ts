import type { Random } from "../faults/random";
import { type Schema, textFor } from "../support/schema-values";

/** Texts that have broken other systems. */
export const STRANGE_TEXTS: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\n\r\t",
  "\u202e反",
  "\ud800",
  "\ufeff",
  "👩‍👩‍👧‍👦",
  "e\u0301".repeat(500),
  "文".repeat(5000),
  "a".repeat(70_000),
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "-0",
  "１２３",
  "<script>alert(1)</script>",
  "'; DROP TABLE x; --",
  "=1+1",
  "%00",
  "../../etc/passwd",
  "\\\\server\\share",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text like any other here
  "${jndi:ldap://x}",
  "{{7*7}}",
  "D#Estate QZXB#POSTS",
  "#",
  "~",
  "unt_0",
  "unt_001.",
  "per_",
  "_platform",
  "0000-01-01",
  "9999-12-31",
  "2026-02-30",
  "2026-13-01",
  "9999-12-31T23:59:59Z",
  "0001-01-01T00:00:00Z",
  "2026-06-30T23:59:60Z",
  "24:00",
  "2099",
];
export const STRANGE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  -0,
  1e308,
  5e-324,
  2 ** 53,
  -(2 ** 53),
  4294967296,
  [],
  {},
  [[[[[[]]]]]],
  [null],
  { length: 1 },
  { toJSON: 1 },
  JSON.parse('{"__proto__":{"role":"district_admin"}}'),
  JSON.parse('{"constructor":{"prototype":{}}}'),
];

export const strange = (random: Random): unknown =>
  random.chance(0.6) ? random.pick(STRANGE_TEXTS) : random.pick(STRANGE_VALUES);

/** Real values by the place's name and schema; undefined where any value will do. */
export type Known = (name: string, schema: Schema) => unknown;

/** A value that the schema takes, most of the time: sizes and branches by chance, ids that are real where there are any. */
export function anyValue(schema: Schema, random: Random, known: Known, name = "", depth = 0): unknown {
  const given = known(name, schema);
  if (given !== undefined) return given;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return anyValue(random.pick(branches), random, known, name, depth);
  if (schema.type === "object") return anyObject(schema, random, known, depth);
  if (schema.type === "array") return anyArray(schema, random, known, name, depth);
  if (schema.type === "integer" || schema.type === "number") return anyNumber(schema, random);
  if (schema.type === "boolean") return random.chance(0.5);
  return schema.type === "string" ? anyText(schema, random) : null;
}

function anyNumber({ minimum = -10, maximum = 10_000, multipleOf = 1 }: Schema, random: Random): number {
  const low = Math.max(minimum, -1_000_000);
  const high = Math.min(maximum, 1_000_000);
  if (random.chance(0.2)) return low;
  if (random.chance(0.2)) return high;
  return Math.min(high, low + Math.floor(random.next() * Math.min(50, high - low + 1))) * (multipleOf > 0 ? 1 : 1);
}

function anyText(schema: Schema, random: Random): string {
  const usual = textFor(schema);
  const free = schema.pattern === undefined || schema.pattern.includes("\\p{Cc}");
  if (!free || random.chance(0.5)) return usual;
  const most = Math.min(schema.maxLength ?? 50, 2000);
  return random
    .pick(["文", "a", "é", "，", "😀"])
    .repeat(Math.max(1, random.between(schema.minLength ?? 1, most) >> 1));
}

function anyArray(schema: Schema, random: Random, known: Known, name: string, depth: number): unknown[] {
  const most = Math.min(schema.maxItems ?? 4, random.chance(0.05) ? 60 : 4);
  const length = random.between(Math.min(schema.minItems ?? 0, most), most);
  return Array.from({ length }, () => anyValue(schema.items ?? {}, random, known, name, depth + 1));
}

function anyObject(schema: Schema, random: Random, known: Known, depth: number): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (required.has(name) || random.chance(0.4)) made[name] = anyValue(inner, random, known, name, depth + 1);
  }
  if (!schema.properties && typeof schema.additionalProperties === "object") {
    const key = textFor(schema.propertyNames ?? {});
    made[key] = anyValue(schema.additionalProperties, random, known, key, depth + 1);
  }
  return made;
}

/** The value with one thing wrong somewhere in it. */
export function broken(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.chance(0.1)) return strange(random);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return [...value, strange(random)];
    if (random.chance(0.1)) return Array.from({ length: 2000 }, () => value[0]);
    const at = random.between(0, value.length - 1);
    return value.map((each, n) => (n === at ? broken(each, random) : each));
  }
  const names = Object.keys(value);
  const name = names.length > 0 ? random.pick(names) : "x";
  const kind = random.next();
  if (kind < 0.15) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
  if (kind < 0.25) return { ...value, [random.pick(["unexpected", "__proto__x", "", "id"])]: strange(random) };
  return { ...value, [name]: broken((value as Record<string, unknown>)[name], random) };
}
