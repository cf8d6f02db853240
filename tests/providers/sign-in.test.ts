import { listAudit } from "@rengang/core/audit";
import { removeProvider, setProvider } from "@rengang/core/providers";
import { MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addAcceptedMember, auditorOf, makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { guardOf } from "./guard";
import { CLIENT, type Person, type RunningProvider, startProvider } from "./provider";

let world: World;
let provider: RunningProvider;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  provider = await startProvider(world.platform.origin);
});
afterAll(async () => {
  await provider.close();
  await world.close();
});
beforeEach(async () => {
  place = await makeNeighbourhood(world);
  await addAcceptedMember(place, 1);
  await setProvider(guardOf(place.admin), settings());
  provider.twist((_, answer) => answer);
  provider.seat(known);
});

const settings = (more = {}) => ({ name: "统一身份", issuer: provider.issuer, ...CLIENT, ...more });
const known: Person = { phone_number: `+86${phoneOf(1)}`, phone_number_verified: true };

async function begin(next?: string, district: string = place.district) {
  const json = { district, ...(next && { next }) };
  const answer = await world.request("/sessions/provider", { method: "POST", json });
  const cookie = /provider_flow=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
  return { status: answer.status, cookie, set: answer.headers.get("set-cookie") ?? "", body: await answer.json() };
}

async function arrive(search: string, cookie: string) {
  const answer = await world.request(`/sessions/provider/answer${search}`, { headers: { cookie } });
  const session = /rengang=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1];
  return { status: answer.status, to: answer.headers.get("location"), session };
}

/** The whole way there and back. */
async function go(next?: string) {
  const { body, cookie } = await begin(next);
  return arrive(await provider.walk(body.address), cookie);
}

const refused = (code: string) => ({
  status: 302,
  to: `${world.platform.origin}/sign-in?refused=${code}`,
  session: undefined,
});

describe("signing in at the district's own provider", () => {
  test("opens the same session as a code and leads to the page that was asked for", async () => {
    const { to, session } = await go("/check-in/abc");
    expect(to).toBe(`${world.platform.origin}/check-in/abc`);
    const me = await (await world.request("/sessions/me", { cookie: session as string })).json();
    expect([me.person.name, me.acting.role]).toEqual(["党员1", "member"]);
  });

  test("takes a number from another claim when the district vouches for it, and never one said to be unverified", async () => {
    const row = { phoneClaim: "mobile", vouched: true };
    await setProvider(guardOf(place.admin), settings(row));
    provider.seat({ mobile: phoneOf(1) });
    expect((await go()).session).toBeDefined();
    await setProvider(guardOf(place.admin), settings({ vouched: true }));
    provider.seat({ phone_number: phoneOf(1), phone_number_verified: false });
    expect(await go()).toEqual(refused("provider.no_account"));
  });

  test("makes no account: who is unknown, unverified or without a number gets one and the same answer", async () => {
    for (const person of [
      { phone_number: phoneOf(777), phone_number_verified: true },
      { phone_number: phoneOf(1), phone_number_verified: false },
      { phone_number: phoneOf(1) },
      { phone_number: "+1 555 0100", phone_number_verified: true },
      { phone_number: { number: phoneOf(1) }, phone_number_verified: true },
      {},
    ]) {
      provider.seat(person);
      expect(await go()).toEqual(refused("provider.no_account"));
    }
  });

  test("goes out with PKCE, state, nonce and the one address of answers, and with nothing secret", async () => {
    const { body, set } = await begin();
    const asked = new URL(body.address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      client_id: CLIENT.clientId,
      scope: "openid phone",
      redirect_uri: `${world.platform.origin}/api/sessions/provider/answer`,
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(body.address).not.toContain(CLIENT.secret);
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set).toMatch(/Path=\/api\/sessions\/provider/);
  });

  test("stands in the trail as what it was", async () => {
    await go();
    await world.settle();
    const { entries } = await listAudit(auditorOf(place), { day: "2026-11-12" });
    expect(entries.map((entry) => entry.verb)).toContain("providers.set");
    expect(JSON.stringify(entries)).not.toContain(CLIENT.secret);
  });
});

