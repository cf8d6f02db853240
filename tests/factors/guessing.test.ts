import { stepOf } from "@rengang/core/factors/totp";
import { giveGrant } from "@rengang/core/people";
import { LIMITS, TRY_WEIGHT, type TryAt } from "@rengang/core/people/rules";
import { makeApp } from "@rengang/functions/api/app";
import { DAY, MINUTE } from "@rengang/kernel/time";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomOf } from "../faults/random";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeWorld, type World } from "../support/world";

/** What may succeed, of all account-days on which somebody does nothing but guess. */
const AIM = 5 / 100_000;
const CODES = 1_000_000;

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

const PASSWORD = "滨江的桂花开了 2026";
const totp = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) });
const codeNow = (secret: string): string => totp(secret).generate({ timestamp: world.platform.clock() });
let people = 0;

interface Tried {
  readonly status: number;
  readonly code: string | undefined;
  readonly cookie: string;
}
async function send(path: string, json: unknown, cookie = "", address = "203.0.113.1"): Promise<Tried> {
  const answer = await makeApp(world.platform).request(
    `/api${path}`,
    {
      method: "POST",
      headers: { "content-type": "application/json", ...(cookie && { cookie: `rengang=${cookie}` }) },
      body: JSON.stringify(json),
    },
    { requestContext: { http: { sourceIp: address } } },
  );
  const body = answer.status === 204 ? {} : await answer.json();
  const renewed = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  return { status: answer.status, code: body.code, cookie: renewed ?? cookie };
}

/** A worker with an authenticator and a password, at the beginning of a day of the limits. */
async function guarded() {
  people += 1;
  const phone = `1990002${String(people).padStart(4, "0")}`;
  await giveGrant(place.admin, { name: "干部", phone, role: "community_worker", unitId: place.community });
  const plain = await signIn(world, place.district, phone);
  const begun = await world.request("/factors/authenticator", { method: "POST", cookie: plain });
  const { secret } = (await begun.json()) as { secret: string };
  const whole = await send("/factors/authenticator/confirm", { code: codeNow(secret) }, plain);
  const kept = await world.request("/factors/password", {
    method: "PUT",
    cookie: whole.cookie,
    json: { password: PASSWORD },
  });
  expect(kept.status).toBe(204);
  const cookie = /rengang=([^;]+)/.exec(kept.headers.get("set-cookie") ?? "")?.[1] ?? "";
  world.pass(DAY - (world.platform.clock() % DAY));
  return { phone, secret, cookie };
}
type Guarded = Awaited<ReturnType<typeof guarded>>;

const wrong = (secret: string, n: number): string => {
  const right = [-1, 0, 1].map((k) => totp(secret).generate({ timestamp: world.platform.clock() + k * 30_000 }));
  const guess = String((n * 7919) % CODES).padStart(6, "0");
  return right.includes(guess) ? wrong(secret, n + 1) : guess;
};
const byPassword = ({ phone }: Guarded, password: string, address?: string) =>
  send("/sessions/password", { district: place.district, phone, password }, "", address);
const proves = ({ secret }: Guarded, half: string, n: number, address?: string) =>
  send("/sessions/current/proof", { code: wrong(secret, n) }, half, address);

