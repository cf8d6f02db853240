import type { Providers } from "@rengang/core/context/providers";

/**
 * Districts' own providers, by OpenID Connect. The library is read when somebody first needs it: few requests do.
 * @param places.loopback whether a provider may stand on this machine without TLS
 */
export function oidcProviders({ loopback }: { loopback: boolean }): Providers {
  let made: Promise<Providers> | undefined;
  const client = () => {
    made ??= import("./oidc").then(({ oidcClient }) => oidcClient(loopback));
    return made;
  };
  return {
    loopback,
    check: async (facts) => (await client()).check(facts),
    begin: async (facts, bond) => (await client()).begin(facts, bond),
    claims: async (facts, bond, search) => (await client()).claims(facts, bond, search),
  };
}
