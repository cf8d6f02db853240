import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { EXEMPT, REGISTRY } from "@rengang/core/privacy/held/registry";
import { HELD } from "@rengang/core/privacy/held/schema";
import { expect, test } from "vitest";

const CORE = resolve(import.meta.dirname, "../../packages/core");

function itemFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    if (e.name === "node_modules") return [];
    const path = join(folder, e.name);
    return e.isDirectory() ? itemFiles(path) : /(items|limits)\.ts$/.test(e.name) ? [path] : [];
  });
}

async function storedKinds(): Promise<string[]> {
  const kinds = new Set<string>();
  for (const file of itemFiles(CORE)) {
    const module = (await import(file)) as Record<string, { kind?: unknown; key?: unknown }>;
    for (const item of Object.values(module))
      if (typeof item?.kind === "string" && typeof item.key === "function") kinds.add(item.kind);
  }
  return [...kinds].sort();
}

const declared = new Set(REGISTRY.map(({ type }) => type.kind));
const undeclared = (kinds: readonly string[]) => kinds.filter((k) => !declared.has(k) && EXEMPT[k] === undefined);

test("every kind of item that is stored says what it holds about a person, or why it holds nothing", async () => {
  const kinds = await storedKinds();
  expect(kinds.length).toBeGreaterThan(40);
  expect(undeclared(kinds)).toEqual([]);
  expect(undeclared([...kinds, "DIARY"])).toEqual(["DIARY"]);
});

test("nothing is both declared and exempt, and no declaration outlives its kind", async () => {
  const kinds = new Set([...(await storedKinds()), "LIMIT"]);
  expect([...declared].filter((k) => EXEMPT[k] !== undefined)).toEqual([]);
  expect([...declared, ...Object.keys(EXEMPT)].filter((k) => !kinds.has(k))).toEqual([]);
});

test("whatever is held is shown to its member under a heading", () => {
  expect([...declared].filter((kind) => !(kind in HELD))).toEqual([]);
  for (const [kind, { zh, en, fields }] of Object.entries(HELD)) {
    expect([kind, ...Object.values(zh), ...Object.values(en)].every((word) => word.length > 1)).toBe(true);
    expect(Object.keys(fields).length, kind).toBeGreaterThan(0);
  }
});
