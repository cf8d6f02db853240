/** As much of JSON Schema as the product's document uses. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly multipleOf?: number;
}

/** A place in a body: `personIds.0`, `plan.from`. */
export type At = readonly string[];

const TEXTS = ["文本", "2026-11-20", "2026-11-20T01:00:00Z", "08:30", "1980-01", "n:队", "2026", "words", "12"];

/** A text that the schema takes, when one of the usual ones does. */
export function textFor(schema: Schema): string {
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u");
  const fits = (text: string) =>
    (pattern?.test(text) ?? true) &&
    text.length >= (schema.minLength ?? 0) &&
    text.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY);
  return TEXTS.find(fits) ?? "文".repeat(Math.max(1, schema.minLength ?? 1));
}

/** Names a value by its place and schema, or leaves it to the usual one by answering undefined. */
export type Named = (name: string, schema: Schema, at: At) => unknown;

/** The smallest value that the schema takes; besides what is required, only what lies on the way to `toward`. */
export function smallest(schema: Schema, named: Named, toward: At = [], at: At = []): unknown {
  const name = [...at].reverse().find((part) => !/^\d+$/.test(part)) ?? "";
  const given = named(name, schema, at);
  if (given !== undefined) return given;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branch = branchToward(schema, toward, at);
  if (branch) return smallest(branch, named, toward, at);
  if (schema.type === "object") return objectOf(schema, named, toward, at);
  if (schema.type === "array") return arrayOf(schema, named, toward, at);
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  if (schema.type === "boolean") return false;
  return schema.type === "null" ? null : textFor(schema);
}

const leadsTo = (at: At, toward: At): boolean => toward.length > at.length && at.every((part, n) => part === toward[n]);

function branchToward(schema: Schema, toward: At, at: At): Schema | undefined {
  const branches = schema.oneOf ?? schema.anyOf;
  if (!branches) return undefined;
  const next = leadsTo(at, toward) ? toward[at.length] : undefined;
  return branches.find((b) => next !== undefined && b.properties?.[next]) ?? branches[0];
}

function objectOf(schema: Schema, named: Named, toward: At, at: At): Record<string, unknown> {
  const wanted = new Set(schema.required ?? []);
  if (leadsTo(at, toward)) wanted.add(toward[at.length] as string);
  const made: Record<string, unknown> = {};
  for (const name of wanted) {
    const inner = schema.properties?.[name];
    if (inner) made[name] = smallest(inner, named, toward, [...at, name]);
  }
  return made;
}

function arrayOf(schema: Schema, named: Named, toward: At, at: At): unknown[] {
  const least = leadsTo(at, toward) ? 1 : (schema.minItems ?? 0);
  return Array.from({ length: least }, (_, n) => smallest(schema.items ?? {}, named, toward, [...at, String(n)]));
}

/** Every place in the schema, arrays by their first item, all branches. */
export function placesOf(schema: Schema, at: At = []): { at: At; schema: Schema }[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).map(([name, each]) => ({ each, at: [...at, name] })),
    ...(schema.items ? [{ each: schema.items, at: [...at, "0"] }] : []),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map((each) => ({ each, at })),
  ];
  return [{ at, schema }, ...inside.flatMap(({ each, at: there }) => placesOf(each, there))];
}
