import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const SKIPPED = /node_modules|dist\/|\.cache/;

/** What runs as the product: `[file, text]`. */
const running = ["functions", "packages", "stacks"].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs)$/.test(file) && !SKIPPED.test(file))
    .map((file) => [`${room}/${file}`, readFileSync(join(ROOT, room, file), "utf8")] as const),
);
const holding = (words: RegExp): string[] => running.filter(([, text]) => words.test(text)).map(([file]) => file);

test("the product keeps the machine's time: nobody who runs it hands the local runtime another clock", () => {
  expect(holding(/\bfunction start\(env: .*, clock = Date\.now\)/)).toEqual(["packages/local/run.ts"]);
  expect(holding(/["'/]run["']\)/)).toEqual(["packages/local/main.ts"]);
  const main = readFileSync(join(ROOT, "packages/local/main.ts"), "utf8");
  expect([...main.matchAll(/\bstart\((.*?)\)\)/g)].map(([, handed]) => handed)).toEqual(["process.env"]);
  expect(holding(/timed-main/)).toEqual([]);
});

test("neither the functions nor the runtime reads a setting that is a clock", () => {
  const settings = running.flatMap(([file, text]) =>
    [...text.matchAll(/\benv(?:ironment)?\.([A-Z_]{3,})|process\.env\.([A-Z_]+)/g)].map(([, a, b]) => [file, a ?? b]),
  );
  expect(settings.length).toBeGreaterThan(3);
  expect(settings.filter(([, name]) => /CLOCK|TIME_(?!OUT)|NOW|AHEAD|OFFSET/.test(String(name)))).toEqual([]);
});
