import { employerIdOf } from "@rengang/kernel/crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let personId: string;
let employerId: string;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  personId = member.actor.personId;
  employerId = employerIdOf(place.district, "区税务局");
  await putService(place, member.actor.personId, "2026-05-05", 1.5);
  await world.settle();
  const liaison = world.as(place.district, place.admin.personOf("19900000300"), {
    role: "employer_liaison",
    employerId: employerId as never,
  });
  for (const [role, ctx] of Object.entries({ admin: place.admin, worker: place.worker, member, liaison })) {
    cookies[role] = await cookieOf(ctx);
  }
});
afterAll(() => world.close());

type Call = readonly [method: string, path: () => string, json?: unknown];
const base = `/evaluation/${YEAR}`;
const calls: Record<string, { call: Call; may: string; mayNot: string }> = {
  years: { call: ["GET", () => "/evaluation"], may: "worker", mayNot: "member" },
  year: { call: ["GET", () => base], may: "worker", mayNot: "member" },
  scheme: { call: ["GET", () => `${base}/scheme`], may: "liaison", mayNot: "member" },
  save: {
    call: ["PUT", () => `${base}/scheme`, { from: "2026-01-01", to: "2026-12-31", requirement: { times: 2 } }],
    may: "admin",
    mayNot: "worker",
  },
  exemptions: { call: ["GET", () => `${base}/exemptions/${personId}`], may: "worker", mayNot: "liaison" },
  exempt: {
    call: [
      "PUT",
      () => `${base}/exemptions/${personId}`,
      { periods: [{ from: "2026-01-01", to: "2026-03-31", reason: "因病" }] },
    ],
    may: "worker",
    mayNot: "member",
  },
  mine: { call: ["GET", () => `${base}/reports/mine`], may: "member", mayNot: "worker" },
  member: { call: ["GET", () => `${base}/reports/members/${personId}`], may: "liaison", mayNot: "member" },
  community: {
    call: ["GET", () => `${base}/reports/communities/${place.community}`],
    may: "worker",
    mayNot: "liaison",
  },
  employer: { call: ["GET", () => `${base}/reports/employers/${employerId}`], may: "liaison", mayNot: "member" },
  district: { call: ["GET", () => `${base}/reports/district`], may: "worker", mayNot: "liaison" },
  close: { call: ["POST", () => `${base}/close`, { early: true }], may: "admin", mayNot: "worker" },
  employers: { call: ["GET", () => `${base}/reports/employers`], may: "admin", mayNot: "worker" },
  object: {
    call: ["POST", () => `${base}/reports/mine/objection`, { text: "少一次" }],
    may: "member",
    mayNot: "admin",
  },
  objections: { call: ["GET", () => `${base}/objections`], may: "worker", mayNot: "member" },
  answer: {
    call: ["PUT", () => `${base}/objections/${personId}/answer`, { answer: "已核对" }],
    may: "worker",
    mayNot: "liaison",
  },
};

const send = ([method, path, json]: Call, role?: string) =>
  world.request(path(), { method, ...(json !== undefined && { json }), ...(role && { cookie: cookies[role] ?? "" }) });
const told = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];

describe.each(Object.entries(calls))("%s", (name, { call, may, mayNot }) => {
  test(`answers the ${may}`, async () => {
    const answer = await send(call, may);
    expect([200, 201, 202]).toContain(answer.status);
    if (name === "close") await world.settle();
  });
  test("is refused without a session", async () => {
    expect(await told(await send(call))).toEqual([401, "session.required"]);
  });
  test(`is refused to the ${mayNot}`, async () => {
    expect(await told(await send(call, mayNot))).toEqual([403, "permission.denied"]);
  });
  test("knows no year that cannot be", async () => {
    if (!call[1]().includes(YEAR)) return;
    const odd: Call = [call[0], () => call[1]().replace(YEAR, "1912"), call[2]];
    expect(await told(await send(odd, may))).toEqual([404, "thing.missing"]);
  });
});

describe("bad input", () => {
  test.each([
    ["save", { from: "2026-12-31", to: "2026-01-01", requirement: {} }, "to", "before_start"],
    ["save", { from: "2026-01-01", to: "2026-12-31", caps: { hoursPerDay: 2.3 } }, "caps.hoursPerDay", "invalid"],
    ["exempt", { periods: [{ from: "2026-01-01", to: "2026-03-31", reason: "" }] }, "periods.0.reason", "missing"],
    ["close", { early: "yes" }, "early", "invalid"],
    ["object", { text: " " }, "text", "missing"],
    ["answer", {}, "answer", "missing"],
  ])("%s %j is told by field", async (name, json, path, problem) => {
    const { call, may } = calls[name] as (typeof calls)[string];
    const answer = await send([call[0], call[1], json], may);
    expect(answer.status).toBe(422);
    const { code, facts } = (await answer.json()) as {
      code: string;
      facts: { fields: { path: string; problem: string }[] };
    };
    expect(code).toBe("input.invalid");
    expect(facts.fields).toContainEqual(expect.objectContaining({ path, problem }));
  });
});
