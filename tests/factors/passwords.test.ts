import { createRequire } from "node:module";
import { type OwnFacts, weaknessOf } from "@rengang/core/factors/strength";
import { giveGrant } from "@rengang/core/people";
import { setRoutes } from "@rengang/core/senders";
import { tryItem } from "@rengang/core/tries/items";
import { MINUTE } from "@rengang/kernel/time";
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

const PASSWORD = "滨江的桂花开了 2026";
const OTHER = "  早起去河边走一走，风很大。 ";
let people = 0;

/** A worker with a role and nothing else. @returns the phone */
async function newWorker(): Promise<string> {
  people += 1;
  const phone = `1990004${String(people).padStart(4, "0")}`;
  await giveGrant(place.admin, { name: "干部", phone, role: "community_worker", unitId: place.community });
  return phone;
}

const codeAt = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.platform.clock() });
const cookieOf = (answer: Response): string =>
  /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";

async function call(cookie: string, method: string, path: string, json?: unknown) {
  const answer = await world.request(path, { method, cookie, ...(json !== undefined && { json }) });
  const body = answer.status === 204 ? {} : await answer.json();
  return { status: answer.status, body, code: body.code as string | undefined, cookie: cookieOf(answer) || cookie };
}

/** Someone with an authenticator, and with a password if one is given. */
async function guarded(password?: string) {
  const phone = await newWorker();
  const plain = await signIn(world, place.district, phone);
  const { secret } = (await call(plain, "POST", "/factors/authenticator")).body;
  let { cookie } = await call(plain, "POST", "/factors/authenticator/confirm", { code: codeAt(secret) });
  if (password !== undefined) ({ cookie } = await set(cookie, { password }));
  world.pass(MINUTE);
  return { phone, secret: secret as string, cookie };
}
const set = (cookie: string, json: { password: string; present?: string }) =>
  call(cookie, "PUT", "/factors/password", json);
const passwordOf = (phone: string, password: string) =>
  world.request("/sessions/password", { method: "POST", json: { district: place.district, phone, password } });
/** A second device, with both factors shown. */
async function elsewhere(phone: string, password: string, secret: string): Promise<string> {
  const half = cookieOf(await passwordOf(phone, password));
  return (await call(half, "POST", "/sessions/current/proof", { code: codeAt(secret) })).cookie;
}
const told = async (cookie: string): Promise<{ code: string; facts: object }[]> => {
  await world.settle();
  return (await call(cookie, "GET", "/notifications")).body.notifications;
};

