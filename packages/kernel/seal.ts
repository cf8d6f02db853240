import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

const keyFor = (key: string, district: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", key, district, `seal:${purpose}`, 32));

/**
 * A text that only the installation can read again, and only as the same district's for the same purpose: AES-256-GCM
 * under a key derived for the two. @returns base64url of nonce, text and tag
 */
export function sealed(key: string, district: string, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(key, district, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

/** The text that was sealed. @throws Error when it was changed, or sealed for another district or purpose */
export function unsealed(key: string, district: string, purpose: string, text: string): string {
  const bytes = Buffer.from(text, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(key, district, purpose), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString("utf8");
}
