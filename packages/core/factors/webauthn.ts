import type { PasskeyRow } from "../people/factor-items";
import type { Made, Shown } from "./passkey-schema";

// Weighs more than the rest of signing in together: loaded when somebody first makes or shows a passkey.
const library = () => import("@simplewebauthn/server");
const helpers = () => import("@simplewebauthn/server/helpers");

/** EdDSA, ES256 and RS256 (Windows Hello), most wanted first. */
export const ALGORITHMS = [-8, -7, -257];

/** What a passkey is bound to: the host that people see in the address bar. */
export const hostOf = (origin: string): string => new URL(origin).hostname;

/** The library throws for whatever does not fit; why is nobody's business outside. */
const orNothing = <T>(what: Promise<T>): Promise<T | undefined> => what.catch(() => undefined);

type Kept = Pick<PasskeyRow, "credential" | "publicKey" | "counter" | "transports">;

/**
 * A device may vouch for itself; a certificate is refused. We ask for none (WebAuthn 3, 5.1.3), it would tell which device
 * somebody owns, and the library would look it up at its maker's: a call to elsewhere that anybody could start.
 */
async function vouchesForItself(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject, isoBase64URL } = await helpers();
  const object = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = object.get("fmt");
  return format === "none" || (format === "packed" && object.get("attStmt").get("x5c") === undefined);
}

/**
 * A passkey that was made for our host, over the challenge, by somebody who showed finger, face or screen lock.
 * @param origin `https://…` as people reach the console
 * @returns what is kept of it, or undefined when anything about it does not fit
 */
export async function madePasskey(origin: string, challenge: string, made: Made): Promise<Kept | undefined> {
  const { verifyRegistrationResponse } = await library();
  const { isoBase64URL } = await helpers();
  const { id, type, transports, ...rest } = made;
  if (!(await orNothing(vouchesForItself(made.attestationObject)))) return undefined;
  const checked = await orNothing(
    verifyRegistrationResponse({
      response: { id, rawId: id, type, response: rest, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  const credential = checked?.registrationInfo?.credential;
  if (credential?.id !== id) return undefined;
  const publicKey = isoBase64URL.fromBuffer(credential.publicKey);
  return { credential: id, publicKey, counter: credential.counter, ...(transports && { transports }) };
}

/**
 * Whether a passkey that we keep signed the challenge for our host, after finger, face or screen lock.
 * @returns the authenticator's counter, which is the caller's to judge; undefined when anything does not fit
 */
export async function shownCounter(
  origin: string,
  challenge: string,
  passkey: PasskeyRow,
  { id, type, ...response }: Shown,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library();
  const { isoBase64URL } = await helpers();
  const checked = await orNothing(
    verifyAuthenticationResponse({
      response: { id, rawId: id, type, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
      // A counter that goes back is told apart from a signature that is wrong: the owner is to hear of it.
      credential: { id, publicKey: isoBase64URL.toBuffer(passkey.publicKey), counter: 0 },
    }),
  );
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}
