import { theRights } from "@rengang/core/rights";
import { planSeries } from "@rengang/core/series";
import { sendSuggestion } from "@rengang/core/suggestions";
import { describeApi } from "@rengang/functions/documents/reference";
import type { Role } from "@rengang/kernel/actor";
import { ROLES } from "@rengang/kernel/actor";
import type { EmployerId, PersonId } from "@rengang/kernel/ids";
import { afterAll, describe, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, makePost } from "../support/people";
import { siteOf } from "../support/routes";
import { asked } from "../support/series";
import { serve } from "../support/service";
import { cookieOf } from "../support/session";
import { makeWorld } from "../support/world";

interface Operation {
  readonly "x-permission": string;
  readonly "x-roles"?: readonly Role[];
  readonly requestBody?: object;
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
}
interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly idsInPath: string[];
}

const world = await makeWorld();
afterAll(() => world.close());
const site = siteOf(world.platform);

const specs = await describeApi(world.platform);
const routes: Route[] = Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods ?? {}).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation: operation as unknown as Operation,
    idsInPath: [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string),
  })),
);
const guarded = routes.filter((r) => r.operation["x-permission"] !== "public");
const roleful = guarded.filter((r) => r.operation["x-permission"] !== "session");

// Two districts of their own: one acts, the other holds the things that must not exist for it.
const here = await makeNeighbourhood(world);
const there = await makeNeighbourhood(world);
const stranger = await addAcceptedMember(there, 1);
const record = await serve(there, stranger);
const me = await addAcceptedMember(here, 1);
const employer = "emp_0000000000000" as EmployerId;
const ownPost = await makePost(here);
const cookies = Object.fromEntries(
  await Promise.all(
    ROLES.map(async (role): Promise<[Role, string]> => {
      const unitId = {
        district_admin: "unt_0",
        street_admin: here.street,
        security_admin: "unt_0",
        audit_admin: "unt_0",
        community_secretary: here.community,
        community_worker: here.community,
        compound_lead: here.compound,
        team_leader: here.community,
        post_organiser: here.community,
        member: here.community,
      }[role as string];
      const narrow = { team_leader: { team: "environment" }, post_organiser: { postId: ownPost } }[role as string];
      const personId =
        role === "member"
          ? me.actor.personId
          : (`per_${role
              .replace(/[^a-hjkmnp-z]/g, "")
              .padEnd(13, "0")
              .slice(0, 13)}` as PersonId);
      const grant = {
        role,
        ...narrow,
        ...(unitId && { unitId }),
        ...(role === "employer_liaison" && { employerId: employer }),
      };
      const ctx = world.as(here.district, personId as PersonId, grant as never);
      return [role, await cookieOf(ctx)];
    }),
  ),
) as Record<Role, string>;

/** Ids that are well formed and nobody's. */
const NOWHERE: Record<string, string> = {
  personId: "per_zzzzzzzzzzzzz",
  unitId: "unt_998997",
  employerId: "emp_zzzzzzzzzzzzz",
  postId: "pst_001001.209911280830.zzzzzz",
  serviceId: "svc_zzzzzzzzzzzzz.20261101.zzzzzzzz",
  importId: "imp_zzzzzzzzzzzzzzzzz",
  jobId: "job_zzzzzzzzzzzzzzzzz",
  noticeId: "zzzzzzzz~report.ready~x",
  periodId: "fbp_zzzzzzzzzzzzzzzzz",
  year: "2026",
  sessionId: "000000000000",
  requestId: "prq_zzzzzzzzzzzzzzzzz",
  templateId: "tpl_zzzzzzzzzzzzzzzzz",
  seriesId: "ser_001001.zzzzzzzz",
  suggestionId: "sgs_261112zzzzzz",
  channel: "mail",
  passkeyId: "000000000000",
};
/** Ids that exist, in the other district. */
const ELSEWHERE: Record<string, string> = {
  ...NOWHERE,
  personId: String(stranger.actor.personId),
  postId: await makePost(there),
  serviceId: record.id,
  seriesId: (await planSeries(there.worker, asked(there))).id,
  suggestionId: (await sendSuggestion(stranger, { kind: "suggestion", text: "路灯不亮" })).id,
};