describe("an answer is refused", () => {
  test("in another browser, and the browser that asked may still use it", async () => {
    const { body, cookie } = await begin();
    const search = await provider.walk(body.address);
    expect(await arrive(search, "")).toEqual(refused("provider.expired"));
    expect(await arrive(search, `provider_flow=${place.district}.${"z".repeat(32)}`)).toEqual(
      refused("provider.expired"),
    );
    expect((await arrive(search, cookie)).session).toBeDefined();
  });

  test("a second time, also when both arrive at once", async () => {
    const { body, cookie } = await begin();
    const search = await provider.walk(body.address);
    const both = await Promise.all([arrive(search, cookie), arrive(search, cookie)]);
    expect(both.filter((one) => one.session)).toHaveLength(1);
    expect(await arrive(search, cookie)).toEqual(refused("provider.expired"));
  });

  test("after ten minutes", async () => {
    const { body, cookie } = await begin();
    const search = await provider.walk(body.address);
    world.pass(10 * MINUTE);
    expect(await arrive(search, cookie)).toEqual(refused("provider.expired"));
  });

  test("when the district has changed or removed its provider since", async () => {
    const first = await begin();
    const search = await provider.walk(first.body.address);
    await setProvider(guardOf(place.admin), settings({ name: "另一个" }));
    expect(await arrive(search, first.cookie)).toEqual(refused("provider.expired"));
    const second = await begin();
    await removeProvider(guardOf(place.admin));
    expect(await arrive(await provider.walk(second.body.address), second.cookie)).toEqual(refused("provider.expired"));
  });

  test("to somebody else's question: state and nonce are this browser's own", async () => {
    const [mine, other] = [await begin(), await begin()];
    const search = await provider.walk(other.body.address);
    expect(await arrive(search, mine.cookie)).toEqual(refused("provider.wrong"));
    const again = await begin();
    const foreign = new URLSearchParams(await provider.walk((await begin()).body.address));
    foreign.set("state", String(new URL(again.body.address).searchParams.get("state")));
    expect(await arrive(`?${foreign}`, again.cookie)).toEqual(refused("provider.wrong"));
  });

  test("from another issuer, and without or with twice what belongs to it", async () => {
    const bend: ((search: URLSearchParams) => void)[] = [
      (search) => search.set("iss", "https://elsewhere.example"),
      (search) => search.delete("iss"),
      (search) => search.delete("state"),
      (search) => search.append("state", "x"),
      (search) => search.delete("code"),
      (search) => search.set("code", "wrong"),
      (search) => search.set("error", "nonsense<script>"),
    ];
    for (const change of bend) {
      const { body, cookie } = await begin();
      const search = new URLSearchParams(await provider.walk(body.address));
      change(search);
      expect(await arrive(`?${search}`, cookie), String(search)).toEqual(refused("provider.wrong"));
    }
  });

  test("when the person declines at the provider, in words of its own, with the page that was asked for kept", async () => {
    provider.seat(undefined);
    expect(await go()).toEqual(refused("provider.declined"));
    expect((await go("/my/posts?day=2026-11-21")).to).toBe(
      `${world.platform.origin}/sign-in?refused=provider.declined&next=%2Fmy%2Fposts%3Fday%3D2026-11-21`,
    );
  });

  test("with an identity token that is not the provider's, or a person other than the token's", async () => {
    const bent = (token: unknown) => {
      const [head, claims, signature = ""] = String(token).split(".");
      return [head, claims, signature.replace(/^./, (c) => (c === "A" ? "B" : "A"))].join(".");
    };
    provider.twist((path, answer) => (path === "/token" ? { ...answer, id_token: bent(answer.id_token) } : answer));
    expect(await go()).toEqual(refused("provider.wrong"));
    provider.twist((path, answer) => (path === "/me" ? { ...answer, sub: "somebody-else" } : answer));
    expect(await go()).toEqual(refused("provider.wrong"));
  });
});

