import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { BuildOptions, BuildResult, Metafile } from "esbuild";
import { BUNDLE } from "../../stacks/functions";

const ROOT = resolve(import.meta.dirname, "../..");
// The builder that a deployment uses is the supplier's own and older than ours.
const supplier = createRequire(join(ROOT, "node_modules/sst/package.json"));
const esbuild: { build: (options: BuildOptions) => Promise<BuildResult<{ metafile: true }>> } = supplier("esbuild");

export interface Reading {
  readonly bytes: number;
  /** Packages that are read, by name. */
  readonly packages: ReadonlySet<string>;
}

export interface Bundle {
  /** The handler's file, to import. */
  readonly entry: string;
  /** What a start reads, with the files beside it that are named: paths from the repository's root, of what is imported lazily. */
  readonly reads: (beside?: readonly string[]) => Reading;
  /** Bytes of everything, with what is imported in the course of a call. */
  readonly all: number;
}

/** What an output imports before it runs, itself included. */
function reached(outputs: Metafile["outputs"], from: string, found = new Set<string>()): Set<string> {
  if (found.has(from)) return found;
  found.add(from);
  for (const each of outputs[from]?.imports ?? []) {
    if (each.kind === "import-statement" && !each.external) reached(outputs, each.path, found);
  }
  return found;
}

const packageOf = (input: string): string[] => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.slice(1, 2) ?? [];

/**
 * A handler's bundle as a deployment makes it (`sst/runtime/handlers/node.js`).
 * @param source path from the repository's root, or the text of a handler
 * @param more what the function says beyond `BUNDLE`
 */
export async function bundleOf(
  source: { readonly path: string } | { readonly text: string },
  outdir: string,
  more: { splitting?: boolean; esbuild?: Pick<BuildOptions, "external"> } = {},
): Promise<Bundle> {
  const { splitting, minify, format } = { ...BUNDLE, ...more };
  const { outputs } = (
    await esbuild.build({
      absWorkingDir: ROOT,
      ...("path" in source
        ? { entryPoints: { main: source.path } }
        : { stdin: { contents: source.text, resolveDir: join(ROOT, "functions"), sourcefile: "main.ts" } }),
      ...BUNDLE.esbuild,
      mainFields: [...BUNDLE.esbuild.mainFields],
      external: ["sharp", "pg-native", ...(more.esbuild?.external ?? [])],
      bundle: true,
      platform: "node",
      target: "esnext",
      format,
      minify,
      splitting,
      keepNames: true,
      metafile: true,
      logLevel: "silent",
      outdir,
      entryNames: "main",
      outExtension: { ".js": ".mjs" },
      banner: {
        js: 'import { createRequire as topLevelCreateRequire } from "module"; const require = topLevelCreateRequire(import.meta.url);',
      },
    })
  ).metafile;
  const [entry = ""] = Object.keys(outputs).filter(
    (name) => outputs[name]?.entryPoint !== undefined && name.endsWith("main.mjs"),
  );
  const bytes = (each: readonly { bytes: number }[]) => each.reduce((sum, one) => sum + one.bytes, 0);
  return {
    entry: resolve(ROOT, entry),
    reads: (beside = []) => {
      const found = reached(outputs, entry);
      for (const [name, { entryPoint }] of Object.entries(outputs)) {
        if (entryPoint && beside.includes(entryPoint)) reached(outputs, name, found);
      }
      const read = [...found].flatMap((name) => outputs[name] ?? []);
      return {
        bytes: bytes(read),
        packages: new Set(read.flatMap(({ inputs }) => Object.keys(inputs)).flatMap(packageOf)),
      };
    },
    all: bytes(Object.values(outputs)),
  };
}
