import { freshBytes, keyedHash, secretToken } from "@rengang/kernel/crypto";
import { base32 } from "@rengang/kernel/ids";

/** Loaded by the first password: few sign in with one, and each start of the service would wait for it. */
const library = () => import("hash-wasm");

/** OWASP's password storage guidance, second of its equal settings: 19 MiB, two passes, one lane. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** Argon2id, encoded with its parameters and a salt of 16 bytes. */
export async function hashPassword(password: string): Promise<string> {
  const { argon2id } = await library();
  return argon2id({ password: password.normalize("NFKC"), salt: freshBytes(16), ...COST, outputType: "encoded" });
}

let nobody: Promise<string> | undefined;

/** Whether the password fits. Without a hash the same work is done, and the answer is no. */
export async function fits(password: string, hash: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(secretToken());
  const { argon2Verify } = await library();
  const same = await argon2Verify({ password: password.normalize("NFKC"), hash: hash ?? (await nobody) });
  return same && hash !== undefined;
}

const CODES = 10;

/** Ten codes of sixty bits. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => base32(freshBytes(8)).slice(0, 12));

/** As codes are kept: nobody who reads the table can use them. */
export const recoveryHashes = (key: string, personId: string, codes: readonly string[]): string[] =>
  codes.map((code) => base32(keyedHash(key, `recovery:${personId}`, code).subarray(0, 15)));
