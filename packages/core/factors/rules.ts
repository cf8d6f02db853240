/** Two or three devices, and one to spare. */
export const PASSKEYS_MOST = 5;

/**
 * Whether a passkey's counter goes on. Where it does not, there are two of it somewhere (WebAuthn 3, 6.1.1); one that never
 * counts, as those that a telephone's maker keeps in step between devices, always answers 0.
 */
export const goesOn = (kept: number, shown: number): boolean => (kept === 0 && shown === 0) || shown > kept;
