import { removeProvider, setProvider, tryProvider, viewProvider } from "@rengang/core/providers";
import { providerItem } from "@rengang/core/providers/items";
import { factsOf, isAllowed } from "@rengang/core/providers/rules";
import { oidcProviders } from "@rengang/functions/providers/index";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf } from "../support/session";
import { makeDistrict, makeWorld, type World } from "../support/world";
import { guardOf } from "./guard";
import { CLIENT, type RunningProvider, startProvider } from "./provider";

let world: World;
let provider: RunningProvider;
beforeAll(async () => {
  world = await makeWorld();
  provider = await startProvider(world.platform.origin);
});
afterAll(async () => {
  await provider.close();
  await world.close();
});
const fresh = async () => {
  const { admin } = await makeDistrict(world);
  return { admin, guard: guardOf(admin) };
};
const settings = (more = {}) => ({ name: "统一身份", issuer: provider.issuer, ...CLIENT, ...more });

describe("a provider's secret", () => {
  test("is shown never again, stands sealed, and opens for its own district alone", async () => {
    const { admin, guard } = await fresh();
    const shown = [await setProvider(guard, settings()), await viewProvider(admin)];
    expect(shown[1]?.provider).toMatchObject({ name: "统一身份", clientId: CLIENT.clientId, setByName: "安全员" });
    const row = await admin.table.get(providerItem, {}, { strong: true });
    if (!row) throw new Error("nothing is kept");
    expect(JSON.stringify([shown, row])).not.toContain(CLIENT.secret);
    const key = world.platform.secrets.signing;
    expect(factsOf(key, admin.district, row).secret).toBe(CLIENT.secret);
    expect(() => factsOf(key, "another", row)).toThrow();
  });

  test("stays when it is left out, and never goes to another provider than the one it was entered for", async () => {
    const { guard } = await fresh();
    const { secret: _, ...without } = settings();
    const missing = { code: "input.invalid", facts: { fields: [{ path: "secret", problem: "missing" }] } };
    await expect(setProvider(guard, without)).rejects.toMatchObject(missing);
    await setProvider(guard, settings());
    expect((await setProvider(guard, { ...without, name: "新名" })).provider?.name).toBe("新名");
    await expect(setProvider(guard, { ...without, issuer: "https://elsewhere.example" })).rejects.toMatchObject(
      missing,
    );
    await expect(setProvider(guard, { ...without, clientId: "other" })).rejects.toMatchObject(missing);
  });
});

describe("a provider's address", () => {
  test("is one of the open network by name and TLS; of this machine on the one-machine runtime alone", () => {
    for (const wrong of [
      "http://login.example.cn",
      "https://10.0.0.1",
      "https://169.254.169.254/latest",
      "https://[::1]/",
      "https://localhost",
      "https://user:password@login.example.cn",
      "https://login.example.cn/#x",
      "ftp://login.example.cn",
      "javascript:alert(1)",
      "nothing",
    ]) {
      expect([wrong, isAllowed(wrong, true)]).toEqual([wrong, false]);
    }
    expect(isAllowed("https://login.example.cn/realms/district", false)).toBe(true);
    expect([true, false].map((loopback) => isAllowed("http://127.0.0.1:8080", loopback))).toEqual([true, false]);
  });

  test("that is not allowed is refused at its field", async () => {
    const { guard } = await fresh();
    const problem = { facts: { fields: [{ path: "issuer", problem: "invalid" }] } };
    for (const issuer of ["http://login.example.cn", "https://169.254.169.254"]) {
      await expect(setProvider(guard, settings({ issuer }))).rejects.toMatchObject(problem);
    }
  });

  test("on this machine is not asked where the product runs for everybody", async () => {
    const facts = { issuer: provider.issuer, ...CLIENT, scope: "openid" };
    await expect(oidcProviders({ loopback: true }).check(facts)).resolves.toBeUndefined();
    await expect(oidcProviders({ loopback: false }).check(facts)).rejects.toMatchObject({ reason: "wrong" });
  });
});

describe("the hand that sets it", () => {
  test("is the security administrator's alone; the district's administrator sees it", async () => {
    const { admin, guard } = await fresh();
    const denied = { code: "permission.denied" };
    await expect(setProvider(admin, settings())).rejects.toMatchObject(denied);
    await expect(removeProvider(admin)).rejects.toMatchObject(denied);
    await expect(tryProvider(admin)).rejects.toMatchObject(denied);
    await setProvider(guard, settings());
    expect((await viewProvider(admin)).provider?.name).toBe("统一身份");
  });

  test("shows the second factor again first, where there is one", async () => {
    const { guard } = await fresh();
    const stale = { ...guard, actor: { ...guard.actor, proof: "stale" as const } };
    await expect(setProvider(stale, settings())).rejects.toMatchObject({ code: "session.prove_again" });
  });
});

test("a look at the provider tells whether it answers and signs nobody in; it is counted", async () => {
  const { admin, guard } = await fresh();
  await expect(tryProvider(guard)).rejects.toMatchObject({ code: "thing.missing" });
  await setProvider(guard, settings());
  await tryProvider(guardOf(admin));
  await setProvider(guard, settings({ issuer: "http://127.0.0.1:9" }));
  await expect(tryProvider(guardOf(admin))).rejects.toMatchObject({ code: "provider.unreachable" });
  const rest = Array.from({ length: 19 }, () => tryProvider(guardOf(admin)).catch((error) => error.code));
  expect(await Promise.all(rest)).toContain("code.too_many");
});

test("the API shows and keeps it, hand by hand, and nothing of how it is stored", async () => {
  const { admin, guard } = await fresh();
  const [cookie, looks] = await Promise.all([cookieOf(guard), cookieOf(admin)]);
  const answer = await world.request("/provider", { method: "PUT", cookie, json: settings() });
  const kept = await answer.json();
  expect([answer.status, kept.provider.name]).toEqual([200, "统一身份"]);
  expect(await (await world.request("/provider", { cookie: looks })).json()).toEqual(kept);
  expect((await world.request("/provider/test", { method: "POST", cookie })).status).toBe(204);
  expect((await world.request("/provider", { method: "DELETE", cookie: looks })).status).toBe(403);
  expect((await world.request("/provider", { method: "DELETE", cookie })).status).toBe(204);
});

test("what is removed is gone, with its secret, and cannot be removed again", async () => {
  const { admin, guard } = await fresh();
  await setProvider(guard, settings());
  await removeProvider(guard);
  expect(await viewProvider(admin)).toEqual({ answerAt: `${world.platform.origin}/api/sessions/provider/answer` });
  await expect(removeProvider(guard)).rejects.toMatchObject({ code: "thing.missing" });
});
