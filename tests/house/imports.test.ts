import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const SKIPPED = new Set(["node_modules", "dist", ".cache", "data"]);

/** Capabilities from left to right: one may change or read those to its left, never to its right. */
const ORDER = [
  "context",
  "teams",
  "looks",
  "jobs",
  "notifications",
  "districts",
  "units",
  "employers",
  "tries",
  "suggestions",
  "deliveries",
  "people",
  "senders",
  "providers",
  "members",
  "factors",
  "registrations",
  "posts",
  "claims",
  "series",
  "templates",
  "services",
  "draws",
  "matching",
  "calendars",
  "attendance",
  "feedback",
  "evaluation",
  "imports",
  "renaming",
  "keys",
  "audit",
  "rights",
  "privacy",
  "health",
  "refusals",
];
/** Stored shapes and pure declarations may be shared both ways; they carry no behaviour. */
const DECLARATIONS = /\/(schema|items|refusals|rules|types)$/;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const found = [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?[^;]*?from\s+"([^"]+)"/g)].map((m) => ({
    to: m[3] as string,
    typeOnly: m[2] !== undefined,
  }));
  const lazy = [...text.matchAll(/import\(\s*"([^"]+)"/g)].map((m) => ({ to: m[1] as string, typeOnly: false }));
  return [...found, ...lazy].map((i) => ({
    from: file,
    typeOnly: i.typeOnly,
    to: i.to.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), i.to)) : i.to,
  }));
}

/** The first part of a package path: `@rengang/core`, `zod`, or the folder of a relative import. */
const roomOf = (to: string): string =>
  to.startsWith("@rengang/")
    ? to.split("/").slice(0, 2).join("/")
    : to.startsWith("packages/")
      ? `@rengang/${to.split("/")[1]}`
      : (to.split("/")[0] as string);

const RULES: { folder: string; may: (i: Import) => boolean }[] = [
  {
    folder: "packages/kernel",
    may: (i) => ["zod", "node:crypto", "@rengang/kernel"].includes(roomOf(i.to)) || i.to === "node:crypto",
  },
  {
    folder: "packages/table",
    may: (i) =>
      ["@rengang/kernel", "@rengang/table"].includes(roomOf(i.to)) ||
      i.to.startsWith("node:") ||
      i.to.startsWith("@aws-sdk/"),
  },
  {
    folder: "packages/core",
    may: (i) =>
      ["@rengang/kernel", "@rengang/table", "@rengang/core", "zod", "temporal-polyfill", "node:timers"].includes(
        roomOf(i.to),
      ) ||
      // Argon2, one-time passwords and WebAuthn are standards that nobody should write again.
      (i.from.startsWith("packages/core/factors/") && ["hash-wasm", "otpauth"].includes(i.to)) ||
      // So are a list of common passwords, an estimate of guessing, and how a name is written in letters.
      (i.from === "packages/core/factors/strength.ts" &&
        (i.to === "fxa-common-password-list" || roomOf(i.to) === "@zxcvbn-ts")) ||
      (i.from === "packages/core/factors/letters.ts" && i.to === "pinyin-pro") ||
      (i.from === "packages/core/factors/webauthn.ts" && roomOf(i.to) === "@simplewebauthn"),
  },
  {
    folder: "packages/documents",
    may: (i) => !["@rengang/core", "@rengang/table", "@rengang/functions", "tests"].includes(roomOf(i.to)),
  },
  {
    folder: "functions",
    may: (i) => !["tests", "stacks", "web", "sst", "aws-cdk-lib", "@rengang/local"].includes(roomOf(i.to)),
  },
  {
    folder: "web/src",
    may: (i) => {
      if (roomOf(i.to) === "@rengang/core")
        return DECLARATIONS.test(i.to) || i.to === "@rengang/core/refusals" || i.typeOnly;
      if (roomOf(i.to) === "@rengang/functions") return i.typeOnly;
      return !["@rengang/table", "@rengang/documents", "@rengang/local", "tests", "stacks"].includes(roomOf(i.to));
    },
  },
  {
    folder: "stacks",
    may: (i) => !["tests", "web", "@rengang/core", "@rengang/functions", "@rengang/documents"].includes(roomOf(i.to)),
  },
];

test.each(RULES)("$folder imports only what the house allows", ({ folder, may }) => {
  const wrong = sources(folder)
    .flatMap(importsOf)
    .filter((i) => !may(i));
  expect(wrong).toEqual([]);
});

test("the check catches an import that is not allowed", () => {
  const kernel = RULES.find((r) => r.folder === "packages/kernel");
  expect(kernel?.may({ from: "packages/kernel/x.ts", to: "@rengang/table/send", typeOnly: false })).toBe(false);
});

test("one file alone talks to the database's SDK for reading and writing", () => {
  const users = sources("packages").concat(sources("functions"));
  const sdk = users.filter((f) => importsOf(f).some((i) => i.to === "@aws-sdk/lib-dynamodb"));
  expect(sdk).toEqual(["packages/table/send.ts"]);
});

test("a capability leans only on those to its left", () => {
  const capability = (path: string) => path.split("/")[2] ?? "";
  const wrong = sources("packages/core")
    .flatMap(importsOf)
    .filter((i) => i.to.startsWith("packages/core/") && !i.typeOnly && !DECLARATIONS.test(i.to))
    .filter((i) => ORDER.indexOf(capability(i.to)) > ORDER.indexOf(capability(i.from)))
    .map((i) => `${i.from} → ${i.to}`);
  expect(wrong).toEqual([]);
});

test("every capability has its place in the order", () => {
  const folders = readdirSync(join(ROOT, "packages/core"), { withFileTypes: true })
    .filter((e) => e.isDirectory() && e.name !== "node_modules")
    .map((e) => e.name);
  expect(folders.filter((name) => !ORDER.includes(name))).toEqual([]);
});

test("only entry points read the environment", () => {
  const readers = sources("functions")
    .concat(sources("packages"))
    .filter((f) => readFileSync(join(ROOT, f), "utf8").includes("process.env"));
  expect(readers.sort()).toEqual(["functions/env.ts", "packages/local/main.ts"]);
});

test("nothing that runs imports tests, and SST stays in its rooms", () => {
  const all = ["packages", "functions", "web/src"].flatMap(sources).flatMap(importsOf);
  expect(all.filter((i) => ["sst", "aws-cdk-lib", "constructs"].includes(roomOf(i.to)))).toEqual([]);
});
