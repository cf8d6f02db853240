import { verifyAudit } from "@rengang/core/audit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditorOf } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { falsify, falsifyElsewhere } from "./tampers";
import { oldTrail, youngTrail } from "./trails";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test("260 falsifications past the product, in every way that we know, are all found, and the trail put back verifies", async () => {
  const trail = await youngTrail(world, 3);
  expect(await falsify(trail, { from: 1, count: 260 })).toEqual({ missed: [], falseAlarms: 0 });
});

test("so are 40 of a trail from which a part was removed lawfully, the signed removal among them", async () => {
  const trail = await oldTrail(world);
  expect(await falsify(trail, { from: 1, count: 40 })).toEqual({ missed: [], falseAlarms: 0 });
});

test("a check that looks elsewhere finds none of them, so that finding them means something", async () => {
  const trail = await youngTrail(world, 3);
  expect((await falsifyElsewhere(trail, 12)).missed).toHaveLength(12);
});

test("a seal whose bounds lead nowhere is told, and the check answers all the same", async () => {
  const { place, days, bench } = await youngTrail(world, 1);
  const seal = bench.seals.at(-1);
  if (!seal) throw new Error("nothing was sealed");
  const { day: _, at: __, ...torn } = seal;
  for (const broken of [{ ...seal, from: "~~", to: "0" }, torn] as (typeof seal)[]) {
    await bench.write(broken);
    const answer = await verifyAudit(auditorOf(place), days[0] as never);
    expect(answer.problems.map(({ problem }) => problem)).toContain("signature");
  }
});
