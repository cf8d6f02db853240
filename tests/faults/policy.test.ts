import { sealAudit } from "@rengang/core/audit";
import { systemContext } from "@rengang/core/context";
import { accountItem } from "@rengang/core/people";
import { makeDocuments } from "@rengang/functions/documents/app";
import { runDue } from "@rengang/functions/jobs/due";
import type { DistrictId } from "@rengang/kernel/ids";
import { DistrictTable } from "@rengang/table/district-table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Estate, makeEstate } from "../isolation/estate";
import { makeWorld, type World } from "../support/world";
import { type Asked, permits, policed, tableIn } from "./policy";
import { rolesOf, stackWall } from "./stack-wall";

const wall = stackWall();
const { denied } = wall;

let world: World;
let a: Estate;
let b: Estate;
beforeAll(async () => {
  world = await makeWorld(undefined, wall.of("Api"));
  a = await makeEstate(world, "qzxa", 1);
  b = await makeEstate(world, "qzxb", 2);
});
afterAll(() => world.close());

describe("under the policies of the synthesized stack", () => {
  test("two districts live through everything that the product does, and nothing is denied", async () => {
    const files = makeDocuments(world.platform);
    const path = `/api/documents/reports/2026/mine/xlsx`;
    const answer = await files.request(path, { headers: { cookie: `rengang=${a.hands.member.cookie}` } });
    expect(answer.status).toBe(200);
    expect([denied, wall.looked() > 500]).toEqual([[], true]);
  });

  test("clock, seals and reactions stay within what their own functions may do", async () => {
    const platformOf = (name: string) => ({
      ...world.platform,
      sendFor: (district: DistrictId) => wall.of(name)(world.send, district),
    });
    world.pass(26 * 3_600_000);
    expect(await runDue(platformOf("Due"))).toBeGreaterThan(0);
    await sealAudit(systemContext(platformOf("Sweep"), a.district, "seal"));
    expect(denied).toEqual([]);
  });
});

describe("what the policies do not let through", () => {
  const { own, district: inside } = rolesOf("Api");
  const table = tableIn(inside);
  const of = (district?: string) => ({ statements: inside, district });
  const keys = (action: string, leadingKeys?: string[], resource = table): Asked => ({
    action: `dynamodb:${action}`,
    resource,
    ...(leadingKeys && { leadingKeys }),
  });

  test("a handle of one district with the credentials of another", async () => {
    const { tableName, clock, secrets } = world.platform;
    const seen: string[] = [];
    const crossed = policed(world.send, of(b.district), seen);
    const handle = new DistrictTable(crossed, a.district, {
      tableName,
      clock,
      cursorKey: secrets.signing,
      fields: { keys: secrets.fields },
    });
    const deny = { name: "AccessDeniedException" };
    await expect(handle.get(accountItem, "x" as never)).rejects.toMatchObject(deny);
    await expect(handle.getMany(accountItem, ["x", "y"] as never[])).rejects.toMatchObject(deny);
    await expect(handle.query(accountItem, { pk: "x" })).rejects.toMatchObject(deny);
    await expect(handle.query(accountItem, { pk: "x", index: 1 })).rejects.toMatchObject(deny);
    expect(seen).toHaveLength(4);
  });

  test("every action on another district's key, alone, among own keys, or in an index", () => {
    const [mine, other] = ["D#one#POSTS#x", "D#two#POSTS#x"];
    const actions = ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];
    for (const action of actions) {
      expect([action, permits(of("one"), keys(action, [mine]))]).toEqual([action, true]);
      expect([action, permits(of("one"), keys(action, [other]))]).toEqual([action, false]);
      expect([action, permits(of("one"), keys(action, [mine, other]))]).toEqual([action, false]);
    }
    const index = `${table}/index/by1`;
    expect(permits(of("one"), keys("Query", [mine], index))).toBe(true);
    expect(permits(of("one"), keys("Query", [other], index))).toBe(false);
    expect(permits(of("one"), keys("Query", ["POSTS#x"], index))).toBe(false);
  });

  test("a scan, a call without keys, a session without a tag, and a name that only begins like another", () => {
    expect(permits(of("one"), keys("Scan"))).toBe(false);
    expect(permits(of("one"), keys("Scan", ["D#one#x"]))).toBe(false);
    expect(permits(of("one"), keys("Query"))).toBe(false);
    expect(permits(of(undefined), keys("GetItem", ["D#one#x"]))).toBe(false);
    expect(permits(of("one"), keys("GetItem", ["D#one-more#x"]))).toBe(false);
    expect(permits(of("one"), keys("GetItem", ["D#_platform#x"]))).toBe(false);
  });

  test("a function's own role on a district's items, and an index key of the platform from a district", () => {
    expect(permits({ statements: own }, keys("GetItem", ["D#_platform#DISTRICTS"]))).toBe(true);
    expect(permits({ statements: own }, keys("GetItem", ["D#one#x"]))).toBe(false);
    expect(permits({ statements: own }, keys("Query", ["D#one#x"]))).toBe(false);
    expect(permits({ statements: rolesOf("Due").district, district: "one" }, keys("DeleteItem", ["D#one#x"]))).toBe(
      false,
    );
  });

  test("another district's files", () => {
    const bucket = inside.flatMap((each) => each.resources).find((text) => text.includes("/imports/")) ?? "";
    const file = (district: string) => ({
      action: "s3:GetObject",
      resource: bucket.replace(/\/imports\/.*$/, `/imports/${district}/imp_1/rows.json`),
    });
    expect(permits(of("one"), file("one"))).toBe(true);
    expect(permits(of("one"), file("two"))).toBe(false);
    expect(permits(of("one"), file("one-more"))).toBe(false);
    expect(permits(of(undefined), file("one"))).toBe(false);
    expect(permits({ statements: own }, file("one"))).toBe(false);
  });
});
