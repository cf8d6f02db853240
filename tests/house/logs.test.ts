import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeApp } from "@rengang/functions/api/app";
import { log, scrubbed, toldError } from "@rengang/kernel/log";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { addAcceptedMember, makeNeighbourhood, phoneOf } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld } from "../support/world";

const ROOT = resolve(import.meta.dirname, "../..");
const lines: string[] = [];
const world = await makeWorld();
afterAll(() => world.close());
beforeEach(() => {
  lines.length = 0;
  for (const way of ["log", "error", "warn", "info"] as const) {
    vi.spyOn(console, way).mockImplementation((...said) => void lines.push(said.map(String).join(" ")));
  }
});
afterEach(() => void vi.restoreAllMocks());

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((f) => f.endsWith(".ts") && !f.includes("node_modules") && !f.includes("dist"))
    .map((f) => join(folder, f));
}

test("one file alone writes to the log; beside it only the one-machine runtime's greeting speaks", () => {
  const speakers = ["functions", "packages/kernel", "packages/table", "packages/core", "packages/documents"]
    .concat("packages/local")
    .flatMap(sources)
    .filter((f) => /console\.\w+\(|process\.std(out|err)\.write/.test(readFileSync(join(ROOT, f), "utf8")));
  const greeting = ["main.ts", "run.ts", "demo/seed.ts", "engine/make-template.ts"].map((f) => `packages/local/${f}`);
  expect(speakers.filter((f) => !greeting.includes(f))).toEqual(["packages/kernel/log.ts"]);
});

test("a busy run writes no phone, name, code or token, though its faults carry all of them", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const cookie = await signIn(world, place.district, phoneOf(1));
  const code = world.messages.map((m) => /\d{6}/.exec(m.text)?.[0]).filter(Boolean);
  const secrets = [phoneOf(1), "党员1", String(member.actor.personId), cookie.split(".")[1], ...code] as string[];
  const broken = {
    ...world.platform,
    sendFor: () => async () => {
      throw new Error(`Item ${secrets.join(", ")} cannot be read`);
    },
  } as unknown as typeof world.platform;
  const app = makeApp(broken);
  const tried = ["/sessions/me", "/members/me", "/suggestions/mine"];
  for (const path of tried) {
    const answer = await app.request(`/api${path}`, { headers: { cookie: `rengang=${cookie}` } });
    const told = await answer.text();
    expect([path, answer.status]).toEqual([path, 500]);
    expect(JSON.parse(told)).toEqual({ code: "fault", facts: {}, requestId: answer.headers.get("x-request-id") });
    for (const secret of secrets) expect(told).not.toContain(secret);
  }
  await addAcceptedMember(place, 2).then(cookieOf);
  await world.settle();
  expect(lines).toHaveLength(tried.length);
  for (const secret of secrets) expect(lines.join("\n")).not.toContain(secret);
  expect(lines[0]).toContain("cannot be read");
});

test("the words of an error are scrubbed, its place and its cause stay", () => {
  const cause = new Error("phone +8619912345678 of 陈建明, code 123456");
  const told = toldError(new AggregateError([new Error("one", { cause }), "per_0123456789abc"]));
  expect(told).toContain("<phone>");
  expect(told).toContain("logs.test.ts");
  expect(told).not.toMatch(/19912345678|陈建明|123456|0123456789abc/);
});

test("a request's id, a route and a kind of thing are told as they are; anything else is scrubbed", () => {
  log("test", { requestId: "abcdefghijklmnopqrstuvwxyz", kind: "CLAIM", note: "陈建明" });
  expect(JSON.parse(lines[0] as string)).toEqual({
    level: "test",
    requestId: "abcdefghijklmnopqrstuvwxyz",
    kind: "CLAIM",
    note: "<text>",
  });
  expect(scrubbed("2026-11-12T01:00:00Z took 12 ms")).toBe("2026-11-12T01:00:00Z took 12 ms");
});