describe("guessing", () => {
  test("of a million codes three open an authenticator at any moment: so much does a try at it count for", async () => {
    const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    for (let n = 0; n < 200; n++) {
      const now = Date.parse("2026-11-12T01:00:00Z") + n * 7_777_777;
      const near = Array.from({ length: 21 }, (_, k) => totp(secret).generate({ timestamp: now + (k - 10) * 30_000 }));
      const steps = await Promise.all(near.map((code) => stepOf(secret, code, now, undefined)));
      const open = new Set(near.filter((_, k) => steps[k] !== undefined));
      expect(open.size).toBeLessThanOrEqual(TRY_WEIGHT.factor);
    }
  });

  test("whoever knows the password gets thirteen tries a day at the second factor, from whatever address", async () => {
    const account = await guarded();
    const half = (await byPassword(account, PASSWORD)).cookie;
    const tried: (string | undefined)[] = [];
    for (let n = 0; n < 45; n++) {
      tried.push((await proves(account, half, n, `198.51.100.${n}`)).code);
      world.pass(31 * MINUTE);
    }
    const guesses = tried.filter((code) => code === "factor.wrong").length;
    expect(guesses).toBe(13);
    expect((guesses * TRY_WEIGHT.factor) / CODES).toBeLessThanOrEqual(AIM);
  });

  test("all ways together, on one day and from many addresses, stay within five in 100,000", async () => {
    const account = await guarded();
    const half = (await byPassword(account, PASSWORD)).cookie;
    const others = ["203.0.113.9", "203.0.113.10", "203.0.113.11"];
    let chance = 0;
    let turnedAway = 0;
    for (let hour = 0; hour < 24; hour++) {
      const address = others[hour % others.length];
      await send("/sessions/codes", { district: place.district, phone: account.phone }, "", address);
      const tries: [Tried, number][] = [
        [
          await send("/sessions", { district: place.district, phone: account.phone, code: "000000" }, "", address),
          1 / CODES,
        ],
        [await proves(account, half, hour, address), TRY_WEIGHT.factor / CODES],
        [await send("/sessions/current/proof", { code: "0123456789ab" }, half, address), 10 / 2 ** 60],
        [await byPassword(account, `not this one ${hour}`, address), 0],
      ];
      for (const [{ code }, each] of tries) {
        if (code === "code.too_many") turnedAway += 1;
        else chance += each;
      }
      world.pass(MINUTE * 59);
    }
    expect(chance).toBeLessThanOrEqual(AIM);
    expect(turnedAway).toBeGreaterThan(50);
  });

  test("a spray over many accounts gets no more from each of them", async () => {
    const [one, other] = [await guarded(), await guarded()];
    const halves = await Promise.all([one, other].map(async (each) => (await byPassword(each, PASSWORD)).cookie));
    const counted = [0, 0];
    for (let n = 0; n < 20; n++) {
      for (const [k, each] of [one, other].entries()) {
        const { code } = await proves(each, halves[k] ?? "", n, "203.0.113.77");
        if (code === "factor.wrong") counted[k] = (counted[k] ?? 0) + 1;
      }
    }
    expect(counted).toEqual([13, 13]);
  });

  test("whoever shows the second factor all day long is never locked out by it", async () => {
    const { secret, cookie } = await guarded();
    let own = cookie;
    for (let n = 0; n < 30; n++) {
      const shown = await send("/sessions/current/proof", { code: codeNow(secret) }, own);
      expect(shown.status).toBe(200);
      own = shown.cookie;
      world.pass(46 * MINUTE);
    }
  });

  test("account-days of nothing but guessing, drawn at random, succeed as often as the limits say", () => {
    for (const way of ["code", "factor", "mixed"] as const) {
      const share = guessed(way, TRY_WEIGHT);
      expect(share, way).toBeLessThanOrEqual(AIM);
      expect(share, way).toBeGreaterThan(0);
    }
  });

  test("a try at the authenticator that counted once would break the aim, and this calculation would see it", () => {
    expect(guessed("factor", { ...TRY_WEIGHT, factor: 1 })).toBeGreaterThan(AIM);
  });
});

const DAYS = 60_000;
/** Codes are a hundred times fewer here, and guesses succeed so much more often: a few hits in a million tell nothing. */
const RARER = 100;

/** Which share of account-days ends with a right guess. @param weights what a try counts for */
function guessed(way: "code" | "factor" | "mixed", weights: Record<TryAt, number>): number {
  const random = randomOf(20261121);
  const codes = CODES / RARER;
  const draw = () => Math.floor(random.next() * codes);
  let hits = 0;
  for (let day = 0; day < DAYS; day++) {
    let entered = false;
    let left: number = LIMITS.account_tries.most;
    for (let n = 0; ; n++) {
      const at = way === "mixed" ? (n % 2 ? "factor" : "code") : way;
      if (left < weights[at]) break;
      left -= weights[at];
      // So many codes open; which ones they are is drawn, and so is the guess.
      const first = draw();
      const guess = draw();
      entered ||= (guess - first + codes) % codes < TRY_WEIGHT[at];
    }
    if (entered) hits += 1;
  }
  return hits / DAYS / RARER;
}
