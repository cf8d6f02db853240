import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, makeGround, nothingHalf } from "../support/ground";
import { inHours } from "../support/people";
import { nth } from "../support/service";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string; state?: string }).code;
const claim = (cookie: string, post: string, json: unknown = { wait: false }) =>
  world.request(`/posts/${post}/claims/mine`, { method: "PUT", cookie, json });
const publish = (staff: string, json: unknown, headers: Record<string, string> = {}) =>
  world.request("/posts", { method: "POST", cookie: staff, json, headers });

const facts = ({ place }: Ground) => ({
  title: "周末清洁",
  team: "environment",
  unitId: place.community,
  place: "梧桐苑北门",
  places: 2,
  startsAt: inHours(48),
  endsAt: inHours(50),
});

/** Each is refused with a code of its own kind, and none is a fault of ours. */
async function refusedAll(answers: readonly Response[], statuses: readonly number[]): Promise<void> {
  for (const answer of answers) {
    expect(statuses).toContain(answer.status);
    expect(await codeOf(answer)).toMatch(/^[a-z_]+\.[a-z_]+$/);
  }
}

describe("bad input", () => {
  test("ids that are wrong, foreign or no ids at all name nothing, whatever one does with them", async () => {
    const [here, there] = [await makeGround(world), await makeGround(world)];
    const [cookie, staff] = [cookieAt(here.cookies, 0), here.staff];
    const strange = [
      there.post,
      `${here.post}x`,
      "pst_0.9.aaaaaa",
      "..%2F..",
      "%00",
      "undefined",
      "pst_",
      "a".repeat(3000),
    ];
    for (const id of strange) {
      const answers = await Promise.all([
        claim(cookie, id),
        world.request(`/posts/${id}/claims/mine/withdraw`, { method: "POST", cookie, json: {} }),
        world.request(`/posts/${id}/stand-in/accept`, { method: "POST", cookie, json: { from: "per_0000000000000" } }),
        world.request(`/posts/${id}/claims`, {
          method: "POST",
          cookie: staff,
          json: { personId: "per_0000000000000" },
        }),
        world.request(`/posts/${id}`, { method: "PATCH", cookie: staff, json: { places: 3 } }),
        world.request(`/posts/${id}/move`, { method: "POST", cookie: staff, json: { ...moveTo(60), reason: "改期" } }),
      ]);
      await refusedAll(answers, [404]);
    }
    const person = { personId: String(nth(there.members, 0).actor.personId) };
    const foreign = world.request(`/posts/${here.post}/claims`, { method: "POST", cookie: staff, json: person });
    await refusedAll([await foreign], [404]);
    await nothingHalf(world, here);
  });

  test("times that have passed or contradict each other are refused at their field", async () => {
    const here = await makeGround(world);
    const past = { claimBy: inHours(-1) };
    const wrong: [object, string][] = [
      [past, "input.invalid"],
      [{ drawAt: inHours(-1) }, "input.invalid"],
      [{ endsAt: inHours(47) }, "input.invalid"],
      [{ endsAt: inHours(48) }, "input.invalid"],
      [{ endsAt: inHours(24 * 400) }, "input.invalid"],
      [{ startsAt: inHours(-2), endsAt: inHours(1) }, "post.in_the_past"],
      [{ startsAt: "morgen" }, "input.invalid"],
      [{ startsAt: 1_800_000_000 }, "input.invalid"],
      [{ openAt: inHours(49) }, "input.invalid"],
      [{ places: 10_000 }, "input.invalid"],
      [{ places: 0 }, "input.invalid"],
      [{ places: 1.5 }, "input.invalid"],
      [{ places: "2" }, "input.invalid"],
      [{ places: null }, "input.invalid"],
      [{ title: "长".repeat(200_000 / 3) }, "input.invalid"],
      [{ title: "\u0000" }, "input.invalid"],
      [{ skills: Array.from({ length: 10_000 }, () => "电工") }, "input.invalid"],
      [{ unitId: "unt_999999" }, "permission.denied"],
      [{ isAdmin: true }, "input.invalid"],
    ];
    for (const [more, code] of wrong) {
      const answer = await publish(here.staff, { ...facts(here), ...more });
      expect([answer.status < 500, await codeOf(answer)], JSON.stringify(more).slice(0, 60)).toEqual([true, code]);
    }
    await nothingHalf(world, here);
  });

  test("bodies that are no objects, too large, or carry keys of prototypes change nothing and are refused", async () => {
    const here = await makeGround(world);
    const cookie = cookieAt(here.cookies, 0);
    const path = `/posts/${here.post}/claims/mine`;
    const raw = (body: string) =>
      world.request(path, { method: "PUT", cookie, body, headers: { "content-type": "application/json" } });
    const bodies = ["", "{", "[]", "null", "7", '"x"', `{"wait":"true"}`, `{"wait":1}`, `{"wait":true,"personId":"x"}`];
    const keys = [`{"__proto__":{"wait":true},"x":1}`, `{"constructor":{"prototype":{"wait":true}}}`];
    const large = [`{"wait":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, `{"wait":"${"x".repeat(300_000)}"}`];
    const answers: Response[] = [];
    for (const body of [...bodies, ...keys, ...large]) answers.push(await raw(body));
    await refusedAll(answers, [422]);
    expect(({} as { wait?: boolean }).wait).toBeUndefined();
    const release = Array.from({ length: 10_000 }, () => "per_0000000000000");
    const edit = { method: "PATCH", cookie: here.staff, json: { places: 1, release, reason: "x" } };
    await refusedAll([await world.request(`/posts/${here.post}`, edit)], [422]);
    await nothingHalf(world, here);
  });
});

describe("impatience", () => {
  test("one member hammering the same post 200 times at once has one place and one answer", async () => {
    const here = await makeGround(world, 2, 3);
    const cookie = cookieAt(here.cookies, 0);
    const answers = await Promise.all(Array.from({ length: 200 }, () => claim(cookie, here.post, { wait: true })));
    const said = new Set(await Promise.all(answers.map(async (a) => `${a.status} ${(await a.json()).state}`)));
    expect([...said]).toEqual(["200 claimed"]);
    const away = await Promise.all(
      Array.from({ length: 50 }, () =>
        world.request(`/posts/${here.post}/claims/mine/withdraw`, { method: "POST", cookie, json: {} }),
      ),
    );
    expect(new Set(away.map((a) => a.status))).toEqual(new Set([200, 404]));
    expect(away.filter((a) => a.status === 200)).toHaveLength(1);
    await nothingHalf(world, here);
  });

  test("50 members on one place, each trying again: one holds it, ten wait, the others are told, twice the same", async () => {
    const here = await makeGround(world, 50);
    const round = async () =>
      Promise.all(
        here.cookies.map(async (cookie) => {
          const answer = await claim(cookie, here.post, { wait: true });
          expect(answer.status).toBeLessThan(500);
          const body = await answer.json();
          return String(body.state ?? body.code);
        }),
      );
    const first = await round();
    expect(first.filter((s) => s === "claimed")).toHaveLength(1);
    expect(first.filter((s) => s === "waitlisted")).toHaveLength(10);
    expect(first.filter((s) => s === "claim.post_full")).toHaveLength(39);
    expect(await round()).toEqual(first);
    await nothingHalf(world, here);
  });

  test("the same idempotency key makes one post; with another body it is refused", async () => {
    const here = await makeGround(world);
    const key = { "idempotency-key": "abuse-1" };
    const made = await Promise.all([1, 2, 3].map(() => publish(here.staff, facts(here), key)));
    const ids = await Promise.all(made.map(async (a) => (await a.json()).id));
    expect(new Set(ids).size).toBe(1);
    const others = [
      { title: "另一个" },
      { places: 3 },
      { place: "别处" },
      { endsAt: inHours(51) },
      { startsAt: inHours(47) },
    ];
    for (const other of others) {
      const answer = await publish(here.staff, { ...facts(here), ...other }, key);
      expect([answer.status, await codeOf(answer)]).toEqual([409, "idempotency.mismatch"]);
    }
    await nothingHalf(world, here);
  });
});

const moveTo = (at: number) => ({ startsAt: inHours(at), endsAt: inHours(at + 2) });
function cookieAt(cookies: readonly string[], n: number): string {
  return cookies[n] as string;
}
