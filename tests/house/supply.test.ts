import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  license?: string;
}
type Lock = Record<string, Locked>;
type Manifest = Record<string, Record<string, string> | undefined>;

/** Runs only on the machine it is built for, and is checked by the engine's own start (packages/local/engine/binary.ts). */
const WITHOUT_INTEGRITY = /^node_modules\/@dynoxide\//;
/** Bring a binary; everything installs and works with `--ignore-scripts`. */
const WITH_SCRIPTS = ["aws-crt", "aws-sdk", "esbuild"];
const LICENCES = new Set(
  "Apache-2.0 MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 MPL-2.0 CC-BY-4.0 CC0-1.0 Zlib OFL-1.1 Unlicense Python-2.0".split(
    " ",
  ),
);
/** Versions that carried malice, or names made to be mistaken for others. */
const BAD =
  /^(event-stream@3\.3\.6|flatmap-stream@|ua-parser-js@0\.7\.29|coa@2\.0\.[34]|rc@1\.[23]\.9|node-ipc@(9\.2\.2|10\.1\.[123])|colors@1\.4\.[12]|crossenv@|chalk@5\.6\.1|debug@4\.4\.2|@solana\/web3\.js@1\.95\.[67])/;

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + 13);
const foreign = (lock: Lock) =>
  Object.entries(lock).filter(([path, entry]) => path.includes("node_modules/") && !entry.link);

/** One of several licences is enough where a package offers a choice; all must be allowed where it joins them. */
function allowed(licence: string | undefined): boolean {
  if (!licence) return false;
  const plain = licence.replace(/[()]/g, "");
  if (plain.includes(" OR ")) return plain.split(" OR ").some((each) => LICENCES.has(each));
  return plain.split(" AND ").every((each) => LICENCES.has(each));
}

const checks = {
  notPinned: (all: readonly Manifest[]): string[] =>
    all.flatMap((manifest) =>
      ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {}).flatMap(([name, at]) =>
          /^\d+\.\d+\.\d+$/.test(at) ? [] : [`${name} ${at}`],
        ),
      ),
    ),
  withoutIntegrity: (lock: Lock): string[] =>
    foreign(lock)
      .filter(([path, { integrity, inBundle }]) => !integrity && !inBundle && !WITHOUT_INTEGRITY.test(path))
      .map(([path]) => path),
  weakIntegrity: (lock: Lock): string[] =>
    foreign(lock).flatMap(([path, { integrity }]) => (integrity && !/^sha512-/.test(integrity) ? [path] : [])),
  withAddress: (lock: Lock): string[] => foreign(lock).flatMap(([path, { resolved }]) => (resolved ? [path] : [])),
  withScripts: (lock: Lock): string[] =>
    foreign(lock).flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript && !WITH_SCRIPTS.includes(nameOf(path)) ? [path] : [],
    ),
  otherLicences: (lock: Lock): string[] =>
    foreign(lock)
      .filter(([path, { license }]) => !allowed(license) && !LICENCE_READ[nameOf(path)])
      .map(([path, { license }]) => `${path} ${license}`),
  bad: (lock: Lock): string[] =>
    foreign(lock).flatMap(([path, { version }]) => (BAD.test(`${nameOf(path)}@${version}`) ? [path] : [])),
};

/** Say no licence in their manifest, or not by its name; read in their files. */
const LICENCE_READ: Record<string, string> = {
  busboy: "MIT",
  streamsearch: "MIT",
  querystring: "MIT",
  "incremental-encoder": "MPL-2.0",
};

const manifests: Manifest[] = [
  "package.json",
  "functions/package.json",
  "web/package.json",
  "stacks/package.json",
  ...readdirSync(join(ROOT, "packages"), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => `packages/${e.name}/package.json`),
].map(read);
const lock: Lock = read("package-lock.json").packages;

describe("the packages that we build on", () => {
  test("are pinned to one version each", () => expect(checks.notPinned(manifests)).toEqual([]));
  test("bear a fingerprint in the lock", () => expect(checks.withoutIntegrity(lock)).toEqual([]));
  test("bear a strong one", () => expect(checks.weakIntegrity(lock)).toEqual([]));
  test("name no address to be fetched from", () => expect(checks.withAddress(lock)).toEqual([]));
  test("need no script of their own when installed", () => expect(checks.withScripts(lock)).toEqual([]));
  test("are licensed for any use", () => expect(checks.otherLicences(lock)).toEqual([]));
  test("are none of those known to be bad", () => expect(checks.bad(lock)).toEqual([]));
});

test("what is looked for would be found", () => {
  const path = "node_modules/event-stream";
  const worst: Lock = {
    [path]: { version: "3.3.6", resolved: "http://elsewhere.test/x.tgz", hasInstallScript: true, license: "GPL-3.0" },
    "node_modules/weak": { version: "1.0.0", integrity: "sha1-abc", license: "MIT AND GPL-2.0" },
  };
  expect(checks.notPinned([{ dependencies: { a: "^1.0.0", b: "1.0.0", c: "latest" } }])).toEqual([
    "a ^1.0.0",
    "c latest",
  ]);
  expect(checks.withoutIntegrity(worst)).toEqual([path]);
  expect(checks.weakIntegrity(worst)).toEqual(["node_modules/weak"]);
  expect(checks.withAddress(worst)).toEqual([path]);
  expect(checks.withScripts(worst)).toEqual([path]);
  expect(checks.otherLicences(worst)).toHaveLength(2);
  expect(checks.bad(worst)).toEqual([path]);
});
