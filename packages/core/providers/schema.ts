import { districtIdSchema, instantSchema, line } from "@rengang/kernel/schema";
import * as z from "zod";

const word = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[\x21-\x7e]+$/);

/** What a provider must be told to be asked. */
export interface ProviderFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly scope: string;
}

/** A district's own provider as its security administrator enters it. */
export const setProviderSchema = z.strictObject({
  /** What the button on the sign-in page says after “用”. */
  name: line(20),
  /** `https://…`, by name; on the one-machine runtime also this machine. */
  issuer: word(300),
  clientId: word(200),
  /** Left out, the earlier one stays. */
  secret: word(300).optional(),
  scope: z
    .string()
    .trim()
    .max(200)
    .regex(/^(?:openid(?: [\x21\x23-\x5b\x5d-\x7e]+)*)$/)
    .default("openid phone"),
  /** The claim that bears the mobile number. */
  phoneClaim: z
    .string()
    .trim()
    .max(80)
    .regex(/^[\w.:/-]+$/)
    .default("phone_number"),
  /** The district vouches that every number in this claim was verified, where the provider does not say so itself. */
  vouched: z.boolean().default(false),
  on: z.boolean().default(true),
});

/** The provider as it is shown: never its secret again. */
export const providerSchema = z.object({
  provider: setProviderSchema
    .omit({ secret: true })
    .extend({ setAt: instantSchema, setByName: z.string() })
    .strip()
    .optional(),
  /** What has to be registered at the provider as the address of answers. */
  answerAt: z.string(),
});
export type ProviderView = z.output<typeof providerSchema>;

export const whichProviderSchema = z.strictObject({ district: districtIdSchema });
/** What the sign-in page shows of a district's provider; without a name there is none. */
export const offeredProviderSchema = z.object({ name: z.string().optional() });

export const beginSchema = z.strictObject({
  district: districtIdSchema,
  /** The page of the console that comes after signing in. */
  next: z
    .string()
    .max(300)
    .regex(/^(?:\/(?![/\\])[\x21-\x7e]*)$/)
    .optional(),
});
export const begunSchema = z.object({ address: z.string() });

/** What a provider may add to the address of answers (RFC 6749, 4.1.2; RFC 9207); the adapter checks it. */
export const answerSchema = z.object({
  code: z.string().optional(),
  state: z.string().optional(),
  iss: z.string().optional(),
  error: z.string().optional(),
});
