import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { FunctionProps } from "sst/constructs";
import type { StageSettings } from "./stage";

const COMPILER = "@myriaddreamin/typst-ts-node-compiler";
const FONTS = ["@expo-google-fonts/noto-serif-sc", "@expo-google-fonts/noto-sans-sc"];
/** All weights together would pass Lambda's limit of 250 MB. */
const WEIGHTS = ["400Regular", "700Bold"];
/** Read at run time from beside the bundled handler, where `import.meta.url` points. */
const TEMPLATES = "packages/documents/templates";
const HANDLER_FOLDER = "functions/documents";

/** The compiler is a native binary and its fonts are files: both stand beside the bundle. */
export const TYPST_BUNDLE = { esbuild: { external: [COMPILER, "@expo-google-fonts/*"] } };

/**
 * How a function that renders PDF is built.
 * SST's own installation omits optional packages, and with them that binary, so a hook installs it afterwards.
 */
export function typstBuild(settings: StageSettings): Pick<FunctionProps, "hooks" | "nodejs"> {
  return {
    nodejs: TYPST_BUNDLE,
    hooks: {
      afterBuild: async (_props, out) => {
        await installCompiler(out, settings.architecture === "arm_64" ? "arm64" : "x64");
        for (const font of FONTS) await copyFont(font, out);
        await cp(TEMPLATES, join(out, HANDLER_FOLDER, "templates"), { recursive: true });
      },
    },
  };
}

async function installCompiler(out: string, cpu: "arm64" | "x64"): Promise<void> {
  const manifest = JSON.parse(await readFile("packages/documents/package.json", "utf8"));
  const version: string = manifest.dependencies[COMPILER];
  const binary = `${COMPILER}-linux-${cpu}-gnu`;
  const dependencies = { [COMPILER]: version, [binary]: version };
  await writeFile(join(out, "package.json"), JSON.stringify({ type: "module", dependencies }));
  const flags = ["--omit=dev", "--no-audit", "--no-fund", "--force", "--os=linux", `--cpu=${cpu}`, "--libc=glibc"];
  try {
    await promisify(execFile)("npm", ["install", ...flags], { cwd: out });
  } catch (cause) {
    const other = cpu === "arm64" ? "x86_64" : "arm64";
    throw new Error(`The registry has no ${binary}@${version}: use another, or set LAMBDA_ARCHITECTURE=${other}.`, {
      cause,
    });
  }
}

async function copyFont(font: string, out: string): Promise<void> {
  const from = join("node_modules", font);
  for (const part of ["package.json", "LICENSE_FONT", ...WEIGHTS]) {
    await cp(join(from, part), join(out, "node_modules", font, part), { recursive: true });
  }
}
