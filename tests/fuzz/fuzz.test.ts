import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomOf } from "../faults/random";
import { makeEstate } from "../isolation/estate";
import { type Route, routesOf } from "../support/routes";
import { makeWorld, type World } from "../support/world";
import { fuzzCall } from "./calls";
import { checkerOf } from "./check";
import { operatorOf, runBatch } from "./run";

test("calls right and wrong on every route, for every role: no fault, nothing undocumented, reactions go on", async () => {
  const { calls, routes, statuses, faults } = await runBatch({ batch: 0, calls: 1200 });
  expect(faults).toEqual([]);
  expect(calls).toBeGreaterThan(routes * 3);
  // Not all is turned away at the door.
  for (const status of [200, 201, 204, 401, 403, 404, 409, 422])
    expect(Object.keys(statuses)).toContain(String(status));
}, 300_000);

describe("an answer on purpose wrong is found", () => {
  let world: World;
  let check: Awaited<ReturnType<typeof checkerOf>>;
  let list: Route;
  let routes: Route[];
  beforeAll(async () => {
    world = await makeWorld();
    check = await checkerOf(world.platform);
    routes = await routesOf(world.platform);
    list = routes.find((r) => r.name === "GET /api/units") as Route;
  });
  afterAll(() => world.close());

  const headers = { "content-type": "application/json", "x-request-id": "r", "x-content-type-options": "nosniff" };
  const refusal = (code: string) => JSON.stringify({ code, facts: {}, requestId: "r" });
  const wrong: readonly [string, () => Response, RegExp, number?][] = [
    ["a fault", () => new Response(refusal("fault"), { status: 500, headers }), /answers 500/],
    [
      "a status that nobody documented",
      () => new Response(refusal("x"), { status: 418, headers }),
      /does not document/,
    ],
    ["a field that nobody documented", () => Response.json({ units: [], more: 1 }, { headers }), /not document/],
    ["another shape", () => Response.json({ units: 7 }, { headers }), /another shape/],
    [
      "a refusal as text",
      () => new Response("no", { status: 404, headers: { ...headers, "content-type": "text/plain" } }),
      /refuses as/,
    ],
    ["a stack", () => new Response(refusal("at run (/tmp/x.ts:3)"), { status: 404, headers }), /tells/],
    ["a key of the table", () => new Response(refusal("D#one#POSTS"), { status: 404, headers }), /tells/],
    [
      "no request id",
      () => Response.json({ units: [] }, { headers: { "x-content-type-options": "nosniff" } }),
      /no request id/,
    ],
    ["seven seconds", () => Response.json({ units: [] }, { headers }), /took/, 7000],
  ];

  test.each(wrong)("%s", async (_, answer, says, ms = 1) => {
    const call = { route: list, who: "member", path: "/api/units", init: { method: "GET" } };
    expect((await check(call, answer(), ms)).join("; ")).toMatch(says);
  });

  test("the same number makes the same call, another one another", async () => {
    const estates = [await makeEstate(world, "qzxa", 1), await makeEstate(world, "qzxb", 2)];
    const crew = { estates, operator: await operatorOf(world) };
    const made = (seed: number) => routes.map((route, n) => fuzzCall(randomOf(seed + n), route, crew));
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(10_000));
  });

  test("and the right one is not", async () => {
    const call = { route: list, who: "member", path: "/api/units", init: { method: "GET" } };
    expect(await check(call, Response.json({ units: [] }, { headers }), 1)).toEqual([]);
    expect(await check(call, new Response(refusal("thing.missing"), { status: 404, headers }), 1)).toEqual([]);
  });
});
