import { Secret, TOTP } from "otpauth";

/** Seconds of one step (RFC 6238, 4.1), and how many steps a clock may be off to either side (5.2). */
const STEP = 30;
const OFF = 1;
const DIGITS = 6;

const totpOf = (seed: string, label = "") =>
  new TOTP({ issuer: "认岗", label, algorithm: "SHA1", digits: DIGITS, period: STEP, secret: Secret.fromBase32(seed) });

/** 160 bits, in base32 (RFC 4226, 4: at least 128 bits). */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator reads from the square code. @param label the account as its owner knows it */
export const seedUri = (seed: string, label: string): string => totpOf(seed, label).toString();

/**
 * The step that a code belongs to, or undefined. A step that was accepted, or one before it, never counts again
 * (RFC 6238, 5.2).
 * @param now epoch milliseconds
 */
export function stepOf(seed: string, code: string, now: number, lastStep: number | undefined): number | undefined {
  const delta = totpOf(seed).validate({ token: code, timestamp: now, window: OFF });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1000 / STEP) + delta;
  return lastStep !== undefined && step <= lastStep ? undefined : step;
}

/** Two or three devices, and one to spare. */
export const PASSKEYS_MOST = 5;

/**
 * Whether a passkey's counter goes on. Where it does not, there are two of it somewhere (WebAuthn 3, 6.1.1); one that never
 * counts, as those that a telephone's maker keeps in step between devices, always answers 0.
 */
export const goesOn = (kept: number, shown: number): boolean => (kept === 0 && shown === 0) || shown > kept;
