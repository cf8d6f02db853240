import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const packages = createRequire(import.meta.url);

/** The fonts of the PDF side: open ones with the rare characters of names; 小标宋 and 仿宋 are licensed and never shipped. */
export const FONT_FILES = [
  "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
] as const;

/** The fonts of the PDF side are not installed; `missing` names the files. */
export class FontsMissing extends Error {
  override name = "FontsMissing";
  constructor(readonly missing: readonly string[]) {
    super(`font files are not installed: ${missing.join(", ")}`);
  }
}

/** The folder of the shipped templates. */
export function templateFolder(): string {
  return fileURLToPath(new URL("./templates/", import.meta.url));
}

/** The bytes of one shipped template. Throws what the file system throws when it is not there. */
export function readTemplate(file: string): Buffer {
  return readFileSync(new URL(`./templates/${file}`, import.meta.url));
}

function resolved(file: string): string | undefined {
  try {
    const path = packages.resolve(file);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of every font file. Throws {@link FontsMissing} naming those that are not installed. */
export function readFonts(files: readonly string[] = FONT_FILES): Buffer[] {
  const paths = files.map((file) => ({ file, path: resolved(file) }));
  const missing = paths.filter(({ path }) => path === undefined).map(({ file }) => file);
  if (missing.length > 0) throw new FontsMissing(missing);
  return paths.map(({ path }) => readFileSync(path as string));
}
