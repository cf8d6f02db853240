import { openContext } from "@rengang/core/context";
import { setDistrict } from "@rengang/core/districts";
import { stepOf } from "@rengang/core/factors/totp";
import { giveGrant } from "@rengang/core/people";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

let people = 0;

/** A worker with a role and nothing else. @returns the phone */
async function newWorker(): Promise<string> {
  people += 1;
  const phone = `1990001${String(people).padStart(4, "0")}`;
  await giveGrant(place.admin, { name: "干部", phone, role: "community_worker", unitId: place.community });
  return phone;
}

const codeAt = (secret: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.platform.clock() + shift });
const cookieOf = (answer: Response): string =>
  /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";

async function call(cookie: string, method: string, path: string, json?: unknown) {
  const answer = await world.request(path, { method, cookie, ...(json !== undefined && { json }) });
  const body = answer.status === 204 ? {} : await answer.json();
  return { status: answer.status, body, code: body.code as string | undefined, cookie: cookieOf(answer) || cookie };
}

/** Someone who has set up an authenticator: the seed, the recovery codes, and the session that goes on. */
async function guarded() {
  const phone = await newWorker();
  const plain = await signIn(world, place.district, phone);
  const begun = await call(plain, "POST", "/factors/authenticator");
  const done = await call(plain, "POST", "/factors/authenticator/confirm", { code: codeAt(begun.body.secret) });
  world.pass(MINUTE);
  return { phone, plain, secret: begun.body.secret as string, codes: done.body.codes as string[], cookie: done.cookie };
}
const again = async (phone: string) => {
  world.pass(2 * MINUTE);
  return signIn(world, place.district, phone);
};

