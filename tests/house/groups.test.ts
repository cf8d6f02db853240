import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeApp } from "@rengang/functions/api/app";
import { groups, groupsUnder } from "@rengang/functions/api/groups";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

const API = resolve(import.meta.dirname, "../../functions/api");
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("each group stands under the first words of its own addresses, all of them and no other", async () => {
  const told = groups.map(({ words }) => [...words].sort());
  const actual = await Promise.all(
    groups.map(async ({ load }) => [...new Set((await load()).routes.map(({ path }) => path.split("/")[1]))].sort()),
  );
  expect(told).toEqual(actual);
});

test("every file of routes is read by a group", () => {
  const files = readdirSync(join(API, "routes")).map((name) => name.replace(".ts", ""));
  const text = readFileSync(join(API, "groups.ts"), "utf8");
  const read = [...text.matchAll(/import\("\.\/routes\/([\w-]+)"\)/g)].map(([, name]) => name);
  expect(read.sort()).toEqual(files.sort());
});

test("a word that nothing begins with is missing, like a thing that is not there, and has its headers", async () => {
  for (const path of ["/nowhere", "/", "/constructor", "/toString/x", "/posts%2f"]) {
    const answer = await world.request(path);
    expect([path, answer.status, (await answer.json()).code]).toEqual([path, 404, "thing.missing"]);
    expect(answer.headers.get("x-request-id")).toBeTruthy();
  }
});

test("a group that cannot be read is a fault which tells nothing, and is read again by the next call", async () => {
  let reads = 0;
  const app = makeApp(world.platform, (word) => {
    reads += 1;
    if (reads > 1) return groupsUnder(word);
    return [{ words: [word], load: () => Promise.reject(new Error("Cannot find module '/var/task/chunk.mjs'")) }];
  });
  const broken = await app.request("/api/health");
  expect(broken.status).toBe(500);
  const requestId = broken.headers.get("x-request-id");
  expect(await broken.json()).toEqual({ code: "fault", facts: {}, requestId });
  expect((await app.request("/api/health")).status).toBe(200);
});
