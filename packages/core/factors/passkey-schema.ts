import { line } from "@rengang/kernel/schema";
import * as z from "zod";
import { meSchema } from "../people/schema";

/** Bytes as browsers write them into JSON. */
const bytes = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
/** A credential's id has at most 1023 bytes (WebAuthn 3, 4). */
const credentialId = bytes(1364);
/** How a browser may reach the device that holds a passkey; only handed back to browsers. */
const transports = z.array(z.string().regex(/^[a-z-]{2,20}$/)).max(8);

const known = z.object({ id: z.string(), type: z.literal("public-key"), transports: z.array(z.string()).optional() });

/** What a browser needs to make a passkey: `PublicKeyCredentialCreationOptionsJSON`. */
export const makingSchema = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal("none"),
  excludeCredentials: z.array(known),
  authenticatorSelection: z.object({
    residentKey: z.literal("preferred"),
    requireResidentKey: z.literal(false),
    userVerification: z.literal("required"),
  }),
});
export type Making = z.output<typeof makingSchema>;

/** What a browser needs to show one: `PublicKeyCredentialRequestOptionsJSON`. */
export const askingSchema = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal("required"),
  allowCredentials: z.array(known),
});
export type Asking = z.output<typeof askingSchema>;

/** A passkey that was made: what is used of `RegistrationResponseJSON`. */
export const madeSchema = z.strictObject({
  name: line(20),
  credential: z.strictObject({
    id: credentialId,
    type: z.literal("public-key"),
    clientDataJSON: bytes(2000),
    attestationObject: bytes(8000),
    transports: transports.optional(),
  }),
});
export type Made = z.output<typeof madeSchema>["credential"];

/** A passkey that was shown: what is used of `AuthenticationResponseJSON`. */
const shown = z.strictObject({
  id: credentialId,
  type: z.literal("public-key"),
  clientDataJSON: bytes(2000),
  authenticatorData: bytes(1500),
  signature: bytes(1500),
});
export type Shown = z.output<typeof shown>;
export const shownSchema = z.strictObject({ credential: shown });

/** Recovery codes come with the first second factor alone. */
export const addedSchema = z.object({ me: meSchema, codes: z.array(z.string()).optional() });
