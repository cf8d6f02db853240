import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const BINARY = /\.(xlsx?|docx|db|png|jpg|ttf|otf|pdf|wasm)$/;
/** Fingerprints of packages, and this list itself. */
const NOT_LOOKED_AT = new Set(["package-lock.json", "tests/house/secrets.test.ts"]);

/** Characters are counted as a guess at how random a text is; words and paths stay below 4 bits each. */
function bitsEach(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

const LOOKED_FOR: Record<string, (text: string) => string[]> = {
  "a private key": (text) => text.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----/g) ?? [],
  "an AWS key": (text) => text.match(/(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g) ?? [],
  "a token": (text) =>
    text.match(
      /\b(gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[abp]-[\w-]{20,}|sk-[A-Za-z0-9]{32,}|eyJ[\w-]{20,}\.eyJ[\w-]{20,})/g,
    ) ?? [],
  "a random text that is called secret": (text) =>
    [...text.matchAll(/(?:secret|password|token|api_?key|passwd)["']?\s*[:=]\s*["'`]([\w+/=-]{20,})["'`]/gi)]
      .map((m) => m[1] as string)
      .filter((value) => bitsEach(value) > 4),
  "a phone outside the invented numbers": (text) =>
    (text.match(/(?<![\d.\w])1[3-9]\d{9}(?![\d\w])/g) ?? []).filter(
      (n) => !n.startsWith("199") && !/0{5}|12345678/.test(n),
    ),
  "a place on somebody's machine": (text) => text.match(/(?<![\w.])\/(home|Users)\/[a-z][\w-]+\//g) ?? [],
  "a registry's address": (text) =>
    text.match(/https?:\/\/[\w.-]*(registry\.npm|npmmirror|artifactory|jfrog|nexus)[\w.-]*/g) ?? [],
};

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((file) => file && !BINARY.test(file) && !NOT_LOOKED_AT.has(file));

test.each(Object.entries(LOOKED_FOR))("no tracked file holds %s", (_, find) => {
  const found = tracked.flatMap((file) => {
    const hits = find(readFileSync(join(ROOT, file), "utf8"));
    return hits.map((hit) => `${file}: ${hit.slice(0, 24)}`);
  });
  expect(found).toEqual([]);
});

test.each([
  ["a private key", `-----BEGIN ${"EC "}PRIVATE KEY-----`],
  ["an AWS key", `AKIA${"Q7ZK4M2NP8RT6WXY"}`],
  ["a token", `ghp_${"a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"}`],
  ["a random text that is called secret", `const apiKey = "${"f8Kq2ZpX9vLr4TnW7yBd"}"`],
  ["a phone outside the invented numbers", "13712349876"],
  ["a place on somebody's machine", `/home/${"somebody"}/x`],
  ["a registry's address", `https://${"registry.npm"}js.org/x`],
])("%s would be found", (name, text) => {
  expect(LOOKED_FOR[name]?.(`before ${text} after`)).toHaveLength(1);
});
