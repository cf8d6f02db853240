import { makeApp } from "@rengang/functions/api/app";
import { describeApi } from "@rengang/functions/documents/reference";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

const WORKER = "19900000200";
let world: World;
let here: Neighbourhood;
let there: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  here = await makeNeighbourhood(world);
  there = await makeNeighbourhood(world);
});
afterAll(() => world.close());

/** The same installation as a browser meets it at another address. */
const at = (origin: string) => {
  const platform = { ...world.platform, origin };
  const app = makeApp(platform);
  const ask = (path: string, method = "GET", cookie = "", json?: object) =>
    app.request(`/api${path}`, {
      method,
      headers: { ...(cookie && { cookie }), ...(json && { "content-type": "application/json" }) },
      ...(json && { body: JSON.stringify(json) }),
    });
  const signIn = async ({ district }: Neighbourhood, cookie = ""): Promise<string[]> => {
    world.pass(61_000);
    await ask("/sessions/codes", "POST", "", { district, phone: WORKER });
    await world.settle();
    const code = /\d{6}/.exec(world.messages.findLast((m) => m.to === WORKER)?.text ?? "")?.[0];
    const answer = await ask("/sessions", "POST", cookie, { district, phone: WORKER, code });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie();
  };
  return { platform, ask, signIn };
};

const pairOf = (line = ""): string => line.split("; ")[0] ?? "";
const factsOf = (line = ""): string[] => line.split("; ").slice(1).sort();

describe("over TLS", () => {
  test("a session's cookie is taken from this host alone and sent to no other", async () => {
    const [line] = await at("https://rengang.example.com").signIn(here);
    expect(line).toMatch(/^__Host-rengang=/);
    expect(factsOf(line).filter((fact) => !fact.startsWith("Expires="))).toEqual([
      "HttpOnly",
      "Path=/",
      "SameSite=Lax",
      "Secure",
    ]);
  });

  test("a session under the plain name, which a neighbouring host could plant, opens nothing", async () => {
    const { ask, signIn } = at("https://rengang.example.com");
    const pair = pairOf((await signIn(here))[0]);
    expect((await ask("/sessions/me", "GET", pair)).status).toBe(200);
    expect((await ask("/sessions/me", "GET", pair.replace("__Host-", ""))).status).toBe(401);
    expect((await ask("/sessions/me", "GET", pair.replace("__Host-", "__Secure-"))).status).toBe(401);
  });

  test("a session laid aside goes to the addresses of sessions over TLS alone, and is not read under its plain name", async () => {
    const { ask, signIn } = at("https://rengang.example.com");
    const first = pairOf((await signIn(here))[0]);
    const lines = await signIn(there, first);
    const aside = lines.find((line) => line.includes(`rengang_${here.district}=`));
    const acting = lines.find((line) => line.startsWith("__Host-rengang="));
    expect(aside).toMatch(/^__Secure-rengang_/);
    expect(factsOf(aside)).toEqual(
      expect.arrayContaining(["HttpOnly", "Path=/api/sessions", "SameSite=Lax", "Secure"]),
    );
    const others = async (cookie: string) =>
      (await (await ask("/sessions/memberships", "GET", `${pairOf(acting)}; ${cookie}`)).json()).memberships.length;
    expect(await others(pairOf(aside))).toBe(1);
    expect(await others(pairOf(aside).replace("__Secure-", ""))).toBe(0);
  });

  test("signing out takes both from the browser, which accepts that for such names with Secure alone", async () => {
    const { ask, signIn } = at("https://rengang.example.com");
    const first = pairOf((await signIn(here))[0]);
    const lines = await signIn(there, first);
    const gone = await ask("/sessions/current", "DELETE", lines.map(pairOf).join("; "));
    const dropped = gone.headers.getSetCookie();
    expect(dropped.map((line) => pairOf(line).split("=")[0]).sort()).toEqual([
      "__Host-rengang",
      `__Secure-rengang_${here.district}`,
    ]);
    for (const line of dropped) expect(factsOf(line)).toEqual(expect.arrayContaining(["Max-Age=0", "Secure"]));
  });

  test("the API's description gives the name that is read", async () => {
    const specs = await describeApi(at("https://rengang.example.com").platform);
    expect(specs.components?.securitySchemes).toMatchObject({ session: { name: "__Host-rengang" } });
  });
});

test("on one's own machine, without TLS, the names are plain, for browsers refuse the others there", async () => {
  const { ask, signIn } = at("http://localhost:4100");
  const [line] = await signIn(here);
  expect(line).toMatch(/^rengang=/);
  expect(factsOf(line)).not.toContain("Secure");
  expect((await ask("/sessions/me", "GET", pairOf(line))).status).toBe(200);
});
