import { setDistrict } from "@rengang/core/districts";
import { goesOn } from "@rengang/core/factors/rules";
import { giveGrant } from "@rengang/core/people";
import { LIMITS } from "@rengang/core/people/rules";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { type SoftPasskey, softPasskey, type Wrong } from "../support/soft-passkey";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

const PASSWORD = "滨江的桂花开了 2026";
let people = 0;

/** A worker with a role and nothing else. @returns the phone */
async function newWorker(at: Neighbourhood = place): Promise<string> {
  people += 1;
  const phone = `1990003${String(people).padStart(4, "0")}`;
  await giveGrant(at.admin, { name: "干部", phone, role: "community_worker", unitId: at.community });
  return phone;
}

async function call(cookie: string, method: string, path: string, json?: unknown) {
  const answer = await world.request(path, { method, cookie, ...(json !== undefined && { json }) });
  const body = answer.status === 204 ? {} : await answer.json();
  const renewed = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  return { status: answer.status, body, code: body.code as string | undefined, cookie: renewed ?? cookie };
}
const again = async (phone: string, at: Neighbourhood = place) => {
  world.pass(2 * MINUTE);
  return signIn(world, at.district, phone);
};

async function add(cookie: string, key: SoftPasskey, name = "办公室电脑", wrong: Wrong = {}) {
  const { body } = await call(cookie, "POST", "/factors/passkeys/challenge");
  return call(cookie, "POST", "/factors/passkeys", { name, credential: key.make(body, wrong) });
}
const ask = async (cookie: string) => (await call(cookie, "POST", "/sessions/current/proof/challenge")).body;
const show = (cookie: string, credential: unknown) =>
  call(cookie, "POST", "/sessions/current/proof/passkey", { credential });
const prove = async (cookie: string, key: SoftPasskey, wrong: Wrong = {}) =>
  show(cookie, key.show(await ask(cookie), wrong));
const mine = async (cookie: string) => (await call(cookie, "GET", "/factors/mine")).body;
const told = async (cookie: string): Promise<{ code: string; facts: object }[]> => {
  await world.settle();
  return (await call(cookie, "GET", "/notifications")).body.notifications;
};

/** Someone with one passkey: the key, the recovery codes, and the session that goes on. */
async function guarded(at: Neighbourhood = place) {
  const phone = await newWorker(at);
  const key = softPasskey(world.platform.origin);
  const done = await add(await signIn(world, at.district, phone), key);
  return { phone, key, codes: done.body.codes as string[], cookie: done.cookie };
}

describe("a passkey", () => {
  test("is in use once it has signed; it comes with ten recovery codes, every other session ends and the owner is told", async () => {
    const phone = await newWorker();
    const other = await signIn(world, place.district, phone);
    const own = await again(phone);
    const key = softPasskey(world.platform.origin);
    const done = await add(own, key);
    expect([done.status, new Set(done.body.codes).size, done.body.me.secondFactor]).toEqual([201, 10, true]);
    expect((await call(other, "GET", "/sessions/me")).status).toBe(401);
    expect((await call(own, "GET", "/sessions/me")).status).toBe(401);
    expect(await mine(done.cookie)).toMatchObject({ recoveryLeft: 10, passkeys: [{ name: "办公室电脑" }] });
    expect((await told(done.cookie))[0]).toMatchObject({
      code: "factor.passkey_added",
      facts: { name: "办公室电脑" },
    });
  });

  test("opens the next sign-in under another token, and what is delicate again after a quarter of an hour", async () => {
    const { phone, key } = await guarded();
    const half = await again(phone);
    expect((await call(half, "GET", "/sessions/me")).body.pending).toBe("prove");
    expect((await call(half, "GET", "/grants")).code).toBe("session.second_factor");
    expect((await call(half, "POST", "/factors/passkeys/challenge")).code).toBe("session.prove_again");
    const whole = await prove(half, key);
    expect([whole.status, whole.body.pending]).toEqual([200, undefined]);
    expect((await call(whole.cookie, "GET", "/grants")).status).toBe(200);
    expect((await call(half, "GET", "/sessions/me")).status).toBe(401);
    world.pass(16 * MINUTE);
    expect((await call(whole.cookie, "POST", "/factors/recovery")).code).toBe("session.prove_again");
    const fresh = await prove(whole.cookie, key);
    expect((await call(fresh.cookie, "POST", "/factors/recovery")).status).toBe(200);
    expect((await mine(fresh.cookie)).passkeys[0].usedAt).toBeDefined();
  });

  test("stands beside others, each with its name, up to five, and each of them opens", async () => {
    const { phone, key, cookie } = await guarded();
    const second = softPasskey(world.platform.origin);
    const more = await add(cookie, second, "我的手机");
    expect([more.status, more.body.codes]).toEqual([201, undefined]);
    expect((await add(more.cookie, second, "又一次")).code).toBe("passkey.wrong");
    let last = more.cookie;
    for (const name of ["三", "四", "五"]) last = (await add(last, softPasskey(world.platform.origin), name)).cookie;
    expect((await mine(last)).passkeys.map((each: { name: string }) => each.name)).toEqual([
      ...["办公室电脑", "我的手机"],
      ...["三", "四", "五"],
    ]);
    expect((await call(last, "POST", "/factors/passkeys/challenge")).code).toBe("passkey.too_many");
    for (const each of [key, second]) expect((await prove(await again(phone), each)).status).toBe(200);
  });

  test("lets a password stand in for the message, as an authenticator does", async () => {
    const { phone, key, cookie } = await guarded();
    expect((await call(cookie, "PUT", "/factors/password", { password: PASSWORD })).status).toBe(204);
    const answer = await call("", "POST", "/sessions/password", {
      ...{ district: place.district, phone, password: PASSWORD },
    });
    expect([answer.status, answer.body.me.pending]).toEqual([201, "prove"]);
    expect((await prove(answer.cookie, key)).status).toBe(200);
  });

  test("is enough where the district requires a second factor, and the last one cannot be put away there", async () => {
    const strict = await makeNeighbourhood(world);
    const phone = await newWorker(strict);
    await setDistrict(strict.admin, { secondFactor: "required" });
    const half = await signIn(world, strict.district, phone);
    expect((await call(half, "GET", "/sessions/me")).body.pending).toBe("enrol");
    const done = await add(half, softPasskey(world.platform.origin));
    expect((await call(done.cookie, "GET", "/grants")).status).toBe(200);
    const [{ id }] = (await mine(done.cookie)).passkeys;
    expect((await call(done.cookie, "DELETE", `/factors/passkeys/${id}`)).code).toBe("factor.required");
  });
});

