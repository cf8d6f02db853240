import { listAudit } from "@rengang/core/audit";
import type { AuditEntry } from "@rengang/core/audit/schema";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { softPasskey } from "../support/soft-passkey";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function tries(place: Neighbourhood): Promise<AuditEntry[]> {
  await world.settle();
  const { entries } = await listAudit(auditorOf(place), { day: "2026-11-12" });
  return entries.filter((entry) => entry.kind === "TRY");
}
const post = (path: string, json: unknown) => world.request(path, { method: "POST", json });

describe("refused rights", () => {
  test("stand in the trail with who tried what, once an hour however often it is tried", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(place.worker);
    for (let n = 0; n < 4; n++) expect((await world.request("/audit?day=2026-11-12", { cookie })).status).toBe(403);
    await Promise.all([1, 2, 3].map(() => world.request("/deliveries?day=2026-11-12", { cookie })));
    expect((await tries(place)).map(({ byName, fields }) => [byName, ...fields]).sort()).toEqual([
      ["周慧", "what:audit.list", "code:permission.denied"],
      ["周慧", "what:deliveries.list", "code:permission.denied"],
    ]);
    world.pass(HOUR);
    await world.request("/audit?day=2026-11-12", { cookie });
    expect(await tries(place)).toHaveLength(3);
  });

  test("a place outside one's own part of the tree is told with the right that was asked for", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await cookieOf(place.worker);
    const answer = await world.request(`/members?unitId=${place.elsewhere}`, { cookie });
    expect(answer.status).toBe(403);
    expect((await tries(place)).map(({ fields }) => fields)).toEqual([["what:members.list", "code:permission.denied"]]);
  });
});

describe("sign-ins that fail", () => {
  test("stand in the trail with the account and from where, and hold no phone and no code", async () => {
    const place = await makeNeighbourhood(world);
    const { district } = place;
    const phone = "19900000200";
    await post("/sessions/codes", { district, phone });
    for (let n = 0; n < 3; n++) expect((await post("/sessions", { district, phone, code: "000000" })).status).toBe(422);
    const found = await tries(place);
    expect(found).toMatchObject([
      { whom: place.worker.actor.personId, whomName: "周慧", fields: ["what:sessions.sign_in", "code:code.wrong"] },
    ]);
    expect(JSON.stringify(found)).not.toContain(phone);
    expect(JSON.stringify(found)).not.toContain("000000");
  });

  test("whoever guesses at many numbers leaves one row, and the answer is the same", async () => {
    const place = await makeNeighbourhood(world);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        post("/sessions", { district: place.district, phone: `199${80_000_000 + n}`, code: "123456" }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
    expect(await tries(place)).toHaveLength(1);
  });

  test("so does a passkey that does not fit", async () => {
    const place = await makeNeighbourhood(world);
    const cookie = await signIn(world, place.district, "19900000200");
    const key = softPasskey(world.platform.origin);
    const send = (path: string, json: unknown, by: string) => world.request(path, { method: "POST", cookie: by, json });
    const making = await (await send("/factors/passkeys/challenge", {}, cookie)).json();
    const added = await send("/factors/passkeys", { name: "电脑", credential: key.make(making) }, cookie);
    const whole = /rengang=([^;]+)/.exec(added.headers.get("set-cookie") ?? "")?.[1] ?? "";
    const asking = await (await send("/sessions/current/proof/challenge", {}, whole)).json();
    const credential = key.show(asking, { verified: false });
    expect((await send("/sessions/current/proof/passkey", { credential }, whole)).status).toBe(422);
    expect((await tries(place)).map(({ byName, fields }) => [byName, ...fields])).toEqual([
      ["周慧", "what:factors.prove_passkey", "code:passkey.wrong"],
    ]);
  });

  test("so does a wrong password", async () => {
    const place = await makeNeighbourhood(world);
    const { district } = place;
    await post("/sessions/password", { district, phone: "19900000200", password: "一个很长的密码 2026" });
    expect((await tries(place)).map(({ fields }) => fields)).toEqual([
      ["what:sessions.sign_in_by_password", "code:password.wrong"],
    ]);
  });
});
