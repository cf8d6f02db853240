import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { base } from "@rengang/functions/api/app";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

let world: World;
let server: ServerType;
let origin: string;
beforeAll(async () => {
  world = await makeWorld();
  const app = base(world.platform)
    .get("/made", (c) => c.json({ done: true }))
    .get("/file", () => new Response("bytes", { headers: { "content-type": "application/pdf" } }))
    .post("/length", async (c) => c.json({ length: (await c.req.text()).length }))
    .post("/imports", async (c) => c.json({ length: (await c.req.text()).length }));
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  server.close();
  await world.close();
});

test.each(["/made", "/file", "/missing"])(
  "%s bears its request's id and the time by which we decide, is never kept and never guessed at",
  async (path) => {
    const [one, other] = [await fetch(origin + path), await fetch(origin + path)];
    expect(one.headers.get("x-request-id")).toMatch(/^[a-z0-9]{12,13}$/);
    expect(other.headers.get("x-request-id")).not.toBe(one.headers.get("x-request-id"));
    expect(Date.parse(one.headers.get("date") ?? "")).toBe(world.platform.clock());
    expect(one.headers.get("cache-control")).toBe("no-store");
    expect(one.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await one.text()).not.toBe("");
  },
);

const QUARTER = 256 * 1024;
/** A body that does not say how long it is. */
const undeclared = (length: number): RequestInit =>
  ({ method: "POST", body: new Blob(["x".repeat(length)]).stream(), duplex: "half" }) as RequestInit;
const declared = (length: number): RequestInit => ({ method: "POST", body: "x".repeat(length) });

test.each([
  ["declared", declared],
  ["not declared", undeclared],
])(
  "a body whose length is %s is read up to the limit and refused above it; a roster may be longer",
  async (_, body) => {
    const lengthAt = async (path: string, length: number) => (await fetch(origin + path, body(length))).json();
    expect(await lengthAt("/length", QUARTER)).toEqual({ length: QUARTER });
    expect(await lengthAt("/length", QUARTER + 1)).toMatchObject({ code: "input.too_large" });
    expect(await lengthAt("/imports", QUARTER + 1)).toEqual({ length: QUARTER + 1 });
  },
);
