import { keyedHash } from "@rengang/kernel/crypto";
import { base32 } from "@rengang/kernel/ids";
import { phoneSchema } from "@rengang/kernel/schema";
import { sealed, unsealed } from "@rengang/kernel/seal";
import { MINUTE } from "@rengang/kernel/time";
import * as z from "zod";
import type { Bond } from "../context/providers";
import type { ProviderRow } from "./items";
import type { ProviderFacts } from "./schema";

/** How long somebody may take to sign in at the provider. */
export const FLOW_LIFE = 10 * MINUTE;

/** The one address at which answers of every district's provider arrive. */
export const answerAt = (origin: string): string => `${origin}/api/sessions/provider/answer`;

const HERE: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether an address of a provider may be asked at all: TLS and a name, or this machine where that is allowed. */
export function isAllowed(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password || url.hash) return false;
  if (loopback && url.protocol === "http:" && HERE.has(url.hostname)) return true;
  return url.protocol === "https:" && z.regexes.domain.test(url.hostname);
}

const PURPOSE = "provider";
export const sealSecret = (key: string, district: string, secret: string): string =>
  sealed(key, district, PURPOSE, secret);

/** What the provider has to be told, for the moment of asking. */
export const factsOf = (key: string, district: string, row: ProviderRow): ProviderFacts => ({
  issuer: row.issuer,
  clientId: row.clientId,
  secret: unsealed(key, district, PURPOSE, row.secret),
  scope: row.scope,
});

/** Made anew from the browser's token, so that nothing of it has to be stored. */
export function bondOf(key: string, token: string, origin: string): Bond {
  const from = (purpose: string) => base32(keyedHash(key, `provider-${purpose}`, token));
  return { state: from("state"), nonce: from("nonce"), verifier: from("verifier"), answerAt: answerAt(origin) };
}

const isTrue = (value: unknown): boolean => value === true || value === "true";

/**
 * The mobile number that the provider states and that somebody has verified: the provider by `<claim>_verified` (OpenID
 * Connect Core, 5.1), or the district for all of them. A number that the provider says is not verified never counts.
 */
export function phoneIn(row: ProviderRow, claims: Readonly<Record<string, unknown>>): string | undefined {
  const said = claims[`${row.phoneClaim}_verified`];
  const verified = said === undefined ? row.vouched : isTrue(said);
  const phone = phoneSchema.safeParse(claims[row.phoneClaim]);
  return verified && phone.success ? phone.data : undefined;
}