describe("a second factor", () => {
  test("is in use once a code of it was shown, with ten recovery codes; every other session ends", async () => {
    const phone = await newWorker();
    const other = await signIn(world, place.district, phone);
    const own = await again(phone);
    expect((await call(own, "POST", "/factors/authenticator/confirm", { code: "123456" })).code).toBe(
      "factor.not_begun",
    );
    const begun = await call(own, "POST", "/factors/authenticator");
    expect((await call(own, "POST", "/factors/authenticator/confirm", { code: "000000" })).code).toBe("factor.wrong");
    const done = await call(own, "POST", "/factors/authenticator/confirm", { code: codeAt(begun.body.secret) });
    expect([done.status, new Set(done.body.codes).size, done.body.me.secondFactor]).toEqual([200, 10, true]);
    expect((await call(other, "GET", "/sessions/me")).status).toBe(401);
    expect((await call(own, "GET", "/sessions/me")).status).toBe(401);
    expect((await call(done.cookie, "GET", "/factors/mine")).body).toMatchObject({ recoveryLeft: 10, mode: "asked" });
  });

  test("stands before everything at the next sign-in, and opens it under another token", async () => {
    const { phone, secret } = await guarded();
    const half = await again(phone);
    expect((await call(half, "GET", "/sessions/me")).body).toMatchObject({ pending: "prove" });
    expect((await call(half, "GET", "/members?unitId=unt_001001")).code).toBe("session.second_factor");
    expect((await call(half, "DELETE", "/factors/password")).code).toBe("session.second_factor");
    expect((await call(half, "POST", "/factors/authenticator")).code).toBe("session.prove_again");
    const whole = await call(half, "POST", "/sessions/current/proof", { code: codeAt(secret) });
    expect(whole.body.pending).toBeUndefined();
    expect((await call(whole.cookie, "GET", "/grants")).status).toBe(200);
    expect((await call(half, "GET", "/sessions/me")).status).toBe(401);
  });

  test("takes each step of thirty seconds once, even when it is shown five times at once", async () => {
    const { phone, secret } = await guarded();
    const half = await again(phone);
    const code = codeAt(secret);
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => call(half, "POST", "/sessions/current/proof", { code })),
    );
    expect(tries.filter((t) => t.status === 200)).toHaveLength(1);
    const later = await again(phone);
    expect((await call(later, "POST", "/sessions/current/proof", { code: codeAt(secret, -60_000) })).status).toBe(422);
  });

  test("a recovery code opens once; the owner is told how many are left", async () => {
    const { phone, codes } = await guarded();
    const first = await again(phone);
    const typed = `${codes[0]?.slice(0, 4)}-${codes[0]?.slice(4, 8)} ${codes[0]?.slice(8)}`.toUpperCase();
    const opened = await call(first, "POST", "/sessions/current/proof", { code: typed });
    expect(opened.status).toBe(200);
    await world.settle();
    const told = (await call(opened.cookie, "GET", "/notifications")).body.notifications;
    expect(told[0]).toMatchObject({ code: "factor.recovery_used", facts: { left: 9 } });
    const second = await again(phone);
    expect((await call(second, "POST", "/sessions/current/proof", { code: codes[0] })).code).toBe("factor.wrong");
  });

  test("is asked for again before what is delicate, a quarter of an hour after it was shown", async () => {
    const { cookie, secret } = await guarded();
    expect((await call(cookie, "POST", "/factors/recovery")).status).toBe(200);
    world.pass(16 * MINUTE);
    expect((await call(cookie, "GET", "/grants")).status).toBe(200);
    expect((await call(cookie, "POST", "/factors/recovery")).code).toBe("session.prove_again");
    const fresh = await call(cookie, "POST", "/sessions/current/proof", { code: codeAt(secret) });
    expect((await call(fresh.cookie, "POST", "/factors/recovery")).status).toBe(200);
  });

  test("is asked for again before other devices are signed out, and never before one leaves oneself", async () => {
    const { phone, cookie, secret } = await guarded();
    const elsewhere = await again(phone);
    world.pass(16 * MINUTE);
    const { sessions } = (await call(cookie, "GET", "/sessions")).body;
    const other = sessions.find(({ current }: { current: boolean }) => !current).id;
    for (const path of ["/sessions/others", `/sessions/one/${other}`])
      expect((await call(cookie, "DELETE", path)).code).toBe("session.prove_again");
    expect((await call(elsewhere, "GET", "/sessions/me")).status).toBe(200);
    const fresh = await call(cookie, "POST", "/sessions/current/proof", { code: codeAt(secret) });
    expect((await call(fresh.cookie, "DELETE", "/sessions/others")).body).toEqual({ ended: 1 });
    expect((await call(elsewhere, "GET", "/sessions/me")).status).toBe(401);
    world.pass(16 * MINUTE);
    expect((await call(fresh.cookie, "DELETE", "/sessions/current")).status).toBe(204);
  });

  test("guessing it counts against the account before anything is compared", async () => {
    const { phone, secret } = await guarded();
    const half = await again(phone);
    const refused: (string | undefined)[] = [];
    for (let n = 0; n < 45; n++) {
      refused.push((await call(half, "POST", "/sessions/current/proof", { code: "000001" })).code);
    }
    expect(refused.at(-1)).toBe("code.too_many");
    expect((await call(half, "POST", "/sessions/current/proof", { code: codeAt(secret) })).code).toBe("code.too_many");
    world.pass(DAY);
  });

  test("can be required of staff: without one nothing but setting it up is open to them, and members are not concerned", async () => {
    const strict = await makeNeighbourhood(world);
    const phone = "19900090001";
    await giveGrant(strict.admin, { name: "干部", phone, role: "community_worker", unitId: strict.community });
    await setDistrict(strict.admin, { secondFactor: "required" });
    const half = await signIn(world, strict.district, phone);
    expect((await call(half, "GET", "/sessions/me")).body.pending).toBe("enrol");
    expect((await call(half, "GET", "/grants")).code).toBe("session.second_factor");
    const { secret } = (await call(half, "POST", "/factors/authenticator")).body;
    const done = await call(half, "POST", "/factors/authenticator/confirm", { code: codeAt(secret) });
    expect((await call(done.cookie, "GET", "/grants")).status).toBe(200);
    expect((await call(done.cookie, "DELETE", "/factors/authenticator")).code).toBe("factor.required");
  });

  test("is required from the moment on at which a district says so, though another process was told", async () => {
    const strict = await makeNeighbourhood(world);
    const [first, second] = ["19900090002", "19900090003"];
    for (const phone of [first, second]) {
      await giveGrant(strict.admin, { name: "干部", phone, role: "community_worker", unitId: strict.community });
    }
    const before = await signIn(world, strict.district, first);
    expect((await call(before, "GET", "/sessions/me")).body.pending).toBeUndefined();
    const elsewhere = openContext({ ...world.platform }, strict.admin.actor, "elsewhere");
    await setDistrict(elsewhere, { secondFactor: "required" });
    const half = await signIn(world, strict.district, second);
    expect((await call(half, "GET", "/sessions/me")).body.pending).toBe("enrol");
  });

  test("that was lost is taken away by the security administrator alone; all sessions end and the owner is told", async () => {
    const { phone, cookie } = await guarded();
    const personId = place.admin.personOf(phone);
    const reset = (by: string) => call(by, "POST", `/people/${personId}/factors/reset`);
    const security = "19900099001";
    await giveGrant(place.admin, { name: "安全员", phone: security, role: "security_admin", unitId: "unt_0" as never });
    const guard = await signIn(world, place.district, security);
    expect((await reset(cookie)).status).toBe(403);
    expect((await reset(guard)).status).toBe(204);
    expect((await reset(guard)).status).toBe(404);
    await world.settle();
    expect((await call(cookie, "GET", "/sessions/me")).status).toBe(401);
    const plain = await again(phone);
    expect((await call(plain, "GET", "/sessions/me")).body).toMatchObject({ secondFactor: false });
    expect((await call(plain, "GET", "/notifications")).body.notifications[0].code).toBe("factor.reset");
  });
});

test("codes are those of RFC 6238, appendix B, and count one step to either side of now", async () => {
  const seed = new Secret({ buffer: new TextEncoder().encode("12345678901234567890").buffer }).base32;
  const published: [seconds: number, code: string][] = [
    [59, "287082"],
    [1111111109, "081804"],
    [1234567890, "005924"],
    [20000000000, "353130"],
  ];
  for (const [seconds, code] of published) {
    const step = Math.floor(seconds / 30);
    expect(await stepOf(seed, code, seconds * 1000, undefined)).toBe(step);
    expect(await stepOf(seed, code, (seconds + 30) * 1000, undefined)).toBe(step);
    expect(await stepOf(seed, code, (seconds + 90) * 1000, undefined)).toBeUndefined();
    expect(await stepOf(seed, code, seconds * 1000, step)).toBeUndefined();
  }
});
