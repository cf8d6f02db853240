import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { root, startProduct } from "./product";

declare module "vitest" {
  interface ProvidedContext {
    /** The data directory that a first start leaves, with the demo district in it. */
    firstDay: string;
  }
}

/** `npm test` builds the console first; a single file run by hand may find it missing. */
function buildConsole(): void {
  if (existsSync(join(root, "web", "dist", "index.html"))) return;
  const args = ["--no-install", "vite", "build", "web", "--logLevel", "warn"];
  const built = spawnSync("npx", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (built.status !== 0) throw new Error("The console could not be built.");
}

/** One first start for all files: each goes on from a copy of its data. */
export default async function prepare({ provide }: TestProject): Promise<() => Promise<void>> {
  buildConsole();
  const first = await startProduct();
  await first.stop();
  provide("firstDay", first.dataDir);
  return () => first.end();
}
