import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  randomInt,
  sign as signBytes,
  timingSafeEqual,
  verify as verifyBytes,
} from "node:crypto";
import { base32, type EmployerId, type PersonId, sortableTime } from "./ids";

/** Keyed hash for look-ups and signatures; `purpose` separates the uses of one key. */
export function keyedHash(key: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", key).update(purpose).update("\0").update(text).digest();
}

export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The person's id: who holds a phone cannot be derived from it without the key, and one phone makes one id. */
export function personIdOf(key: string, district: string, phone: string): PersonId {
  return `per_${base32(keyedHash(key, `person:${district}`, phone).subarray(0, 8))}` as PersonId;
}

/** The employer's id, made from its name, so that importing the same name twice makes one employer. */
export function employerIdOf(district: string, name: string): EmployerId {
  const digest = createHash("sha256").update(`employer:${district}:${name}`).digest();
  return `emp_${base32(digest.subarray(0, 8))}` as EmployerId;
}

/** Bytes that nobody can foresee: a salt, a code. */
export const freshBytes = (count: number): Buffer => randomBytes(count);

/** True for one call in `many`, and nobody can foresee which. */
export const oneIn = (many: number): boolean => randomInt(many) === 0;

/** 160 bits, for a session or a link. */
export function secretToken(): string {
  return base32(randomBytes(20));
}

/** A sortable id: nine characters of time, then seven random or derived ones. */
export function sortableIdOf(prefix: string, now: number, seed?: string): string {
  const tail = seed === undefined ? randomBytes(5) : createHash("sha256").update(seed).digest().subarray(0, 5);
  return `${prefix}_${sortableTime(now)}${base32(tail).slice(0, 8)}`;
}

/** Six digits derived from the key and a nonce: the sender derives them again, so they are stored nowhere. */
export function oneTimeCode(key: string, nonce: string): string {
  return String(keyedHash(key, "code", nonce).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/** A short text with its signature: `<payload>.<26 characters>`, which bear 128 bits; for codes and cursors in addresses. */
export function sign(key: string, purpose: string, payload: string): string {
  return `${payload}.${base32(keyedHash(key, purpose, payload).subarray(0, 16))}`;
}

/** The payload of a signed text, or undefined when the signature does not fit. */
export function verifySigned(key: string, purpose: string, signed: string): string | undefined {
  const cut = signed.lastIndexOf(".");
  if (cut < 1) return undefined;
  const expected = Buffer.from(sign(key, purpose, signed.slice(0, cut)));
  const given = Buffer.from(signed);
  return expected.length === given.length && timingSafeEqual(expected, given) ? signed.slice(0, cut) : undefined;
}

export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** A fair draw's seed, 32 hex characters: fixed before anybody enters, and nobody's to choose. */
export const drawSeedOf = (key: string, district: string, post: string): string =>
  keyedHash(key, `draw-seed:${district}`, post).subarray(0, 16).toString("hex");

/** Who somebody is in a published draw: known to that person alone. */
export const drawTicketOf = (key: string, post: string, personId: PersonId): string =>
  base32(keyedHash(key, `draw-ticket:${post}`, personId).subarray(0, 10));

const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");

/**
 * A signature that others can check without the key: Ed25519, the private key derived from the installation's.
 * @returns the public key (32 bytes, hex) and a function that signs a text (64 bytes, hex)
 */
export function publicSigner(key: string, purpose: string): { publicKey: string; sign: (text: string) => string } {
  const seed = keyedHash(key, "ed25519", purpose);
  const own = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(own).export({ format: "der", type: "spki" }).subarray(SPKI_ED25519.length);
  return {
    publicKey: publicKey.toString("hex"),
    sign: (text) => signBytes(null, Buffer.from(text), own).toString("hex"),
  };
}

/** Whether a text bears the signature that belongs to a public key; both in hex. Never throws. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  // Hex is read leniently: with a digit more, another text would verify as well.
  if (!/^[0-9a-f]{128}$/.test(signature)) return false;
  try {
    const der = Buffer.concat([SPKI_ED25519, Buffer.from(publicKey, "hex")]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return verifyBytes(null, Buffer.from(text), key, Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}
