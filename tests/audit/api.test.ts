import { giveGrant } from "@rengang/core/people";
import { addUnit } from "@rengang/core/units";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUDITOR, appointAuditor, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeDistrict, makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
let auditor: string;
let admin: string;
let worker: string;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
  await appointAuditor(place.admin);
  auditor = await signIn(world, place.district, AUDITOR);
  admin = await signIn(world, place.district, "19900000100");
  worker = await signIn(world, place.district, "19900000200");
});
afterAll(() => world.close());

const TODAY = "/audit?day=2026-11-12";
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("GET /audit", () => {
  test("the audit administrator reads a day", async () => {
    await world.settle();
    const answer = await world.request(TODAY, { cookie: auditor });
    expect(answer.status).toBe(200);
    const { entries } = (await answer.json()) as { entries: { verb: string }[] };
    expect(entries.map((e) => e.verb)).toContain("districts.open");
  });

  test("without a session it is refused", async () => {
    const answer = await world.request(TODAY);
    expect([answer.status, await codeOf(answer)]).toEqual([401, "session.required"]);
  });

  test("who runs the district does not read its trail", async () => {
    const answer = await world.request(TODAY, { cookie: admin });
    expect([answer.status, await codeOf(answer)]).toEqual([403, "permission.denied"]);
  });

  test("a community worker may not read it", async () => {
    const answer = await world.request(TODAY, { cookie: worker });
    expect([answer.status, await codeOf(answer)]).toEqual([403, "permission.denied"]);
  });

  test("a day that is none is told by field", async () => {
    const answer = await world.request("/audit?day=yesterday", { cookie: auditor });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: "input.invalid",
      facts: { fields: [{ path: "day", problem: "invalid" }] },
    });
  });

  test("another district's cursor does not exist, and its changes are not among mine", async () => {
    const other = await makeDistrict(world, "19900000101");
    const street = await addUnit(other.admin, { parentId: "unt_0", name: "外街道" });
    for (let n = 0; n < 110; n++) {
      const phone = `199${String(20_000_000 + n)}`;
      await giveGrant(other.admin, { name: "某", phone, role: "street_admin", unitId: street.id });
    }
    await world.settle();
    await appointAuditor(other.admin);
    const cookie = await signIn(world, other.id, AUDITOR);
    const { cursor } = (await (await world.request(TODAY, { cookie })).json()) as { cursor: string };
    expect(cursor).toBeTypeOf("string");
    const next = await world.request(`${TODAY}&cursor=${encodeURIComponent(cursor)}`, { cookie: auditor });
    expect([next.status, await codeOf(next)]).toEqual([404, "thing.missing"]);
    const mine = await (await world.request(TODAY, { cookie: auditor })).text();
    expect(mine).not.toContain(other.admin.actor.personId);
  });
});
