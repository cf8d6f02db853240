import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
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

/** A short text with its signature: `<payload>.<16 characters>`; for codes and cursors in addresses. */
export function sign(key: string, purpose: string, payload: string): string {
  return `${payload}.${base32(keyedHash(key, purpose, payload).subarray(0, 10))}`;
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