describe("what is refused", () => {
  const WRONGS: [what: string, wrong: Wrong][] = [
    ["of another site", { origin: "https://rengang.example" }],
    ["for another host", { rpId: "rengang.example" }],
    ["without finger, face or screen lock", { verified: false }],
    ["over another challenge", { challenge: Buffer.from("x".repeat(32)).toString("base64url") }],
    ["of the other ceremony", { type: "payment.get" }],
    ["of another key", { key: softPasskey("").otherKey() }],
  ];
  test.each(WRONGS)("a signature %s opens nothing, and the right one opens", async (_, wrong) => {
    const { phone, key } = await guarded();
    const half = await again(phone);
    const refused = await prove(half, key, wrong);
    expect([refused.status, refused.code, refused.body.facts]).toEqual([422, "passkey.wrong", {}]);
    expect((await call(half, "GET", "/sessions/me")).body.pending).toBe("prove");
    expect((await prove(half, key)).status).toBe(200);
  });

  test.each(WRONGS.slice(0, 5))("a passkey made %s is not taken into use", async (_, wrong) => {
    const cookie = await signIn(world, place.district, await newWorker());
    expect((await add(cookie, softPasskey(world.platform.origin), "电脑", wrong)).code).toBe("passkey.wrong");
    expect((await mine(cookie)).passkeys).toEqual([]);
  });

  test("a device may vouch for itself; a certificate of its maker is not taken", async () => {
    const cookie = await signIn(world, place.district, await newWorker());
    const device = () => softPasskey(world.platform.origin);
    expect((await add(cookie, device(), "电脑", { attested: "certificate" })).code).toBe("passkey.wrong");
    expect((await add(cookie, device(), "电脑", { attested: "self" })).status).toBe(201);
  });

  test("a challenge is answered once, even when the same answer comes five times at once", async () => {
    const { phone, key } = await guarded();
    const half = await again(phone);
    const shown = key.show(await ask(half));
    const tries = await Promise.all(Array.from({ length: 5 }, () => show(half, shown)));
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const whole = tries.find(({ status }) => status === 200)?.cookie as string;
    expect((await show(whole, shown)).code).toBe("passkey.too_late");
  });

  test("a challenge is used up by a wrong answer, and is over after five minutes", async () => {
    const { phone, key } = await guarded();
    const half = await again(phone);
    const asked = await ask(half);
    expect((await show(half, key.show(asked, { verified: false }))).code).toBe("passkey.wrong");
    expect((await show(half, key.show(asked))).code).toBe("passkey.too_late");
    const later = await ask(half);
    world.pass(5 * MINUTE);
    expect((await show(half, key.show(later))).code).toBe("passkey.too_late");
  });

  test("a challenge belongs to the session and the purpose that asked for it", async () => {
    const { phone, key, cookie } = await guarded();
    const half = await again(phone);
    const foreign = await ask(cookie);
    expect((await show(half, key.show(foreign))).code).toBe("passkey.too_late");
    await ask(half);
    expect((await show(half, key.show(foreign))).code).toBe("passkey.wrong");
    const { body: making } = await call(cookie, "POST", "/factors/passkeys/challenge");
    expect((await show(cookie, key.show({ challenge: making.challenge, rpId: making.rp.id }))).code).toBe(
      "passkey.wrong",
    );
  });

  test("another person's passkey, another district's and one that nobody has are unknown alike", async () => {
    const { phone } = await guarded();
    const elsewhere = await makeNeighbourhood(world);
    const others = [(await guarded()).key, (await guarded(elsewhere)).key, softPasskey(world.platform.origin)];
    const half = await again(phone);
    const answers = [];
    for (const key of others) answers.push(await prove(half, key));
    expect(answers.map(({ status, code, body }) => [status, code, body.facts])).toEqual(
      Array(3).fill([422, "passkey.wrong", {}]),
    );
  });

  test("every try counts against the account before anything is compared, and a right one is taken back", async () => {
    const { phone, key } = await guarded();
    world.pass(DAY - (world.platform.clock() % DAY));
    const half = await signIn(world, place.district, phone);
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < LIMITS.account_tries.most; n++) codes.push((await prove(half, key, { verified: false })).code);
    expect([codes[0], codes.at(-1)]).toEqual(["passkey.wrong", "code.too_many"]);
    expect((await prove(half, key)).code).toBe("code.too_many");
    world.pass(DAY);
    let whole = (await prove(half, key)).cookie;
    for (let n = 0; n < LIMITS.account_tries.most; n++) whole = (await prove(whole, key)).cookie;
    expect((await call(whole, "GET", "/grants")).status).toBe(200);
  });
});

