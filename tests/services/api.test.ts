import type { ServiceRow } from "@rengang/core/services";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { addWorker, idOf, serve } from "../support/service";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let row: ServiceRow;
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
  const member = await addAcceptedMember(place, 1);
  personId = idOf(member);
  row = await serve(place, member, { on: "2026-11-01" });
  await addWorker(place, 1, place.elsewhere);
  cookies.worker = await signIn(world, place.district, "19900000200");
  cookies.neighbour = await signIn(world, place.district, "19900003001");
  cookies.foreign = await signIn(world, there.district, "19900000200");
  cookies.member = await signIn(world, place.district, phoneOf(1));
});
afterAll(() => world.close());

interface Case {
  readonly route: string;
  readonly path: () => string;
  readonly method: string;
  readonly json?: () => unknown;
  /** A body, or for reads a query, that is wrong. */
  readonly bad: unknown;
  readonly who: "worker" | "member";
  /** What a worker of another community gets; a member of one's own community is missing to others, as a roster is. */
  readonly neighbour?: 403 | 404;
  readonly foreign?: 404;
}

const work = { title: "陪诊", team: "elder_care", place: "医院", on: "2026-11-10", hours: 2, content: "陪同就诊" };
const service = (end = "") => `/services/${row.id}${end}`;
const cases: Case[] = [
  { route: "mine", path: () => "/services/mine", method: "GET", bad: "year=26", who: "member" },
  {
    route: "report",
    path: () => "/services",
    method: "POST",
    json: () => work,
    bad: { ...work, hours: 0.3 },
    who: "member",
  },
  {
    route: "pending",
    path: () => `/services/pending?unitId=${place.community}`,
    method: "GET",
    bad: "unitId=x",
    who: "worker",
    neighbour: 403,
  },
  {
    route: "confirm",
    path: () => "/services/confirm",
    method: "POST",
    json: () => ({ ids: [row.id] }),
    bad: { ids: [] },
    who: "worker",
  },
  {
    route: "reject",
    path: () => service("/reject"),
    method: "POST",
    json: () => ({ reason: "x" }),
    bad: {},
    who: "worker",
    neighbour: 403,
    foreign: 404,
  },
  {
    route: "correct",
    path: () => service(),
    method: "PATCH",
    json: () => ({ reason: "x" }),
    bad: { hours: 99 },
    who: "worker",
    neighbour: 403,
    foreign: 404,
  },
  {
    route: "dispute",
    path: () => service("/dispute"),
    method: "POST",
    json: () => ({ text: "少记了" }),
    bad: { text: " " },
    who: "member",
  },
  {
    route: "answer",
    path: () => service("/answer"),
    method: "POST",
    json: () => ({ answer: "x" }),
    bad: {},
    who: "worker",
    neighbour: 403,
    foreign: 404,
  },
  {
    route: "member's",
    path: () => `/members/${personId}/services`,
    method: "GET",
    bad: "year=x",
    who: "worker",
    neighbour: 404,
    foreign: 404,
  },
  {
    route: "community's",
    path: () => `/units/${place.community}/ledger`,
    method: "GET",
    bad: "year=x",
    who: "worker",
    neighbour: 403,
  },
];
const call = (c: Case, cookie?: string, json = c.json?.(), path = c.path()) =>
  world.request(path, { method: c.method, ...(cookie && { cookie }), ...(json !== undefined && { json }) });

test.each(cases)("$route: nobody without a session, nobody in the wrong role", async (c) => {
  expect((await call(c)).status).toBe(401);
  expect((await call(c, c.who === "worker" ? cookies.member : cookies.worker)).status).toBe(403);
});

test.each(cases.filter((c) => c.neighbour !== undefined))(
  "$route: another community's worker gets nothing",
  async (c) => {
    expect((await call(c, cookies.neighbour)).status).toBe(c.neighbour);
  },
);

test.each(cases.filter((c) => c.foreign !== undefined))("$route: another district's record is missing", async (c) => {
  const answer = await call(c, cookies.foreign);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "thing.missing", facts: {} });
});

test.each(cases)("$route: bad input names its fields", async (c) => {
  const inQuery = typeof c.bad === "string";
  const path = inQuery ? `${c.path().split("?")[0]}?${c.bad}` : c.path();
  const answer = await call(c, cookies[c.who], inQuery ? undefined : c.bad, path);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "input.invalid", facts: { fields: expect.any(Array) } });
});

test("an id that cannot exist is missing, like one that does not", async () => {
  const json = { reason: "x" };
  for (const id of ["x", row.id.replace(/.{8}$/, "zzzzzzzz")]) {
    const answer = await world.request(`/services/${id}/reject`, { method: "POST", cookie: cookies.worker, json });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, "thing.missing"]);
  }
});

test("a member reports, the worker finds and confirms it, both read it", async () => {
  const made = await world.request("/services", { method: "POST", cookie: cookies.member, json: work });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const waiting = await world.request("/services/pending", { cookie: cookies.worker });
  expect(await waiting.json()).toMatchObject({ services: [{ id, name: "党员1", evidence: "self" }] });
  const done = await world.request("/services/confirm", {
    method: "POST",
    cookie: cookies.worker,
    json: { ids: [id] },
  });
  expect(await done.json()).toEqual({ results: [{ id, ok: true }] });
  for (const [path, cookie] of [
    ["/services/mine", cookies.member],
    [`/members/${personId}/services`, cookies.worker],
  ] as const) {
    const ledger = await world.request(path, { cookie });
    expect(await ledger.json()).toMatchObject({
      summary: { times: 2, hours: 4 },
      services: [{ id: row.id }, { id, state: "confirmed" }],
    });
  }
});
