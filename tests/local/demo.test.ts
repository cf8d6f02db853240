import { listPosts } from "@rengang/core/claims";
import { listForms, listPeriods } from "@rengang/core/feedback";
import { listMembers } from "@rengang/core/members";
import { communitySummaries } from "@rengang/core/services";
import { listUnits } from "@rengang/core/units";
import { ROOT_UNIT } from "@rengang/kernel/ids";
import { at } from "@rengang/local/demo/people";
import { DEMO_ACCOUNTS, seedDemo } from "@rengang/local/demo/seed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** The demo waits for a job that the stream drives: both go on side by side, as when the product runs. */
async function seeded(): Promise<void> {
  let done = false;
  const seeding = seedDemo(world.platform).finally(() => {
    done = true;
  });
  while (!done) await world.settle();
  await seeding;
  await world.settle();
}

test("the demo district carries a year: people, records, posts ahead and forms in every hand; seeding again changes nothing", async () => {
  await seeded();
  const admin = at(
    world.platform,
    "linjiang" as never,
    "19900000100",
    { role: "district_admin", unitId: ROOT_UNIT },
    "顾思远",
  );
  const community = (await listUnits(admin)).find((u) => u.name === "桃园社区");
  if (!community) throw new Error("no community");
  expect((await listMembers(admin, {})).members.length).toBeGreaterThan(100);
  expect((await communitySummaries(admin, community.id, "2026")).length).toBeGreaterThan(20);
  const { posts } = await listPosts(admin, { unitId: community.id, limit: 50 });
  expect(posts.filter((p) => p.state === "open").length).toBeGreaterThan(6);
  expect(posts.some((p) => p.waiting > 0)).toBe(true);
  expect(posts.some((p) => p.state === "proposed")).toBe(true);
  const [period] = await listPeriods(admin);
  const states = new Set(
    (await listForms(admin, { periodId: period?.id ?? "", unitId: community.id } as never)).map((f) => f.state),
  );
  for (const state of ["drafted", "shown", "confirmed", "delivered"]) expect(states).toContain(state);
  const before = world.meter.writes;
  expect(await seedDemo(world.platform)).toBe(DEMO_ACCOUNTS);
  expect(world.meter.writes).toBe(before);
});
