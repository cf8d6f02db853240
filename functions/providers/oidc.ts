import { DeliveryFailure } from "@rengang/core/context/messenger";
import { ProviderFailure, type Providers } from "@rengang/core/context/providers";
import { isAllowed } from "@rengang/core/providers/rules";
import type { ProviderFacts } from "@rengang/core/providers/schema";
import * as oidc from "openid-client";
import { asksOutside } from "./reach";

/** Whether a failure, or what it came from, is that nothing was answered. */
function isSilence(error: unknown): boolean {
  if (error instanceof DeliveryFailure) return true;
  return error instanceof Error && error.cause !== undefined && isSilence(error.cause);
}

/** Nothing that a provider wrote goes further than here. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    const said = error instanceof oidc.AuthorizationResponseError ? error.error : undefined;
    if (said === "access_denied" || said === "login_required") throw new ProviderFailure("declined");
    if (said === "temporarily_unavailable" || said === "server_error") throw new ProviderFailure("unreachable");
    throw new ProviderFailure(isSilence(error) ? "unreachable" : "wrong");
  }
}

/** As the provider says it takes a secret; by the header where it says nothing (OpenID Connect Discovery, 3). */
function withSecret(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    (ways.includes("client_secret_basic") ? basic : post)(server, client, body, headers);
  };
}

/**
 * OpenID Connect by the authorization code flow with PKCE, as a confidential client.
 * @param loopback whether a provider may stand on this machine without TLS
 */
export function oidcClient(loopback: boolean): Providers {
  const reach = asksOutside(loopback);
  const discover = async ({ issuer, clientId, secret }: ProviderFacts): Promise<oidc.Configuration> => {
    const here = loopback && issuer.startsWith("http:");
    const found = await oidc.discovery(new URL(issuer), clientId, { redirect_uris: [] }, withSecret(secret), {
      [oidc.customFetch]: reach,
      // Without this the signature of an identity token that came by TLS is not looked at.
      execute: [oidc.enableNonRepudiationChecks, ...(here ? [oidc.allowInsecureRequests] : [])],
    });
    const { authorization_endpoint, token_endpoint, jwks_uri } = found.serverMetadata();
    for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) {
      if (address === undefined || !isAllowed(address, loopback)) throw new ProviderFailure("wrong");
    }
    return found;
  };
  return {
    loopback,
    check: (facts) => asked(async () => void (await discover(facts))),
    begin: (facts, bond) =>
      asked(async () => {
        const address = oidc.buildAuthorizationUrl(await discover(facts), {
          redirect_uri: bond.answerAt,
          scope: facts.scope,
          state: bond.state,
          nonce: bond.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(bond.verifier),
          code_challenge_method: "S256",
        });
        return address.href;
      }),
    claims: (facts, bond, search) =>
      asked(async () => {
        const provider = await discover(facts);
        const came = new URL(bond.answerAt);
        came.search = search;
        const tokens = await oidc.authorizationCodeGrant(provider, came, {
          expectedState: bond.state,
          expectedNonce: bond.nonce,
          pkceCodeVerifier: bond.verifier,
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (!token) throw new ProviderFailure("wrong");
        if (provider.serverMetadata().userinfo_endpoint === undefined) return token;
        return { ...token, ...(await oidc.fetchUserInfo(provider, tokens.access_token, token.sub)) };
      }),
  };
}