describe("a passkey whose counter goes back", () => {
  test("is stopped at once, the owner is told, and a recovery code still opens", async () => {
    const { phone, key, codes } = await guarded();
    expect((await prove(await again(phone), key, { counter: 9 })).status).toBe(200);
    const half = await again(phone);
    const refused = await prove(half, key, { counter: 9 });
    expect([refused.status, refused.code]).toEqual([409, "passkey.stopped"]);
    expect((await prove(half, key, { counter: 10 })).code).toBe("passkey.stopped");
    const opened = await call(half, "POST", "/sessions/current/proof", { code: codes[0] });
    expect((await mine(opened.cookie)).passkeys[0].stoppedAt).toBeDefined();
    const notices = await told(opened.cookie);
    expect(notices.map(({ code }) => code)).toContain("factor.passkey_stopped");
    // It does not open the account to the first factor alone.
    expect((await call(await again(phone), "GET", "/sessions/me")).body.pending).toBe("prove");
  });

  test("is told from one that never counts", () => {
    expect([goesOn(0, 0), goesOn(0, 1), goesOn(1, 2)]).toEqual([true, true, true]);
    expect([goesOn(1, 1), goesOn(2, 1), goesOn(1, 0)]).toEqual([false, false, false]);
  });
});

describe("a passkey that is put away", () => {
  test("opens nothing any more; other devices are signed out; the rest goes on", async () => {
    const { phone, key, cookie } = await guarded();
    const second = softPasskey(world.platform.origin);
    const both = await add(cookie, second, "我的手机");
    const other = (await prove(await again(phone), second)).cookie;
    const [{ id }] = (await mine(both.cookie)).passkeys;
    const gone = await call(both.cookie, "DELETE", `/factors/passkeys/${id}`);
    expect([gone.status, gone.body.secondFactor]).toEqual([200, true]);
    expect((await call(gone.cookie, "DELETE", `/factors/passkeys/${id}`)).status).toBe(404);
    expect((await call(other, "GET", "/sessions/me")).status).toBe(401);
    const half = await again(phone);
    expect((await prove(half, key)).code).toBe("passkey.wrong");
    expect((await prove(half, second)).status).toBe(200);
    expect((await told(gone.cookie)).map(({ code }) => code)).toContain("factor.passkey_ended");
  });

  test("as the last second factor takes the password and the recovery codes with it", async () => {
    const { phone, cookie: before } = await guarded();
    const { cookie } = await call(before, "PUT", "/factors/password", { password: PASSWORD });
    const [{ id }] = (await mine(cookie)).passkeys;
    const gone = await call(cookie, "DELETE", `/factors/passkeys/${id}`);
    expect([gone.body.secondFactor, gone.body.pending]).toEqual([false, undefined]);
    expect(await mine(gone.cookie)).toEqual({ recoveryLeft: 0, passkeys: [], mode: "asked" });
    const answer = await call("", "POST", "/sessions/password", {
      ...{ district: place.district, phone, password: PASSWORD },
    });
    expect(answer.code).toBe("password.wrong");
  });

  test("by the security administrator goes with everything else that guards the account", async () => {
    const { phone, cookie } = await guarded();
    const security = `1990003${String(9000 + people)}`;
    await giveGrant(place.admin, { name: "安全员", phone: security, role: "security_admin", unitId: "unt_0" as never });
    const guard = await signIn(world, place.district, security);
    const reset = await call(guard, "POST", `/people/${place.admin.personOf(phone)}/factors/reset`);
    expect(reset.status).toBe(204);
    expect((await call(cookie, "GET", "/sessions/me")).status).toBe(401);
    const plain = await again(phone);
    expect(await mine(plain)).toMatchObject({ recoveryLeft: 0, passkeys: [] });
    expect((await call(plain, "POST", "/sessions/current/proof/challenge")).code).toBe("factor.missing");
  });
});