describe("a provider", () => {
  test("whose identity token is meant for another client, browser or time, or comes from another issuer, is not believed", async () => {
    const past = Math.floor(Date.now() / 1000) - 3600;
    const right = (path: string, answer: Record<string, unknown>, claims: Record<string, unknown>) =>
      path === "/token" ? { ...answer, id_token: provider.signed(answer.id_token, claims) } : answer;
    provider.twist((path, answer) => right(path, answer, {}));
    expect((await go()).session).toBeDefined();
    for (const claims of [
      { aud: "another-client" },
      { nonce: "another-nonce" },
      { nonce: undefined },
      { exp: past },
      { iss: "https://elsewhere.example" },
    ]) {
      provider.twist((path, answer) => right(path, answer, claims));
      expect(await go(), JSON.stringify(claims)).toEqual(refused("provider.wrong"));
    }
  });
});

test("a provider that leads inside, or says it is another, is asked for nothing more", async () => {
  const lies: Record<string, unknown>[] = [
    { token_endpoint: "https://169.254.169.254/latest/meta-data" },
    { token_endpoint: "http://10.0.0.1/token" },
    { jwks_uri: "https://[::ffff:127.0.0.1]/keys" },
    { authorization_endpoint: "javascript:alert(1)" },
    { authorization_endpoint: undefined },
    { issuer: "https://elsewhere.example" },
  ];
  for (const lie of lies) {
    provider.twist((path, answer) => (path.includes("well-known") ? { ...answer, ...lie } : answer));
    const { status, body } = await begin();
    expect([lie, status, body.code]).toEqual([lie, 409, "provider.wrong"]);
  }
});

test("a provider that is down or answers nonsense stops nobody from signing in by a code", async () => {
  provider.twist((path, answer) => (path.includes("well-known") ? ([] as never) : answer));
  expect((await begin()).body.code).toBe("provider.wrong");
  await setProvider(guardOf(place.admin), settings({ issuer: "http://127.0.0.1:9" }));
  const { body } = await begin();
  expect(body).toMatchObject({ code: "provider.unreachable", facts: {} });
  const json = { district: place.district, phone: phoneOf(1) };
  expect((await world.request("/sessions/codes", { method: "POST", json })).status).toBe(202);
});

test("a district without a provider, with one that is off, and one that does not exist look the same", async () => {
  const bare = await makeNeighbourhood(world);
  await setProvider(guardOf(place.admin), settings({ on: false }));
  for (const district of [bare.district, place.district, "nowhere"]) {
    const { status, body } = await begin(undefined, district);
    expect([status, body.code]).toEqual([404, "thing.missing"]);
    expect(await (await world.request(`/sessions/provider?district=${district}`)).json()).toEqual({});
  }
});

test("only pages of the console are led to afterwards", async () => {
  for (const next of [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:x",
    "x",
  ]) {
    expect((await begin(next)).body.code).toBe("input.invalid");
  }
});

test("a session of the same phone in another district stays aside, and a stranger's does not", async () => {
  const there = await makeNeighbourhood(world);
  await addAcceptedMember(there, 1);
  const first = (await go()).session as string;
  await setProvider(guardOf(there.admin), settings());
  const again = async (held: string) => {
    const { body, cookie } = await begin(undefined, there.district);
    const search = await provider.walk(body.address);
    const headers = { cookie: `${cookie}; rengang=${held}` };
    return (await world.request(`/sessions/provider/answer${search}`, { headers })).headers.get("set-cookie") ?? "";
  };
  expect(await again(first)).toContain(`rengang_${place.district}=`);
  await addAcceptedMember(place, 2);
  provider.seat({ ...known, phone_number: phoneOf(2) });
  const strangers = (await go()).session as string;
  provider.seat(known);
  expect(await again(strangers)).not.toContain(`rengang_${place.district}=${place.district}.`);
});