describe("a password", () => {
  test("needs a second factor, opens half a session, and the second factor the rest", async () => {
    const plain = await signIn(world, place.district, await newWorker());
    expect((await set(plain, { password: PASSWORD })).code).toBe("factor.missing");
    const { phone, secret } = await guarded(PASSWORD);
    const answer = await passwordOf(phone, PASSWORD);
    expect([answer.status, (await answer.json()).me.pending]).toEqual([201, "prove"]);
    const whole = await call(cookieOf(answer), "POST", "/sessions/current/proof", { code: codeAt(secret) });
    expect((await call(whole.cookie, "GET", "/grants")).status).toBe(200);
    const ended = await call(whole.cookie, "DELETE", "/factors/password");
    expect([ended.status, (await passwordOf(phone, PASSWORD)).status]).toEqual([204, 422]);
    expect((await call(ended.cookie, "DELETE", "/factors/password")).status).toBe(404);
  });

  test("is changed with the present one alone; without it, or with another, the old one stays", async () => {
    const { phone, cookie } = await guarded(PASSWORD);
    const without = await set(cookie, { password: OTHER });
    expect(without.body.facts).toEqual({ fields: [{ path: "present", problem: "missing" }] });
    const wrong = await set(cookie, { password: OTHER, present: OTHER });
    expect([wrong.status, wrong.code]).toEqual([422, "password.present_wrong"]);
    expect((await passwordOf(phone, PASSWORD)).status).toBe(201);
    expect((await set(cookie, { password: OTHER, present: PASSWORD })).status).toBe(204);
    expect((await passwordOf(phone, PASSWORD)).status).toBe(422);
    expect((await passwordOf(phone, OTHER)).status).toBe(201);
    expect((await passwordOf(phone, OTHER.trim())).status).toBe(422);
  });

  test("that is set, changed or put away ends every other session, goes on under another token and tells the owner", async () => {
    const { phone, secret, cookie } = await guarded(PASSWORD);
    const other = await elsewhere(phone, PASSWORD, secret);
    const changed = await set(cookie, { password: OTHER, present: PASSWORD });
    for (const gone of [other, cookie]) expect((await call(gone, "GET", "/sessions/me")).status).toBe(401);
    world.pass(MINUTE);
    const third = await elsewhere(phone, OTHER, secret);
    const ended = await call(changed.cookie, "DELETE", "/factors/password");
    for (const gone of [third, changed.cookie]) expect((await call(gone, "GET", "/sessions/me")).status).toBe(401);
    expect(await told(ended.cookie)).toMatchObject([
      { code: "factor.password_ended", facts: {} },
      { code: "factor.password_set", facts: { changed: 1 } },
      { code: "factor.password_set", facts: { changed: 0 } },
    ]);
  });

  test("tells its owner by message too, in words that name nobody", async () => {
    await setRoutes(place.admin, { notice: "sms" });
    const { phone } = await guarded(PASSWORD);
    await world.settle();
    const [message] = world.messages.filter((m) => m.to === phone && m.purpose === "notice");
    expect(message?.text).toContain("登录密码有变动");
    expect(message?.text).not.toContain("干部");
    await setRoutes(place.admin, { notice: "none" });
  });

  test("guessing at the present one counts against the account, as at a sign-in, and stands in the trail", async () => {
    const { phone, cookie } = await guarded(PASSWORD);
    // The sign-in was one try of forty, and one at the second factor counts for three: thirty-seven are gone.
    for (let n = 0; n < 12; n++) await call(cookie, "POST", "/sessions/current/proof", { code: "000001" });
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 4; n++) codes.push((await set(cookie, { password: OTHER, present: "不是这个密码 2026" })).code);
    expect(codes).toEqual([...Array(3).fill("password.present_wrong"), "code.too_many"]);
    expect((await set(cookie, { password: OTHER, present: PASSWORD })).code).toBe("code.too_many");
    const tries = await place.admin.table.queryAll(tryItem, { pk: `TRIES#PERSON#${place.admin.personOf(phone)}` });
    expect(tries.map(({ what, code }) => [what, code])).toContainEqual([
      "factors.set_password",
      "password.present_wrong",
    ]);
  });

  test("of two changes with the same present one that arrive at once, one is made", async () => {
    const { cookie } = await guarded(PASSWORD);
    const both = await Promise.all(
      [OTHER, `${OTHER}再加几个字`].map((password) => set(cookie, { password, present: PASSWORD })),
    );
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test("a wrong one, one of somebody without any, and one of nobody get the same answer", async () => {
    const { phone } = await guarded(PASSWORD);
    const answers = await Promise.all(
      [phone, await newWorker(), "19988887777"].map((each) => passwordOf(each, "不是这个密码 2026")),
    );
    const bodies = await Promise.all(answers.map((a) => a.json()));
    expect(bodies.map(({ code, facts }) => [code, facts])).toEqual(Array(3).fill(["password.wrong", {}]));
    expect(new Set(answers.map((a) => [...a.headers.keys()].join()))).toHaveProperty("size", 1);
  });

  test("of 128 characters is taken whole; of 129 it is refused and nothing is cut off", async () => {
    const { phone, cookie } = await guarded();
    const long = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少".repeat(7).slice(0, 127);
    expect((await set(cookie, { password: `${long}一二` })).code).toBe("input.invalid");
    expect((await set(cookie, { password: `${long}一` })).status).toBe(204);
    expect((await passwordOf(phone, `${long}二`)).status).toBe(422);
    expect((await passwordOf(phone, `${long}一`)).status).toBe(201);
  });
});

describe("a password is refused", () => {
  const own: OwnFacts = { name: "欧阳慧敏", phone: "19900001234", district: "滨江区" };
  const weak = (passwords: string[]) => Promise.all(passwords.map((each) => weaknessOf(each, own)));

  test("below ten characters, of whatever kind they are, and taken from ten on without any rule of composition", async () => {
    expect(await weak(["Kx7#pq2Lm", "桂花开了又开了呀呀"])).toEqual(["short", "short"]);
    expect(await weak(["kxvpqzlmwt", "桂花开了河水清了吗呢", PASSWORD, OTHER])).toEqual(Array(4).fill(undefined));
  });

  test("when it is one of the 3,000 most common passwords of ten characters and more", async () => {
    const require = createRequire(import.meta.resolve("fxa-common-password-list"));
    const { Decoder } = require("incremental-encoder").default;
    const list: string[] = new Decoder().decode(require("./encoded-passwords").split("\n"));
    const common = list.filter((each) => [...each].length >= 10);
    expect(common.length).toBeGreaterThan(3000);
    expect(new Set(await weak(common))).toEqual(new Set(["common"]));
  });

  test("when it is soon guessed: rows of keys, runs, repetitions, dates, and common words with something put on", async () => {
    const easy = ["1234567890", "Password123!", "aaaaaaaaaa", "abcdefghij", "abc123abc123", "1qaz2wsx3edc"];
    const here = [
      "zuzhibu2026",
      "woaizhongguo",
      "5201314520",
      "woaini1314520",
      "dangyuan123",
      "admin@12345",
      "为人民服务20262026",
    ];
    expect(await weak([...easy, ...here])).toEqual(Array(easy.length + here.length).fill("common"));
  });

  test("when it is made of the owner's number, name, in signs or letters, or district", async () => {
    expect(await weak(["my19900001234", "wo00001234wo"])).toEqual(["phone", "phone"]);
    const named = ["ouyanghuimin2026", "HuiminOuyang88", "欧阳慧敏19850101", "binjiangqu2026!", "BinJiang20261121"];
    expect(await weak(named)).toEqual(Array(named.length).fill("own"));
  });

  test("when little is left of it beside such a word, a year and a few signs", async () => {
    const named = ["ouyanghuimin2026!!", "HuiMinOuYang@#2026", "欧阳慧敏2026!?", "binjiang2026@@", "2026##binjiangqu#"];
    expect(await weak(named)).toEqual(Array(named.length).fill("own"));
  });

  test("neither for holding such a word in a sentence, nor where the number is not known", async () => {
    expect(await weak(["滨江区的桂花今年开得晚", "慧敏每天七点半去菜场买鱼"])).toEqual([undefined, undefined]);
    expect(await weaknessOf(PASSWORD, { ...own, phone: "" })).toBeUndefined();
  });
});
