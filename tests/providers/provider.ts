import { generateKeyPairSync, sign as signBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const CLIENT = { clientId: "rengang", secret: "the-client-of-the-tests-is-known" };

/** What the provider knows of somebody who signs in there. */
export type Person = Readonly<Record<string, unknown>>;

/** Changes an answer of the provider, for providers that are not as they should be. */
export type Twist = (path: string, answer: Record<string, unknown>) => Record<string, unknown>;

export interface RunningProvider {
  readonly issuer: string;
  /** Who sits before the provider's own sign-in page from now on; undefined declines. */
  readonly seat: (person: Person | undefined) => void;
  /** Goes where the browser is sent, with the provider's own cookies. @returns the query with which it comes back */
  readonly walk: (address: string) => Promise<string>;
  readonly twist: (twist: Twist) => void;
  /** An identity token with other claims, under the provider's own key. */
  readonly signed: (token: unknown, claims: Record<string, unknown>) => string;
  readonly close: () => Promise<void>;
}

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Runs a certified OpenID provider on this machine. @param origin where the product is reached */
export async function startProvider(origin: string): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let seated: Person | undefined;
  let twisting: Twist = (_, answer) => answer;
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.secret,
        redirect_uris: [`${origin}/api/sessions/provider/answer`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["a-key-of-the-provider"] },
    claims: { openid: ["sub"], phone: ["phone_number", "phone_number_verified", "mobile"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => ({ sub, ...person }) };
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (typeof ctx.body === "object" && ctx.body !== null && !Buffer.isBuffer(ctx.body)) {
      ctx.body = twisting(ctx.path, ctx.body as Record<string, unknown>);
    }
  });
  const interact = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { params } = await provider.interactionDetails(req, res);
    if (!seated) return provider.interactionFinished(req, res, { error: "access_denied" });
    const accountId = `sub-${people.size}`;
    people.set(accountId, seated);
    const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    return provider.interactionFinished(req, res, {
      login: { accountId, remember: false },
      consent: { grantId: await grant.save() },
    });
  };
  const serve = provider.callback();
  server.on("request", (req, res) => {
    if (!req.url?.startsWith("/interaction/")) return void serve(req, res);
    interact(req, res).catch((error) => res.writeHead(500).end(String(error)));
  });
  return {
    issuer,
    seat: (person) => {
      seated = person;
    },
    walk: (address) => walk(address, origin),
    twist: (twist) => {
      twisting = twist;
    },
    signed: (token, claims) => {
      const [head, own = ""] = String(token).split(".");
      const text = `${head}.${packed({ ...JSON.parse(Buffer.from(own, "base64url").toString()), ...claims })}`;
      return `${text}.${signBytes("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function walk(address: string, home: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = address, steps = 0; steps < 8; steps++) {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = answer.headers.get("location");
    if (!next) throw new Error(`the provider shows a page: ${answer.status} ${await answer.text()}`);
    at = new URL(next, at).href;
    if (at.startsWith(home)) return new URL(at).search;
  }
  throw new Error("the provider leads in circles");
}
