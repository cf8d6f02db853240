import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

const keyOf = (key: string, purpose: string): Buffer => Buffer.from(hkdfSync("sha256", key, "", purpose, 32));

/**
 * A short secret that must be read again, such as a second factor's seed: AES-256-GCM under a key derived (HKDF-SHA-256)
 * for the purpose. `purpose` names district, person and use, so that a value moved elsewhere does not open.
 */
export function sealText(key: string, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf(key, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** @throws Error for a text that was changed, moved or sealed under another key */
export function openText(key: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(key, purpose), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return decipher.update(bytes.subarray(NONCE, -TAG), undefined, "utf8") + decipher.final("utf8");
}
