import type { PostId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { addWorker, beginSession, idOf, nth } from "../support/service";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let post: PostId;
let personId: string;
const cookies: Record<"worker" | "neighbour" | "member" | "foreign", string> = {
  worker: "",
  neighbour: "",
  member: "",
  foreign: "",
};

beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  const there = await makeNeighbourhood(world);
  const held = await beginSession(place, 1);
  post = held.post;
  personId = idOf(nth(held.members, 0));
  await addWorker(place, 1, place.elsewhere);
  cookies.worker = await signIn(world, place.district, "19900000200");
  cookies.neighbour = await signIn(world, place.district, "19900003001");
  cookies.foreign = await signIn(world, there.district, "19900000200");
  cookies.member = await signIn(world, place.district, held.phones[0] ?? "");
});
afterAll(() => world.close());

interface Case {
  readonly route: string;
  readonly path: () => string;
  readonly method: string;
  readonly json?: () => unknown;
  readonly bad?: unknown;
  readonly who: "worker" | "member";
}

const cases: Case[] = [
  { route: "code", path: () => `/posts/${post}/attendance/code`, method: "GET", who: "worker" },
  { route: "list", path: () => `/posts/${post}/attendance`, method: "GET", who: "worker" },
  {
    route: "tick",
    path: () => `/posts/${post}/attendance`,
    method: "PUT",
    json: () => ({ rows: [{ personId, present: true }] }),
    bad: { rows: [{ personId: "x", present: "yes" }] },
    who: "worker",
  },
  {
    route: "paper",
    path: () => `/posts/${post}/attendance/paper`,
    method: "PUT",
    json: () => ({ reason: "补录", rows: [{ personId }] }),
    bad: { reason: "", rows: [] },
    who: "worker",
  },
  {
    route: "check-in",
    path: () => "/attendance/check-in",
    method: "POST",
    json: () => ({ code: "x" }),
    bad: {},
    who: "member",
  },
  {
    route: "check-out",
    path: () => "/attendance/check-out",
    method: "POST",
    json: () => ({ code: "x" }),
    bad: {},
    who: "member",
  },
];
const call = (c: Case, cookie?: string, json = c.json?.()) =>
  world.request(c.path(), { method: c.method, ...(cookie && { cookie }), ...(json !== undefined && { json }) });

test.each(cases)("$route: nobody without a session, nobody in the wrong role", async (c) => {
  expect((await call(c)).status).toBe(401);
  expect((await call(c, c.who === "worker" ? cookies.member : cookies.worker)).status).toBe(403);
});

test.each(cases.filter((c) => c.who === "worker"))(
  "$route: another community's worker is refused, another district's finds nothing",
  async (c) => {
    expect((await call(c, cookies.neighbour)).status).toBe(403);
    const foreign = await call(c, cookies.foreign);
    expect(foreign.status).toBe(404);
    expect(await foreign.json()).toMatchObject({ code: "thing.missing", facts: {} });
  },
);

test.each(cases.filter((c) => c.bad !== undefined))("$route: bad input names its fields", async (c) => {
  const answer = await call(c, cookies[c.who], c.bad);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "input.invalid", facts: { fields: expect.any(Array) } });
});

test("a member opens the session's link, is checked in, and the organiser sees it", async () => {
  const shown = await world.request(`/posts/${post}/attendance/code`, { cookie: cookies.worker });
  const { code } = (await shown.json()) as { code: string };
  const foreign = await world.request("/attendance/check-in", {
    method: "POST",
    cookie: cookies.member,
    json: { code: `${code}x` },
  });
  expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([422, "attendance.code_invalid"]);
  for (let again = 0; again < 2; again++) {
    const done = await world.request("/attendance/check-in", {
      method: "POST",
      cookie: cookies.member,
      json: { code },
    });
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({ state: "checked_in", evidence: "own" });
  }
  const list = await world.request(`/posts/${post}/attendance`, { cookie: cookies.worker });
  expect(await list.json()).toMatchObject({ entries: [{ personId, state: "checked_in", evidence: "own" }] });
});
