import type { Context } from "@rengang/core/context";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf } from "../support/session";
import { makeWorld, type World } from "../support/world";
import { chosen, makeSeason, now, PAST_WINDOW, type Season, sentAccess } from "./support";

let world: World;
let season: Season;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  season = await makeSeason(world, 2);
});
afterAll(() => world.close());

type Who = "admin" | "worker" | "secretary" | "member" | "liaison";
const person = (who: Who): Context => (who === "member" ? (season.members[0] as Context) : season[who]);
async function cookie(who: Who): Promise<string> {
  cookies[who] ??= await cookieOf(now(season, person(who)));
  return cookies[who] as string;
}

const P = "fbp_00000000000000000";
const PERSON = "per_0000000000000";
const EMP = "emp_0000000000000";
const CHOSEN = { periodId: P, personIds: [PERSON] };

interface Row {
  readonly route: string;
  /** A role that may call it, and one that may not, where there is one in a district. */
  readonly may: Who;
  readonly mayNot?: Who;
  readonly json?: unknown;
  /** Input that is wrong, and the fields that the answer names. */
  readonly bad?: { json: unknown; fields: string[] };
  /** What an unknown period, form or package answers. */
  readonly unknown?: 404 | 200;
}

const ROWS: Row[] = [
  { route: "GET /feedback/periods", may: "member" },
  {
    route: "POST /feedback/periods",
    may: "admin",
    mayNot: "worker",
    bad: { json: { title: "", from: "2026-02-01", to: "2026-01-01" }, fields: ["title"] },
  },
  { route: `GET /feedback/periods/${P}/overview`, may: "admin", mayNot: "member", unknown: 404 },
  {
    route: `POST /feedback/periods/${P}/forms`,
    may: "worker",
    mayNot: "member",
    bad: { json: { unitId: "here" }, fields: ["unitId"] },
  },
  { route: `GET /feedback/forms?periodId=${P}`, may: "worker", mayNot: "liaison", unknown: 404 },
  { route: "GET /feedback/forms/mine", may: "member", mayNot: "worker" },
  {
    route: `PUT /feedback/forms/mine/${P}/confirmation`,
    may: "member",
    mayNot: "worker",
    json: { version: 1 },
    unknown: 404,
    bad: { json: { version: 0 }, fields: ["version"] },
  },
  {
    route: `PUT /feedback/forms/mine/${P}/objection`,
    may: "member",
    mayNot: "worker",
    json: { version: 1, text: "不对" },
    unknown: 404,
    bad: { json: { version: 1, text: " " }, fields: ["text"] },
  },
  {
    route: "POST /feedback/forms/show",
    may: "worker",
    mayNot: "member",
    json: CHOSEN,
    unknown: 404,
    bad: { json: { periodId: P, personIds: [] }, fields: ["personIds"] },
  },
  {
    route: "POST /feedback/forms/sign",
    may: "secretary",
    mayNot: "worker",
    json: CHOSEN,
    unknown: 404,
    bad: { json: { ...CHOSEN, signedOn: "soon" }, fields: ["signedOn"] },
  },
  {
    route: "POST /feedback/forms/deliver",
    may: "worker",
    mayNot: "liaison",
    json: CHOSEN,
    unknown: 404,
    bad: { json: { periodId: P }, fields: ["personIds"] },
  },
  { route: `GET /feedback/forms/${P}/${PERSON}`, may: "liaison", unknown: 404 },
  {
    route: `PATCH /feedback/forms/${P}/${PERSON}`,
    may: "worker",
    mayNot: "member",
    json: { version: 1 },
    unknown: 404,
    bad: { json: { version: 1, remark: "长".repeat(401) }, fields: ["remark"] },
  },
  {
    route: `POST /feedback/forms/${P}/${PERSON}/answer`,
    may: "worker",
    mayNot: "member",
    json: { version: 1, outcome: "upheld", reason: "依据记录" },
    unknown: 404,
    bad: { json: { version: 1, outcome: "ignored" }, fields: ["outcome", "reason"] },
  },
  { route: "GET /feedback/phrases", may: "worker", mayNot: "member" },
  { route: "POST /feedback/phrases", may: "worker", mayNot: "member", bad: { json: {}, fields: ["text"] } },
  {
    route: "POST /feedback/phrases/drop",
    may: "worker",
    mayNot: "member",
    json: { text: "没有" },
    unknown: 404,
    bad: { json: { text: "" }, fields: ["text"] },
  },
  { route: "GET /packages", may: "liaison", mayNot: "member" },
  { route: `GET /packages/${P}/${EMP}`, may: "liaison", mayNot: "member", unknown: 404 },
  { route: `POST /packages/${P}/${EMP}/link`, may: "worker", mayNot: "liaison", unknown: 404 },
  {
    route: "POST /packages/receipts",
    may: "liaison",
    mayNot: "worker",
    json: CHOSEN,
    unknown: 200,
    bad: { json: { ...CHOSEN, name: "" }, fields: ["name"] },
  },
  {
    route: "POST /packages/replies",
    may: "liaison",
    mayNot: "worker",
    json: { ...CHOSEN, uses: ["公示"] },
    unknown: 404,
    bad: { json: { ...CHOSEN, uses: [] }, fields: ["uses"] },
  },
];

