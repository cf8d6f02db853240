import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export class EngineMissing extends Error {}

/**
 * Where the engine's binary for this platform was installed.
 * @throws EngineMissing with one line that says what to do
 */
export function engineBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, process.platform === "win32" ? "dynoxide.exe" : "dynoxide");
    if (existsSync(file)) return file;
  } catch {
    // falls through to the one message
  }
  throw new EngineMissing(
    `未安装内嵌数据库引擎（${name}），请运行 npm install，或用 DYNAMODB_ENDPOINT 指定自备的 DynamoDB。The embedded engine is not installed (${name}). Run "npm install", or set DYNAMODB_ENDPOINT to a DynamoDB that you run yourself.`,
  );
}
