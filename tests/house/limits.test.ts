import { ADDRESS_MOST, DEPTH_MOST, mostBytes, tooDeep } from "@rengang/functions/api/http/limits";
import { describeApi } from "@rengang/functions/documents/reference";
import { DATA_POLICY } from "@rengang/kernel/headers";
import { afterAll, describe, expect, test } from "vitest";
import { makeNeighbourhood } from "../support/people";
import { siteOf } from "../support/routes";
import { cookieOf } from "../support/session";
import { makeWorld } from "../support/world";

const world = await makeWorld();
afterAll(() => world.close());
const site = siteOf(world.platform);
const specs = await describeApi(world.platform);
const routes = Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
  Object.keys(methods ?? {}).map((method) => {
    const address = path.replace(/\{\w+\}/g, "x");
    return { name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), address };
  }),
);
const writing = routes.filter((r) => r.method !== "GET");
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];
const TOO_LARGE = [422, "input.too_large"];

describe("every route", () => {
  test.each(writing)("$name refuses a body beyond its own limit, before it asks who sends it", async (route) => {
    const most = mostBytes(route.address);
    expect(most).toBeLessThanOrEqual(route.address === "/api/imports" ? 21 * 1024 * 1024 : 256 * 1024);
    const headers = { "content-type": "application/json", "content-length": String(most + 1) };
    const declared = await site(route.address, { method: route.method, headers, body: "{}" });
    expect(await codeOf(declared)).toEqual(TOO_LARGE);
    const atMost = { ...headers, "content-length": String(most) };
    const taken = await site(route.address, { method: route.method, headers: atMost, body: "{}" });
    expect((await taken.json()).code).not.toBe("input.too_large");
  });

  test.each(writing)("$name refuses a length that is no number", async (route) => {
    const headers = { "content-type": "application/json", "content-length": "1e9" };
    const answer = await site(route.address, { method: route.method, headers, body: "{}" });
    expect(await codeOf(answer)).toEqual(TOO_LARGE);
  });

  test.each(routes)("$name refuses an address that is longer than any of ours", async (route) => {
    const address = `${route.address}?cursor=${"x".repeat(ADDRESS_MOST)}`;
    expect(await codeOf(await site(address, { method: route.method }))).toEqual(TOO_LARGE);
  });

  test.each(routes)("$name answers under a policy that allows nothing", async (route) => {
    const answer = await site(route.address, { method: route.method });
    expect(answer.headers.get("content-security-policy")).toBe(DATA_POLICY);
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("what changes something", () => {
  const ask = (method: string, address: string, headers: Record<string, string>) =>
    site(`http://rengang.test${address}`, { method, headers });

  test.each(writing)("$name is refused to a page of another site, before it asks who sends it", async (route) => {
    const elsewhere: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
      { "sec-fetch-site": "same-site", origin: "http://neighbour.rengang.test" },
      { origin: "https://elsewhere.example" },
      { origin: "null" },
    ];
    for (const headers of elsewhere) {
      const answer = await ask(route.method, route.address, headers);
      expect(await codeOf(answer)).toEqual([403, "request.from_elsewhere"]);
    }
  });

  test("is taken from our own pages, from what is no browser, and under each name of one's own machine", async () => {
    const own: Record<string, string>[] = [
      {},
      { "sec-fetch-site": "same-origin", origin: world.platform.origin },
      { origin: world.platform.origin },
    ];
    for (const headers of own) {
      expect(await codeOf(await ask("DELETE", "/api/sessions/current", headers))).toEqual([401, "session.required"]);
    }
    const named = await site("http://192.168.0.5:4100/api/sessions/current", {
      method: "DELETE",
      headers: { origin: "http://192.168.0.5:4100" },
    });
    expect(named.status).toBe(401);
  });

  test("reading is open to links from anywhere", async () => {
    const answer = await ask("GET", "/api/districts", { "sec-fetch-site": "cross-site" });
    expect(answer.status).not.toBe(403);
  });
});

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

test("what anybody may send without a session is small", () => {
  for (const path of ["/api/sessions", "/api/sessions/codes", "/api/suggestions/open", "/api/suggestions/followed"]) {
    expect(mostBytes(path)).toBeLessThanOrEqual(16 * 1024);
  }
  expect(mostBytes("/api/imports/imp_1/mapping")).toBe(256 * 1024);
});

test("JSON that is nested too deeply is refused, however deep, and what is within the limit is not", async () => {
  expect(tooDeep(JSON.parse(nested(DEPTH_MOST)))).toBe(false);
  expect(tooDeep(JSON.parse(nested(DEPTH_MOST + 1)))).toBe(true);
  const cookie = await cookieOf((await makeNeighbourhood(world)).worker);
  const post = (body: string) =>
    site("/api/suggestions", {
      method: "POST",
      headers: { cookie: `rengang=${cookie}`, "content-type": "application/json" },
      body,
    });
  expect(await codeOf(await post(nested(2_000)))).toEqual(TOO_LARGE);
  expect(await codeOf(await post(nested(3)))).toEqual([422, "input.invalid"]);
});