const BODIES: Record<string, unknown> = {
  "POST /api/privacy/people/{personId}/erasure": { text: "已迁出本区" },
  "POST /api/privacy/requests/{personId}/{requestId}/answer": { accepted: true, note: "已核对" },
  "POST /api/privacy/requests/{personId}/{requestId}/examine": { note: "已核对" },
  "POST /api/privacy/requests/{personId}/{requestId}/decide": { accepted: true, note: "已核对" },
  "POST /api/sessions/current/proof": { code: "123456" },
  "POST /api/factors/authenticator/confirm": { code: "123456" },
  "PUT /api/factors/password": { password: "一个很长的密码 2026" },
  "POST /api/grants/{personId}/end": { role: "community_worker", unitId: "unt_001001" },
  "POST /api/members/{personId}/phone": { why: "contact", note: "通知开会" },
  "PUT /api/units/{unitId}": { name: "梧桐社区", secretary: "林新任" },
  "PUT /api/employers/{employerId}": { name: "区税务局", contactName: "林新任" },
  "PATCH /api/members/{personId}": { name: "新名" },
  "PATCH /api/posts/{postId}": { title: "新名" },
  "POST /api/posts/{postId}/return": { reason: "理由" },
  "POST /api/posts/{postId}/cancel": { reason: "理由" },
  "POST /api/series/{seriesId}/preview": { from: "2026-12-01" },
  "POST /api/series/{seriesId}/change": { from: "2026-12-01", facts: { title: "新名" } },
  "POST /api/series/{seriesId}/cancel": { from: "2026-12-01", reason: "理由" },
  "POST /api/series/{seriesId}/extend": { until: "2027-12-01" },
  "POST /api/posts/{postId}/preview": { change: "cancel" },
  "POST /api/posts/{postId}/move": {
    startsAt: "2026-12-01T01:00:00Z",
    endsAt: "2026-12-01T03:00:00Z",
    reason: "理由",
  },
  "POST /api/suggestions/{suggestionId}/mine": { act: "withdraw" },
  "POST /api/suggestions/{suggestionId}/answer": { answer: "已办" },
  "POST /api/suggestions/{suggestionId}/hand-over": { unitId: "unt_001", reason: "理由" },
  "PUT /api/posts/{postId}/claims/mine": {},
  "POST /api/posts/{postId}/claims/mine/withdraw": {},
  "POST /api/posts/{postId}/stand-in": { phone: "13900000001" },
  "POST /api/posts/{postId}/stand-in/accept": { from: me.actor.personId },
  "POST /api/posts/{postId}/stand-in/decline": { from: me.actor.personId },
  "POST /api/posts/{postId}/claims": { personId: me.actor.personId },
  "POST /api/posts/{postId}/claims/release": { personId: me.actor.personId, reason: "理由" },
  "POST /api/services/{serviceId}/reject": { reason: "理由" },
  "PATCH /api/services/{serviceId}": { reason: "理由", hours: 1 },
  "POST /api/services/{serviceId}/dispute": { text: "不对" },
  "POST /api/services/{serviceId}/answer": { answer: "已核对" },
  "PUT /api/posts/{postId}/attendance": { rows: [{ personId: me.actor.personId, present: true }] },
  "PUT /api/posts/{postId}/attendance/paper": { reason: "补录", rows: [{ personId: me.actor.personId }] },
  "PUT /api/imports/{importId}/mapping": {},
  "PUT /api/evaluation/{year}/exemptions/{personId}": { periods: [] },
  "PUT /api/evaluation/{year}/objections/{personId}/answer": { answer: "已核对" },
  "POST /api/feedback/periods/{periodId}/forms": { unitId: here.community },
  "PUT /api/feedback/forms/mine/{periodId}/confirmation": { version: 1 },
  "PUT /api/feedback/forms/mine/{periodId}/objection": { version: 1, text: "不对" },
  "PATCH /api/feedback/forms/{periodId}/{personId}": { version: 1, remark: "好" },
  "POST /api/feedback/forms/{periodId}/{personId}/answer": { version: 1, outcome: "upheld", reason: "已核对" },
};
const WITHIN = ["registrations.list", "imports.run"];
/** The year alone names nothing that could be missing: these answer from rules or with an empty year. */
const YEAR_ONLY = (r: Route) => r.idsInPath.every((id) => id === "year");

function call(route: Route, ids: Record<string, string>, init: { cookie?: string; body?: unknown }): Promise<Response> {
  const path = route.path.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(ids[id] ?? "x"));
  return Promise.resolve(
    site(path, {
      method: route.method,
      headers: {
        ...(init.cookie && { cookie: `rengang=${init.cookie}` }),
        ...(init.body !== undefined && { "content-type": "application/json" }),
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    }),
  );
}

const codeOf = async (answer: Response): Promise<string> => (await answer.json()).code;
const firstRole = (r: Route) =>
  cookies[(r.operation["x-roles"]?.find((role) => role !== "platform_operator") ?? "platform_operator") as Role];

