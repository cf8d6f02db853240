// @vitest-environment node
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const web = join(import.meta.dirname, "../../web");
let dist: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), "rengang-web-"));
  // The build is what ships, though the tests run in another mode.
  vi.stubEnv("NODE_ENV", "production");
  await build({ root: web, configFile: join(web, "vite.config.ts"), logLevel: "error", build: { outDir: dist } });
  vi.unstubAllEnvs();
}, 120_000);

afterAll(() => rmSync(dist, { recursive: true, force: true }));

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

test("the member's first screen stays within its budget", () => {
  const { stdout } = spawnSync(process.execPath, [join(web, "budget.mjs"), dist], { encoding: "utf8" });
  const { figures, goals, ok } = JSON.parse(stdout);
  expect(figures.firstScreen).toBeGreaterThan(10_000);
  expect(ok, JSON.stringify({ figures, goals })).toBe(true);
});

test("nothing comes from elsewhere, nothing is inline, and the gallery is not shipped", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  const code = files(dist).filter((file) => /\.(js|css)$/.test(file));
  for (const file of code)
    expect(readFileSync(file, "utf8"), file).not.toMatch(/ComponentGallery|fonts\.googleapis|@font-face/);
});

test("no element carries a style attribute in its template, which a strict policy would refuse", () => {
  const styled = (file: string) => /<[a-z]+[^<>`]{0,200} style=/.test(readFileSync(file, "utf8"));
  expect(files(dist).filter((name) => name.endsWith(".js") && styled(name))).toEqual([]);
});
