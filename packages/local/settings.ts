import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FieldKeys } from "@rengang/kernel/field-cipher";

/** Something about this machine stands in the way; the message is one line for its owner. */
export class SettingsProblem extends Error {}

export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  /** An outside DynamoDB instead of the embedded engine. */
  readonly endpoint?: string;
  readonly origin: string;
  readonly secrets: { identity: string; signing: string; fields: FieldKeys };
}

const freshKey = () => randomBytes(32).toString("hex");

function secretsIn(dataDir: string): Settings["secrets"] {
  const file = join(dataDir, "secrets.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  // An installation from before fields were sealed has no key for them yet.
  const secrets = {
    identity: freshKey(),
    signing: freshKey(),
    fields: { current: 1, keys: { 1: freshKey() } },
    ...kept,
  };
  if (!kept.fields) writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/**
 * Reads `PORT`, `DATA_DIR`, `DYNAMODB_ENDPOINT` and `PUBLIC_ORIGIN`.
 * @throws SettingsProblem for a port that is none or a directory that cannot be written
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SettingsProblem(`PORT 须为 1 至 65535。PORT must be 1 to 65535, not "${env.PORT}".`);
  const dataDir = resolve(env.DATA_DIR ?? ".data");
  try {
    mkdirSync(join(dataDir, "files"), { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new SettingsProblem(
      `数据目录 ${dataDir} 不可写，请用 DATA_DIR 另行指定。The data directory ${dataDir} cannot be written. Set DATA_DIR to one that can.`,
    );
  }
  const origin = env.PUBLIC_ORIGIN ?? `http://localhost:${port}`;
  return { port, dataDir, endpoint: env.DYNAMODB_ENDPOINT, origin, secrets: secretsIn(dataDir) };
}