describe("every route", () => {
  test("is documented with its permission", () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(routes.filter((r) => r.operation["x-permission"] === undefined).map((r) => r.name)).toEqual([]);
  });

  test.each(guarded)("$name refuses without a session", async (route) => {
    const answer = await call(route, NOWHERE, {});
    expect([answer.status, await codeOf(answer)]).toEqual([401, "session.required"]);
  });

  test.each(guarded)("$name refuses a page that shows another district than the one acted in", async (route) => {
    const path = route.path.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(NOWHERE[id] ?? "x"));
    const headers = { cookie: `rengang=${cookies.member}`, "x-district": there.district };
    const answer = await site(path, { method: route.method, headers });
    expect([answer.status, await codeOf(answer)]).toEqual([409, "session.other_district"]);
  });

  test.each(roleful)("$name refuses every role that it is not for, before it looks at anything", async (route) => {
    const others = ROLES.filter((role) => !route.operation["x-roles"]?.includes(role));
    for (const role of others) {
      const answer = await call(route, NOWHERE, { cookie: cookies[role] });
      expect([role, answer.status, await codeOf(answer)]).toEqual([role, 403, "permission.denied"]);
    }
  });

  test.each(roleful)("$name lets in every role that it is for", async (route) => {
    for (const role of route.operation["x-roles"] ?? []) {
      const answer = await call(route, NOWHERE, { cookie: cookies[role] });
      const { facts } = answer.headers.get("content-type")?.includes("json") ? await answer.json() : { facts: {} };
      // A place outside the own part of the tree is refused with the place; the right itself is not in question.
      expect([role, facts?.permission]).toEqual([role, undefined]);
    }
  });

  test("stands in the table of rights with the same roles, and nothing stands there that no route asks for", () => {
    const table = new Map(theRights().rights.map(({ permission, roles }) => [permission, roles]));
    for (const { name, operation } of routes) {
      expect(table.has(operation["x-permission"]), name).toBe(true);
      if (operation["x-roles"])
        expect([name, operation["x-roles"]]).toEqual([name, table.get(operation["x-permission"])]);
    }
    const asked = new Set(routes.map(({ operation }) => operation["x-permission"]));
    // Asked within another verb, never by a route of its own.
    expect([...table.keys()].filter((permission) => !asked.has(permission))).toEqual(WITHIN);
  });

  const withIds = roleful.filter((r) => r.idsInPath.length > 0 && !YEAR_ONLY(r));

  test.each(withIds)("$name answers another district's thing exactly like one that does not exist", async (route) => {
    const body = route.operation.requestBody ? BODIES[route.name] : undefined;
    if (route.operation.requestBody) expect(BODIES, `an example body for ${route.name}`).toHaveProperty([route.name]);
    for (const role of (route.operation["x-roles"] ?? []).filter((r) => r !== "platform_operator")) {
      const [nobodys, anothers] = await Promise.all(
        [NOWHERE, ELSEWHERE].map((ids) => call(route, ids, { cookie: cookies[role], body })),
      );
      const seen = [nobodys?.status, nobodys && (await codeOf(nobodys))];
      expect([role, anothers?.status, anothers && (await codeOf(anothers))]).toEqual([role, ...seen]);
      // Outside one's own part of the tree, or another employer's, the place itself is refused.
      expect([403, 404]).toContain(nobodys?.status);
    }
    const { status } = await call(route, NOWHERE, { cookie: firstRole(route), body });
    expect(status).toBe(404);
  });

  test.each(withIds)("$name takes an id that cannot exist for missing", async (route) => {
    const broken = Object.fromEntries(route.idsInPath.map((id) => [id, "../../x"]));
    const answer = await call(route, broken, {
      cookie: firstRole(route),
      body: route.operation.requestBody ? {} : undefined,
    });
    expect(answer.status).toBe(404);
  });

  test.each(roleful.filter((r) => r.operation.requestBody))(
    "$name refuses bad input with the field, never with a fault",
    async (route) => {
      const cookie = firstRole(route);
      for (const body of [{ unexpected: true, name: 7 }, [], 5, null]) {
        const answer = await call(route, NOWHERE, { cookie, body });
        expect([JSON.stringify(body), answer.status]).toEqual([JSON.stringify(body), 422]);
        expect(await codeOf(answer)).toBe("input.invalid");
      }
      const path = route.path.replace(/\{(\w+)\}/g, (_, id: string) => NOWHERE[id] ?? "x");
      const headers = { cookie: `rengang=${cookie}`, "content-type": "application/json" };
      const malformed = await site(path, { method: route.method, headers, body: "{" });
      expect([malformed.status, await codeOf(malformed)]).toEqual([422, "input.unreadable"]);
    },
  );
});
