/** Loaded when somebody first sets up or shows an authenticator: most sign in without one. */
const library = () => import("otpauth");

/** Seconds of one step (RFC 6238, 4.1), and how many steps a clock may be off to either side (5.2). */
const STEP = 30;
const OFF = 1;
const DIGITS = 6;

async function totpOf(seed: string, label = "") {
  const { Secret, TOTP } = await library();
  const secret = Secret.fromBase32(seed);
  return new TOTP({ issuer: "认岗", label, algorithm: "SHA1", digits: DIGITS, period: STEP, secret });
}

/** 160 bits, in base32 (RFC 4226, 4: at least 128 bits). */
export async function newSeed(): Promise<string> {
  const { Secret } = await library();
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator reads from the square code. @param label the account as its owner knows it */
export const seedUri = async (seed: string, label: string): Promise<string> => (await totpOf(seed, label)).toString();

/**
 * The step that a code belongs to, or undefined. A step that was accepted, or one before it, never counts again
 * (RFC 6238, 5.2).
 * @param now epoch milliseconds
 */
export async function stepOf(
  seed: string,
  code: string,
  now: number,
  lastStep: number | undefined,
): Promise<number | undefined> {
  const delta = (await totpOf(seed)).validate({ token: code, timestamp: now, window: OFF });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1000 / STEP) + delta;
  return lastStep !== undefined && step <= lastStep ? undefined : step;
}
