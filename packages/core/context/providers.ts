import type { ProviderFacts } from "../providers/schema";

/** Why a provider was of no use: words for people, never what it wrote. */
export type ProviderReason = "unreachable" | "wrong" | "declined";

/** A provider did not answer, answered what cannot be believed, or was told no. Carries nothing that it said. */
export class ProviderFailure extends Error {
  override readonly name = "ProviderFailure";
  constructor(readonly reason: ProviderReason) {
    super(`a provider was of no use: ${reason}`);
  }
}

/** What binds an answer to the browser and the moment in which it was asked for. */
export interface Bond {
  /** Comes back with the answer (RFC 6749, 10.12). */
  readonly state: string;
  /** Stands in the identity token (OpenID Connect Core, 3.1.2.1). */
  readonly nonce: string;
  /** Proves that whoever exchanges the code is who asked for it (RFC 7636). */
  readonly verifier: string;
  /** Where the answer arrives, `https://…`; the same for every district. */
  readonly answerAt: string;
}

/** The port behind which OpenID Connect is an adapter. All of it throws `ProviderFailure` and nothing else. */
export interface Providers {
  /** Whether a provider may stand on this very machine, without TLS: on the one-machine runtime alone. */
  readonly loopback: boolean;
  /** Reads what the provider says of itself and holds it against what a sign-in needs. */
  check(facts: ProviderFacts): Promise<void>;
  /** @returns the address at the provider to which the browser goes */
  begin(facts: ProviderFacts, bond: Bond): Promise<string>;
  /**
   * Exchanges the answer for what the provider states of the person.
   * @param search the answer's query as it came, with or without the question mark
   */
  claims(facts: ProviderFacts, bond: Bond, search: string): Promise<Readonly<Record<string, unknown>>>;
}
