import type { Asking, Made, Making, Shown } from "@rengang/core/factors/passkey-schema";
import type { Me } from "../../app/session";
import { api, json } from "../../lib/api";
import { Problem } from "../../lib/problem";

/** Whether this browser can make and show passkeys; those built into other apps often cannot. */
export const knowsPasskeys = (): boolean => window.isSecureContext && typeof window.PublicKeyCredential === "function";

// Bytes, JSON and the oddities of browsers are the library's; it comes when somebody presses the button.
const library = () => import("@simplewebauthn/browser");

/** What the browser or the device said no to, as a problem with words of its own. */
function declined(error: unknown): Problem {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return new Problem("passkey.here_already", 0);
  return new Problem(name === "NotAllowedError" || name === "AbortError" ? "passkey.declined" : "passkey.unable", 0);
}

async function madeFrom(optionsJSON: Making): Promise<Made> {
  const { startRegistration } = await library();
  const { id, type, response } = await startRegistration({ optionsJSON: optionsJSON as never }).catch((error) => {
    throw declined(error);
  });
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, type, clientDataJSON, attestationObject, ...(transports && { transports }) };
}

async function shownFor(optionsJSON: Asking): Promise<Shown> {
  const { startAuthentication } = await library();
  const { id, type, response } = await startAuthentication({ optionsJSON: optionsJSON as never }).catch((error) => {
    throw declined(error);
  });
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, type, clientDataJSON, authenticatorData, signature };
}

/** Makes a passkey on this device under a name. @throws Problem, also for what the browser or its user declined */
export async function makePasskey(name: string): Promise<{ me: Me; codes?: string[] }> {
  const credential = await madeFrom(await json(api.factors.passkeys.challenge.$post()));
  return (await json(api.factors.passkeys.$post({ json: { name, credential } }))) as { me: Me; codes?: string[] };
}

/** Shows a passkey as the second factor. @throws Problem, also for what the browser or its user declined */
export async function showPasskey(): Promise<Me> {
  const { proof } = api.sessions.current;
  const credential = await shownFor((await json(proof.challenge.$post())) as Asking);
  return (await json(proof.passkey.$post({ json: { credential } }))) as Me;
}

/** What the device one sits at is likely to be called. */
export const kindOfDevice = (agent = navigator.userAgent): "phone" | "computer" =>
  /Android|iPhone|iPad|HarmonyOS|Mobile/i.test(agent) ? "phone" : "computer";
