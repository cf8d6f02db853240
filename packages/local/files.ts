import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import type { Files } from "@rengang/core/context/files";

/** A file store under one directory; a key that would leave it does not exist. */
export function directoryFiles(root: string): Files {
  const pathOf = (district: string, key: string) => {
    const base = join(root, district) + sep;
    const path = normalize(join(base, key));
    return path.startsWith(base) ? path : undefined;
  };
  return {
    put: async (district, key, bytes) => {
      const path = pathOf(district, key);
      if (!path) throw new Error("file key leaves its district");
      mkdirSync(dirname(path), { recursive: true });
      // Written beside and renamed, so that a crash leaves the old file or the new one.
      writeFileSync(`${path}.part`, bytes);
      renameSync(`${path}.part`, path);
    },
    get: async (district, key) => {
      const path = pathOf(district, key);
      try {
        return path ? readFileSync(path) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
