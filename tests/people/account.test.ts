import { accountItem, endGrant, signIn as enterBy } from "@rengang/core/people";
import { makeApp } from "@rengang/functions/api/app";
import { DAY, MINUTE } from "@rengang/kernel/time";
import type { Send } from "@rengang/table/send";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

const WORKER = "19900000200";
let world: World;
let place: Neighbourhood;
/** What happens just before the next session is written, once. */
let before: (() => Promise<void>) | undefined;

/** Whatever is set above comes between the decision to open a session and the write that opens it. */
const between =
  (send: Send): Send =>
  async (operation, input) => {
    if (before && JSON.stringify(input).includes('"sessions.sign_in ')) {
      const first = before;
      before = undefined;
      await first();
    }
    return send(operation, input);
  };

beforeAll(async () => {
  world = await makeWorld(between);
});
afterAll(() => world.close());
beforeEach(async () => {
  place = await makeNeighbourhood(world);
});

async function askedCode(phone: string): Promise<string> {
  world.pass(MINUTE + 1);
  await world.request("/sessions/codes", { method: "POST", json: { district: place.district, phone } });
  await world.settle();
  return /\d{6}/.exec(world.messages.findLast((m) => m.to === phone)?.text ?? "")?.[0] ?? "";
}
const enter = (phone: string, code: string) =>
  world.request("/sessions", { method: "POST", json: { district: place.district, phone, code } });
const cookieIn = (answer: Response) => /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";

describe("what comes between a code that was right and its session", () => {
  test("a second factor that is set up meanwhile is asked for", async () => {
    const cookie = await signIn(world, place.district, WORKER);
    const begun = await world.request("/factors/authenticator", { method: "POST", cookie });
    const { secret } = (await begun.json()) as { secret: string };
    const shown = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = await askedCode(WORKER);
    before = async () => {
      const json = { code: shown.generate({ timestamp: world.platform.clock() }) };
      const set = await world.request("/factors/authenticator/confirm", { method: "POST", cookie, json });
      expect(set.status).toBe(200);
    };
    const entered = await enter(WORKER, code);
    expect([entered.status, (await entered.json()).me.pending]).toEqual([201, "prove"]);
    expect((await world.request(`/members?unitId=${place.community}`, { cookie: cookieIn(entered) })).status).toBe(403);
  });

  test("a role that is taken away meanwhile opens nothing", async () => {
    const code = await askedCode(WORKER);
    before = () =>
      endGrant(place.admin, place.admin.personOf(WORKER), { role: "community_worker", unitId: place.community });
    expect((await enter(WORKER, code)).status).toBe(422);
  });

  test("a process that dies there leaves the code, which opens the account when it is entered again", async () => {
    const code = await askedCode(WORKER);
    before = () => Promise.reject(new Error("gone"));
    const dying = enterBy(world.platform, "dies", { district: place.district, phone: WORKER, code });
    await expect(dying).rejects.toThrow("gone");
    expect((await enter(WORKER, code)).status).toBe(201);
    expect((await enter(WORKER, code)).status).toBe(422);
  });
});

describe("an account at which somebody only knocked", () => {
  test("counts the same as a person's, is over after two days, and begins anew where it still lies", async () => {
    const phone = "19987654321";
    const kept = () => place.admin.table.get(accountItem, place.admin.personOf(phone), { strong: true });
    await askedCode(phone);
    await askedCode(phone);
    expect(await kept()).toMatchObject({ counted: { sends: 2 }, sessions: [] });
    world.pass(2 * DAY);
    expect(await kept()).toBeUndefined();
    await askedCode(phone);
    expect(await kept()).toMatchObject({ version: 1, counted: { sends: 1 } });
  });

  test("a person's own stays, so that it is known that he or she has come", async () => {
    await signIn(world, place.district, WORKER);
    world.pass(30 * DAY);
    expect(await place.admin.table.get(accountItem, place.admin.personOf(WORKER), { strong: true })).toMatchObject({
      came: true,
    });
  });
});

test("a session is found by the very next call, though a copy that lags behind knows nothing of it yet", async () => {
  const late: Send = async (operation, input) => {
    const { Key, ConsistentRead } = input as { Key?: { sk?: string }; ConsistentRead?: boolean };
    if (operation === "get" && Key?.sk?.endsWith("ACCOUNT") && !ConsistentRead) return { $metadata: {} } as never;
    return lagging.send(operation, input);
  };
  const lagging = await makeWorld();
  try {
    const { district } = await makeNeighbourhood(lagging);
    const cookie = await signIn(lagging, district, WORKER);
    const app = makeApp({ ...lagging.platform, sendFor: () => late });
    const asked = { headers: { cookie: `rengang=${cookie}` } };
    expect((await app.request("/api/sessions/me", asked)).status).toBe(200);
    await lagging.request("/sessions/current", { method: "DELETE", cookie });
    expect((await app.request("/api/sessions/me", asked)).status).toBe(401);
  } finally {
    await lagging.close();
  }
});
