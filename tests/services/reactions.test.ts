import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Context } from "@rengang/core/context";
import { moveRegistration } from "@rengang/core/registrations";
import {
  communitySummaries,
  confirmServices,
  correctService,
  recount,
  rejectService,
  summaryItem,
} from "@rengang/core/services";
import { react } from "@rengang/functions/reactions/registry";
import type { StreamChange } from "@rengang/table/record";
import { readStream } from "@rengang/table/stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { addWorker, idOf, later, nth, serve } from "../support/service";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** All records of the table's stream so far, without running any reaction. */
async function recorded(): Promise<StreamChange[]> {
  const client = new DynamoDBClient({
    endpoint: world.engine.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: world.platform.tableName }));
  const stream = readStream(world.engine.endpoint, Table?.LatestStreamArn ?? "", undefined);
  const all: StreamChange[] = [];
  for (let quiet = 0; quiet < 2; ) {
    const got = await stream.next();
    quiet = got.length === 0 ? quiet + 1 : 0;
    all.push(...got);
  }
  return all;
}

/** A shuffle that a seed repeats. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function aYearOfChanges(place: Neighbourhood, members: readonly Context[]): Promise<void> {
  const worker = later(place, place.worker);
  for (const member of members) {
    const rows = [];
    for (const month of ["03", "06", "11"])
      rows.push(await serve(place, member, { on: `2026-${month}-10`, hours: 1.5 }));
    await rejectService(worker, rows[0]?.id as never, { reason: "重复" });
    await correctService(worker, rows[1]?.id as never, { hours: 2.5, reason: "更正" });
    await serve(place, member, { on: "2026-09-01", state: "pending", confirmedAt: undefined });
  }
}

async function expectTotalsToHold(place: Neighbourhood, members: readonly Context[]): Promise<void> {
  const rows = await communitySummaries(place.worker, place.community, "2026");
  for (const member of members) {
    const counted = await recount(place.worker, idOf(member), "2026");
    const header = await place.worker.table.get(summaryItem, { personId: idOf(member), year: "2026" });
    expect(header).toMatchObject(counted);
    expect(rows.find((r) => r.personId === idOf(member))).toMatchObject(counted);
  }
}

test("kept totals equal a recount after every record came three times, in any order, and at once", async () => {
  for (const seed of [1, 2, 3]) {
    const place = await makeNeighbourhood(world);
    const members = await Promise.all([1, 2, 3].map((n) => addAcceptedMember(place, n)));
    await aYearOfChanges(place, members);
    const own = (await recorded()).filter((c) => c.district === place.district);
    const stormy = shuffled([...own, ...own, ...own], seed);
    for (let i = 0; i < stormy.length; i += 6) {
      await Promise.all(stormy.slice(i, i + 6).map((change) => react(world.platform, change)));
    }
    await expectTotalsToHold(place, members);
  }
});

test("the check itself would notice a wrong total", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  await serve(place, member, {});
  await world.settle();
  await serve(place, member, { on: "2026-11-11" });
  await expect(expectTotalsToHold(place, [member])).rejects.toThrow();
  await world.settle();
  await expectTotalsToHold(place, [member]);
});

test("a member without a confirmed record has no row, and loses it when the last one is turned down", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const row = await serve(place, member, {});
  await world.settle();
  expect(await communitySummaries(place.worker, place.community, "2026")).toMatchObject([
    { personId: idOf(member), times: 1 },
  ]);
  await rejectService(later(place, place.worker), row.id, { reason: "误登" });
  await world.settle();
  expect(await communitySummaries(place.worker, place.community, "2026")).toEqual([]);
});

test("the community's row follows a member who moves, in whatever order the news arrives", async () => {
  for (const seed of [4, 5, 6]) {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    await serve(place, member, { on: "2026-10-01" });
    await serve(place, member, { on: "2025-10-01" });
    const before = (await recorded()).filter((c) => c.district === place.district);
    await moveRegistration(later(place, place.admin), {
      personId: idOf(member),
      unitId: place.elsewhere,
      reason: "搬家",
    });
    await serve(place, member, { on: "2026-11-01" });
    const all = (await recorded()).filter((c) => c.district === place.district);
    for (const change of shuffled([...all, ...before, ...all], seed)) await react(world.platform, change);
    for (const year of ["2025", "2026"]) {
      expect(await communitySummaries(place.worker, place.community, year)).toEqual([]);
      const [row] = await communitySummaries(place.worker, place.elsewhere, year);
      expect(row).toMatchObject(await recount(place.worker, idOf(member), year));
    }
    await moveRegistration(later(place, place.admin), {
      personId: idOf(member),
      unitId: place.community,
      reason: "搬回",
    });
    await world.settle();
    expect(await communitySummaries(place.worker, place.community, "2026")).toHaveLength(1);
    expect(await communitySummaries(place.worker, place.elsewhere, "2026")).toEqual([]);
  }
});

test("totals of many confirmations at once are exact", async () => {
  const place = await makeNeighbourhood(world);
  const member = await addAcceptedMember(place, 1);
  const second = await addWorker(place, 7);
  const rows = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      serve(place, member, { on: `2026-10-1${i}`, state: "pending", confirmedAt: undefined, confirmedBy: undefined }),
    ),
  );
  const ids = rows.map((r) => r.id);
  await Promise.all([
    confirmServices(later(place, second), { ids }),
    confirmServices(later(place, place.worker), { ids }),
  ]);
  await world.settle();
  await expectTotalsToHold(place, [nth([member], 0)]);
  expect((await recount(place.worker, idOf(member), "2026")).times).toBe(8);
});
