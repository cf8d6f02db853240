import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The guide for whoever checks an exported trail. */
export const GUIDE = readFileSync(resolve(import.meta.dirname, "../../docs/audit-package.md"), "utf8");

/** What the guide's own program, run by a plain Node in a folder, says about the parts of a package. */
export function checked(folder: string, ...parts: readonly object[]): string {
  const program = /```js\n(.*?)```/s.exec(GUIDE)?.[1] ?? "";
  writeFileSync(join(folder, "check.mjs"), program);
  const names = parts.map((part, n) => {
    writeFileSync(join(folder, `audit-${n + 1}.json`), JSON.stringify(part));
    return `audit-${n + 1}.json`;
  });
  return spawnSync(process.execPath, ["check.mjs", ...names], { cwd: folder, encoding: "utf8" }).stdout.trim();
}
