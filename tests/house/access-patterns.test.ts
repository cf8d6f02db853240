import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { ItemSpec } from "@rengang/table/item";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const FILE = join(ROOT, "docs/access-patterns.md");

type Item = ItemSpec<Record<string, unknown>, unknown>;

function itemFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((e) => {
    if (e.name === "node_modules") return [];
    const path = join(folder, e.name);
    return e.isDirectory() ? itemFiles(path) : /items\.ts$/.test(e.name) ? [path] : [];
  });
}

/** Stands for any row or id: every field reads as its own name, and as text it is its name too. */
function named(name: string): unknown {
  return new Proxy(
    Object.assign(() => {}, {}),
    {
      get: (_, field) => {
        if (field === Symbol.toPrimitive || field === "toString" || field === "toJSON") return () => `‹${name}›`;
        if (typeof field === "symbol") return undefined;
        if (["slice", "replaceAll", "padStart", "toString", "replace"].includes(field)) return () => `‹${name}›`;
        if (field === "split") return () => [`‹${name}.1›`, `‹${name}.2›`, `‹${name}.3›`];
        return named(field);
      },
    },
  );
}

function tried(make: () => unknown): Record<string, string> {
  try {
    return (make() ?? {}) as Record<string, string>;
  } catch {
    return {};
  }
}

async function table(): Promise<string> {
  const rows: string[] = [];
  for (const file of itemFiles("packages/core").sort()) {
    const module = (await import(join(ROOT, file))) as Record<string, Item>;
    for (const [name, item] of Object.entries(module).sort(([a], [b]) => a.localeCompare(b))) {
      if (typeof item !== "object" || typeof item?.key !== "function") continue;
      const key = tried(() => item.key(named("id")));
      const index = tried(() => item.index?.(named("row") as Record<string, unknown>));
      const cell = (pk?: string, sk?: string) => (pk ? `\`D#‹district›#${pk}\` / \`${sk ?? ""}\`` : "");
      rows.push(
        `| ${item.kind} | ${relative("packages/core", file)} \`${name}\` | ${cell(key.pk, key.sk)} | ${cell(index.gpk1, index.gsk1)} | ${cell(index.gpk2, index.gsk2)} |`,
      );
    }
  }
  return [
    "# Access patterns",
    "",
    "Made from the item declarations by `UPDATE=1 npx vitest run --config tests/vitest.config.ts tests/house/access-patterns`;",
    "a test fails when it is stale. What the hot ones cost: `npm run measure -- units`. There is no scan: the send port has none.",
    "",
    "| item | declared in | table | index by1 | index by2 |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

test("the list of keys in the docs is the one in the code", async () => {
  const made = await table();
  if (process.env.UPDATE) writeFileSync(FILE, made);
  expect(existsSync(FILE) ? readFileSync(FILE, "utf8") : "").toBe(made);
});

test("every key lies below one district, and no two kinds of item share a declaration", async () => {
  const kinds = [...(await table()).matchAll(/^\| (\w+) \|/gm)].map((m) => m[1]).filter((k) => k !== "item");
  expect(new Set(kinds).size).toBe(kinds.length);
});
