import { districtIdSchema, instantSchema, phoneSchema } from "@rengang/kernel/schema";
import * as z from "zod";
import { meSchema } from "../people/schema";

/** A password is used as it is typed; only its length is bounded here, what it says is a rule's matter. */
export const PASSWORD_LEAST = 10;
const passwordSchema = z.string().min(1).max(128);

export const passwordSignInSchema = z.strictObject({
  district: districtIdSchema,
  phone: phoneSchema,
  password: passwordSchema,
});

/** Six digits of the authenticator, or one of the recovery codes. */
export const proveSchema = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, "").toLowerCase())
    .pipe(z.string().regex(/^(\d{6}|[0-9a-z]{12})$/)),
});

export const setPasswordSchema = z.strictObject({
  password: passwordSchema,
  /** The one in use; needed where there is one. */
  present: passwordSchema.optional(),
});
/** Why a password is not taken: its length, that it is guessed soon, or that it is made of what is known of its owner. */
export type Weakness = "short" | "common" | "own" | "phone";

/** Twelve hex digits of a hash: tells one person's passkeys apart. */
export const passkeyIdSchema = z.string().regex(/^[0-9a-f]{12}$/);
export const passkeyViewSchema = z.object({
  id: passkeyIdSchema,
  name: z.string(),
  since: instantSchema,
  usedAt: instantSchema.optional(),
  /** Since when it opens nothing, because there seem to be two of it. */
  stoppedAt: instantSchema.optional(),
});
export type PasskeyView = z.output<typeof passkeyViewSchema>;

export const factorsSchema = z.object({
  /** Since when there is an authenticator. */
  since: instantSchema.optional(),
  passkeys: z.array(passkeyViewSchema),
  recoveryLeft: z.int(),
  passwordSince: instantSchema.optional(),
  /** Whether the district lets its staff work without. */
  mode: z.enum(["asked", "required"]),
});
export type Factors = z.output<typeof factorsSchema>;

/** What an authenticator is set up with: shown once, to its owner. */
export const seedSchema = z.object({ secret: z.string(), uri: z.string() });
export const recoverySchema = z.object({ codes: z.array(z.string()) });
export const confirmedSchema = z.object({ me: meSchema, codes: z.array(z.string()) });
