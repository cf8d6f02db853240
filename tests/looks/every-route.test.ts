import { sealAudit } from "@rengang/core/audit";
import { systemContext } from "@rengang/core/context";
import type { Role } from "@rengang/kernel/actor";
import { maskPhone } from "@rengang/kernel/masking";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Estate, makeEstate, renewHands } from "../isolation/estate";
import { ask, callOf, cookie, slotsOf } from "../isolation/probes";
import { type Route, routesOf, type Site, siteOf } from "../support/routes";
import { actOnPeople, cookieFor } from "./acts";
import { KEEPS } from "./routes-with";
import { OFFICE, OWN, SAID } from "./routes-without";
import { type Watched, watchedWorld } from "./watch";

const PEOPLE = [1, 2, 3, 4];

let watched: Watched;
let estate: Estate;
let routes: readonly Route[];
let site: Site;

/** Somebody who may be suggested, and an hour of the trail that is closed. */
async function ripen({ hands, world, district }: Estate): Promise<void> {
  const me = { cookie: hands.friend.cookie };
  const { notice } = await (await world.request("/privacy/notice/mine", me)).json();
  const json = { version: notice.version, agreed: ["candidates"] };
  await world.request("/privacy/notice/mine", { ...me, method: "PUT", json });
  world.pass(2 * HOUR);
  await world.settle();
  await sealAudit(systemContext(world.platform, district, "seal"));
}

/** A roster that differs from what is stored of somebody. */
async function bringRoster({ mark, hands }: Estate): Promise<string> {
  const body = `姓名,手机,社区,所在支部\n${mark}党员1,19900010001,${mark}社区,新支部\n`;
  const { ctx, cookie: value } = hands.district_admin;
  const answer = await site("/api/imports?kind=roster&name=a.csv", { method: "POST", headers: cookie(value), body });
  return JSON.parse(await note("POST /api/imports", "district_admin", ctx.actor.personId, answer)).id;
}

beforeAll(async () => {
  watched = await watchedWorld();
  const furnished = await makeEstate(watched.world, "qzxk", 1);
  await ripen(furnished);
  estate = await renewHands(furnished);
  routes = await routesOf(watched.world.platform);
  site = siteOf(watched.world.platform);
  await watched.kept();
  const importId = await bringRoster(estate);
  estate = { ...estate, ids: { ...estate.ids, importId: [importId] } };
});
afterAll(() => watched.world.close());

/** Routes that were seen to leave a look, and what was wrong. */
const seen = new Set<string>();
const wrong: string[] = [];

/** Names and numbers of members other than the one who asks, as an answer may tell them. */
function othersIn(text: string, asker: string): string[] {
  return PEOPLE.flatMap((n) => {
    if (estate.ids.personId?.[n - 1] === asker) return [];
    const phone = `1990001000${n}`;
    return [`${estate.mark}党员${n}`, phone, maskPhone(phone)].filter((said) => text.includes(said));
  });
}

/** Holds one answer against the table: what tells of somebody else has left the look that the table names. */
async function note(name: string, role: Role, personId: string, answer: Response): Promise<string> {
  const text = await answer.text();
  const looks = await watched.kept();
  if (!answer.ok) return text;
  const told = othersIn(text, personId);
  const expected = KEEPS[name];
  const mine = looks.filter((look) => look.by === personId && look.role === role);
  const kept = mine.filter((look) => look.purpose === expected || alsoRight(name, look.purpose));
  if (told.length > 0 && kept.length === 0 && !OFFICE.includes(name) && !OWN.includes(name) && !SAID.includes(name))
    wrong.push(`${name} tells ${role} ${told.slice(0, 2)} and keeps nothing`);
  if (expected === undefined && looks.length > 0) wrong.push(`${name} keeps ${looks[0]?.purpose}, which no table says`);
  if (kept.length > 0) seen.add(name);
  return text;
}

/** What nobody has signed is looked at as a list: its author would stand in the look. */
const alsoRight = (name: string, purpose: string): boolean =>
  name.includes("/suggestions/") && purpose === "suggestions.list";

const QUERIES: Readonly<Record<string, string>> = {
  "GET /api/audit": "?day=2026-11-12",
  "GET /api/audit/export": "?from=2026-11-12&to=2026-11-12",
};

/** Everybody who may ask; a file is made by the verb that answers the page, so that two of them are enough. */
function handsOf({ roles, path }: Route) {
  const hands = roles.filter((role) => role !== "platform_operator").map((role) => estate.hands[role as "member"]);
  return path.startsWith("/api/documents/") ? [...new Set([...hands.slice(0, 1), ...hands.slice(-1)])] : hands;
}

describe("whoever is shown another's data leaves a look", () => {
  test("reading: every route, every role, in a district with something of every kind", async () => {
    for (const route of routes.filter(({ method, permission }) => method === "GET" && permission !== "public")) {
      const slots = slotsOf(route);
      const made = callOf(route, estate, slots, new Map());
      const call = {
        ...made,
        path: made.path.split("?")[0] + (QUERIES[route.name] ?? made.path.replace(/^[^?]*/, "")),
      };
      for (const { role, ctx, cookie: value } of handsOf(route)) {
        const answer = await ask(site, route, call, cookie(value));
        await note(route.name, role, ctx.actor.personId, answer);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("acting: what is answered to a change shows a person too", async () => {
    await actOnPeople(estate, async (who, route, ids, json) => {
      const [method = "", path = ""] = route.split(" ");
      const name = `${method} /api${path}`;
      const headers = { cookie: `rengang=${await cookieFor(estate, who)}`, "content-type": "application/json" };
      const body = json === undefined ? {} : { body: JSON.stringify(json) };
      const address = `/api${path.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(ids[id] ?? ""))}`;
      const answer = await site(address, { method, headers, ...body });
      const { actor } = typeof who === "string" ? estate.hands[who].ctx : who;
      const text = await note(name, actor.grant.role as Role, actor.personId, answer);
      if (!answer.ok) throw new Error(`${route}: ${answer.status} ${text}`);
      return text.startsWith("{") ? JSON.parse(text) : {};
    });
    expect(wrong).toEqual([]);
  });

  test("each of the table's looks has been seen to be left", () => {
    expect(Object.keys(KEEPS).filter((name) => !seen.has(name))).toEqual([]);
  });
});
