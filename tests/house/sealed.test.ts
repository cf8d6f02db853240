import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { STRETCHES } from "@rengang/core/keys/registry";
import type { AnyItem } from "@rengang/table/item";
import { expect, test } from "vitest";

const CORE = resolve(import.meta.dirname, "../../packages/core");

function itemFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    if (e.name === "node_modules") return [];
    const path = join(folder, e.name);
    return e.isDirectory() ? itemFiles(path) : /items\.ts$/.test(e.name) ? [path] : [];
  });
}

async function sealedKinds(): Promise<string[]> {
  const kinds: string[] = [];
  for (const file of itemFiles(CORE)) {
    const module = (await import(file)) as Record<string, Partial<AnyItem>>;
    for (const item of Object.values(module)) if (item?.kind && item.sealed?.length) kinds.push(item.kind);
  }
  return [...new Set(kinds)].sort();
}

const unreached = (kinds: readonly string[]) =>
  kinds.filter((kind) => !STRETCHES.some((stretch) => stretch.kind === kind));

test("every kind of item with sealed fields is reached when they are sealed again", async () => {
  const kinds = await sealedKinds();
  expect(kinds).toEqual(expect.arrayContaining(["MEMBER", "GRANT", "ACCOUNT"]));
  expect(unreached(kinds)).toEqual([]);
  expect(unreached([...kinds, "DIARY"])).toEqual(["DIARY"]);
});