async function call(route: string, who: Who | undefined, json?: unknown) {
  const [method = "GET", path = ""] = route.split(" ");
  const sent = json === undefined && method !== "GET" ? {} : json;
  return world.request(path, {
    method,
    ...(who && { cookie: await cookie(who) }),
    ...(method !== "GET" && { json: sent }),
  });
}

describe("every route", () => {
  test.each(ROWS)("$route asks who is there, and whether the role may", async ({ route, mayNot, json }) => {
    expect((await call(route, undefined, json)).status).toBe(401);
    if (mayNot === undefined) return;
    const refused = await call(route, mayNot, json);
    expect([refused.status, (await refused.json()).code]).toEqual([403, "permission.denied"]);
  });

  test.each(ROWS.filter((r) => r.bad))("$route names the fields that are wrong", async ({ route, may, bad }) => {
    const answer = await call(route, may, bad?.json);
    const { code, facts } = await answer.json();
    expect([answer.status, code]).toEqual([422, "input.invalid"]);
    expect(facts.fields.map((f: { path: string }) => f.path)).toEqual(expect.arrayContaining(bad?.fields ?? []));
  });

  test.each(ROWS.filter((r) => r.unknown))("$route of what does not exist is missing", async (row) => {
    const answer = await call(row.route, row.may, row.json);
    expect(answer.status).toBe(row.unknown);
    const said = JSON.stringify(await answer.json());
    expect(said).toContain("thing.missing");
  });

  test.each(["GET /feedback/forms/none/none", "GET /packages/none/none", "GET /feedback/periods/none/overview"])(
    "%s with ids that cannot exist is missing too",
    async (route) => {
      expect((await call(route, "admin")).status).toBe(404);
    },
  );

  test("a period that ends before it begins is refused by name", async () => {
    const answer = await call("POST /feedback/periods", "admin", { title: "年", from: "2026-02-01", to: "2026-01-01" });
    expect((await answer.json()).facts.fields).toEqual([{ path: "to", problem: "before_start" }]);
  });
});

describe("the loop over HTTP", () => {
  test("from the district's period to the reply, with the link and code that were really sent", async () => {
    const opened = await call("POST /feedback/periods", "admin", {
      title: "2026年上半年",
      from: "2026-01-01",
      to: "2026-06-30",
      gradeWords: ["优", "良"],
    });
    expect(opened.status).toBe(201);
    const { id: periodId } = await opened.json();
    const job = await call(`POST /feedback/periods/${periodId}/forms`, "worker", { unitId: season.community });
    expect(job.status).toBe(202);
    await world.settle();
    const all = { ...chosen(season), periodId };
    const progress = await (await call(`GET /jobs/${(await job.json()).id}`, "worker")).json();
    expect(progress).toMatchObject({ state: "done", done: 2, total: 2, result: { made: 2 } });
    const own = `/feedback/forms/${periodId}/${season.ids[0]}`;
    await call(`PATCH ${own}`, "worker", { version: 1, remark: "热心", grade: "优" });
    await call("POST /feedback/forms/show", "worker", all);
    const { forms } = await (await call("GET /feedback/forms/mine", "member")).json();
    const { version } = forms.find((f: { periodId: string }) => f.periodId === periodId);
    const confirmed = await call(`PUT /feedback/forms/mine/${periodId}/confirmation`, "member", { version, own: "好" });
    expect(await confirmed.json()).toMatchObject({ state: "confirmed", own: "好", grade: "优" });
    world.pass(PAST_WINDOW);
    for (const key of Object.keys(cookies)) delete cookies[key];
    await call("POST /feedback/forms/sign", "secretary", all);
    expect(await (await call("POST /feedback/forms/deliver", "worker", all)).json()).toMatchObject({
      results: [{ ok: true }, { ok: true }],
    });
    await world.settle();
    const visit = await world.request("/packages/open", { method: "POST", json: sentAccess(world) });
    cookies.liaison = /rengang=([^;]+)/.exec(visit.headers.get("set-cookie") ?? "")?.[1] ?? "";
    await call("POST /packages/receipts", "liaison", { ...all, name: "李签收" });
    await call("POST /packages/replies", "liaison", { ...all, uses: ["年度考核"], text: "已采用" });
    const form = await (await call(`GET ${own}`, "worker")).json();
    expect(form).toMatchObject({ state: "replied", receipt: { name: "李签收" }, reply: { uses: ["年度考核"] } });
    const { units } = await (await call(`GET /feedback/periods/${periodId}/overview`, "admin")).json();
    expect(units[0].total).toBe(2);
    const { packages } = await (await call(`GET /packages?periodId=${periodId}`, "worker")).json();
    expect(packages).toMatchObject([{ delivered: 2, receipted: 2, replied: 2, sentTo: "199****0900" }]);
  });
});
