import { exportAudit, forgetReasons, sealAudit, searchAudit, verifyAudit } from "@rengang/core/audit";
import { makeClaim, withdrawClaim } from "@rengang/core/claims";
import { type Context, systemContext } from "@rengang/core/context";
import type { PersonId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addAcceptedMember,
  auditorOf,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
} from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const DAYS = { from: "2026-11-12", to: "2026-11-13" };
const system = (place: Neighbourhood): Context => systemContext(world.platform, place.district, requestId());
const problems = async (place: Neighbourhood) =>
  (await verifyAudit(auditorOf(place), DAYS)).problems.map(({ problem }) => problem);

/** Two members have withdrawn late, each for a reason; sealed. */
async function withReasons() {
  const place = await makeNeighbourhood(world);
  const post = await makePost(place, { startsAt: inHours(20), endsAt: inHours(22) });
  const people: PersonId[] = [];
  for (const n of [1, 2]) {
    const member = await addAcceptedMember(place, n);
    await makeClaim(member, post, {});
    await withdrawClaim(member, post, { reason: `第${n}个原因` });
    people.push(member.actor.personId as PersonId);
  }
  await world.settle();
  world.pass(2 * HOUR);
  await sealAudit(system(place));
  const reasons = async () =>
    Promise.all(
      people.map(async (of) =>
        (await searchAudit(auditorOf(place), { ...DAYS, of })).entries.flatMap((e) => e.why ?? []),
      ),
    );
  return { place, people, reasons };
}

/** The stored row of one reason, to be falsified past the product. */
async function storedRow(place: Neighbourhood) {
  const { Items = [] } = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `D#${place.district}#AUDIT` },
  });
  const row = Items.find((item) => item.why !== undefined);
  if (!row) throw new Error("no row holds a reason");
  return row;
}
const write = (Item: Record<string, unknown>) => world.send("put", { TableName: world.platform.tableName, Item });

test("the reasons about one person are erased, the others stay, the acts stay, and the trail still verifies", async () => {
  const { place, people, reasons } = await withReasons();
  expect(await reasons()).toEqual([["第1个原因"], ["第2个原因"]]);
  const before = (await exportAudit(auditorOf(place), DAYS)).rows;
  for (let step = await forgetReasons(system(place), people[0] as PersonId); step; )
    step = await forgetReasons(system(place), people[0] as PersonId, step);
  expect(await reasons()).toEqual([[], ["第2个原因"]]);
  expect((await exportAudit(auditorOf(place), DAYS)).rows).toEqual(before);
  expect(await problems(place)).toEqual([]);
});

test("a reason that is changed, moved or taken out past the product is found", async () => {
  const { place } = await withReasons();
  const row = await storedRow(place);
  const { why, whyHash, ...bare } = row;
  const falsified = [
    { ...row, why: `${String(why).slice(0, -2)}AA` },
    { ...bare, whyHash },
    { ...bare, whyHash, forgotten: "00".repeat(64) },
    bare,
  ];
  for (const item of falsified) {
    await write(item);
    expect(await problems(place)).not.toEqual([]);
  }
  await write(row);
  expect(await problems(place)).toEqual([]);
});

test("marks from which somebody was taken out, so that a search would not find him or her, are found", async () => {
  const { place, people } = await withReasons();
  const query = {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `D#${place.district}#AUDIT_SEALS` },
  };
  const seal = (await world.send("query", query)).Items?.at(-1) as Record<string, unknown> & { marks: Uint8Array };
  await write({ ...seal, marks: seal.marks.subarray(4) });
  expect(await problems(place)).toEqual(["index"]);
  await write(seal);
  expect((await searchAudit(auditorOf(place), { ...DAYS, by: people[0] })).entries.length).toBeGreaterThan(0);
});
