import { accountItem, endGrant } from "@rengang/core/people";
import { sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

const WORKER = "19900000200";
let world: World;
let here: Neighbourhood;
let there: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  here = await makeNeighbourhood(world);
  there = await makeNeighbourhood(world);
});
afterAll(() => world.close());

/** A browser: keeps cookies with their paths, and sends those that belong to an address. */
class Browser {
  readonly jar = new Map<string, { value: string; path: string }>();

  cookiesFor(path: string): string {
    const sent = [...this.jar].filter(([, one]) => `/api${path}`.startsWith(one.path));
    return sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  async ask(path: string, method = "GET", json?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = this.cookiesFor(path);
    const answer = await world.request(path, {
      method,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(json !== undefined && { json }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = "", ...facts] = line.split("; ");
      const [name = "", value = ""] = pair.split("=");
      if (facts.includes("Max-Age=0")) this.jar.delete(name);
      else this.jar.set(name, { value, path: facts.find((f) => f.startsWith("Path="))?.slice(5) ?? "/" });
    }
    return answer;
  }

  async signIn(place: Neighbourhood, phone = WORKER): Promise<void> {
    world.pass(61_000);
    await this.ask("/sessions/codes", "POST", { district: place.district, phone });
    await world.settle();
    const code = /\d{6}/.exec(world.messages.findLast((m) => m.to === phone)?.text ?? "")?.[0];
    const answer = await this.ask("/sessions", "POST", { district: place.district, phone, code });
    expect(answer.status).toBe(201);
  }

  async district(): Promise<string> {
    const answer = await this.ask("/sessions/me");
    return answer.status === 200 ? (await answer.json()).district.id : `${answer.status}`;
  }

  async others(): Promise<string[]> {
    const { memberships } = await (await this.ask("/sessions/memberships")).json();
    return memberships.map((m: { district: { id: string } }) => m.district.id);
  }

  choose(district: string): Promise<Response> {
    return this.ask("/sessions/current/membership", "PUT", { district });
  }
}

async function both(): Promise<Browser> {
  const browser = new Browser();
  await browser.signIn(here);
  await browser.signIn(there);
  return browser;
}

describe("acting for two districts", () => {
  test("the second sign-in acts, the first lies aside, and one changes over and back without a code", async () => {
    const browser = await both();
    expect([await browser.district(), await browser.others()]).toEqual([there.district, [here.district]]);
    expect((await browser.choose(here.district)).status).toBe(200);
    expect([await browser.district(), await browser.others()]).toEqual([here.district, [there.district]]);
    expect((await browser.choose(there.district)).status).toBe(200);
    expect(await browser.district()).toBe(there.district);
  });

  test("what lies aside is sent to the addresses of sessions alone, and scripts cannot read it", async () => {
    const browser = await both();
    expect(browser.cookiesFor("/members")).not.toContain(here.district);
    expect(browser.cookiesFor("/sessions/memberships")).toContain(here.district);
    const { headers } = await browser.choose(here.district);
    for (const line of headers.getSetCookie().filter((l) => !l.includes("Max-Age=0")))
      expect(line).toContain("HttpOnly");
  });

  test("two memberships are two people and two sessions: nothing of one district is stored in the other's part", async () => {
    const browser = await both();
    const idOf = async () => (await (await browser.ask("/sessions/me")).json()).person.id;
    const second = await idOf();
    await browser.choose(here.district);
    expect(await idOf()).not.toBe(second);
    const tokens = [...browser.jar.values()].map(({ value }) => value.split("."));
    expect(tokens).toHaveLength(2);
    for (const [district, token = ""] of tokens) {
      const found = await Promise.all(
        [here, there].map(({ admin }) =>
          admin.table.get(accountItem, token.split("~")[0] as PersonId, { strong: true }),
        ),
      );
      expect(found.map((row) => row?.sessions.some(({ hash }) => hash === sha256(token)) ?? false)).toEqual([
        district === here.district,
        district === there.district,
      ]);
    }
  });

  test("a session that was laid aside opens no district but its own, whatever name it is sent under", async () => {
    const browser = await both();
    const token = [...browser.jar].find(([name]) => name !== "rengang")?.[1].value.split(".")[1];
    browser.jar.clear();
    await browser.signIn(there);
    const wrong: [string, string][] = [
      [`rengang_${here.district}`, `${there.district}.${token}`],
      [`rengang_${there.district}`, `${here.district}.${token}`],
      ["rengang_x", `x.${token}`],
    ];
    for (const [name, value] of wrong) browser.jar.set(name, { value, path: "/api/sessions" });
    expect(await browser.others()).toEqual([]);
    expect((await browser.choose(here.district)).status).toBe(404);
    expect((await browser.choose("nowhere")).status).toBe(404);
    expect(await browser.district()).toBe(there.district);
  });

  test("a page that still shows one district cannot act in the other that was chosen since", async () => {
    const browser = await both();
    const page = { "x-district": there.district };
    expect((await browser.ask("/sessions/me", "GET", undefined, page)).status).toBe(200);
    await browser.choose(here.district);
    const facts = { parentId: "unt_0", name: "错区街道" };
    for (const [path, method, json] of [
      ["/sessions/me", "GET"],
      ["/units", "POST", facts],
      ["/sessions/current/membership", "PUT", { district: there.district }],
      ["/sessions/current", "DELETE"],
    ] as const) {
      const answer = await browser.ask(path, method, json, page);
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 409, "session.other_district"]);
    }
    expect(await browser.district()).toBe(here.district);
  });

  test("whoever signs in on a computer that many use finds no session of anybody else there", async () => {
    const browser = await both();
    await browser.signIn(there, "19900000100");
    expect(await browser.others()).toEqual([]);
    expect((await browser.choose(here.district)).status).toBe(404);
    expect([...browser.jar.keys()]).toEqual(["rengang"]);
    await browser.signIn(here);
    expect(await browser.others()).toEqual([]);
  });

  test("signing out leaves the browser: both sessions end", async () => {
    const browser = await both();
    const cookies = [...browser.jar.values()].map(({ value }) => value);
    expect((await browser.ask("/sessions/current", "DELETE")).status).toBe(204);
    expect(browser.jar.size).toBe(0);
    for (const cookie of cookies) expect((await world.request("/sessions/me", { cookie })).status).toBe(401);
  });

  test("signing in to the same district again leaves one membership, and a role ended there takes it away", async () => {
    const browser = await both();
    await browser.signIn(there);
    expect(await browser.others()).toEqual([here.district]);
    await browser.signIn(here);
    expect(await browser.others()).toEqual([there.district]);
    const grant = { role: "community_worker", unitId: there.community };
    await endGrant(there.admin, there.worker.actor.personId as never, grant as never);
    expect(await browser.others()).toEqual([]);
    expect((await browser.choose(there.district)).status).toBe(404);
  });
});
