import { listedDistrictItem } from "@rengang/core/districts";
import { put, update } from "@rengang/table/change";
import { DistrictTable } from "@rengang/table/district-table";
import { metered } from "@rengang/table/meter";
import { together } from "@rengang/table/together";
import { afterAll, expect, test } from "vitest";
import { makeNeighbourhood } from "../support/people";
import { FIELDS, makeWorld } from "../support/world";

const world = await makeWorld();
afterAll(() => world.close());
const { admin } = await makeNeighbourhood(world);
const hashes = Array.from({ length: 150 }, (_, n) => `hash${n}`);
for (let i = 0; i < hashes.length; i += 75) {
  const changes = hashes
    .slice(i, i + 75)
    .map((hash, n) => put(listedDistrictItem, hash, { id: hash as never, name: `n${i + n}` }));
  await admin.commit("test.rows", changes);
}

function tableOver(send = world.send) {
  const { send: counted, meter } = metered(send);
  const settings = {
    tableName: world.platform.tableName,
    cursorKey: "k",
    clock: world.platform.clock,
    fields: { keys: FIELDS },
  };
  return { table: new DistrictTable(together(counted), admin.district, settings), meter };
}

test("many reads at once go in few calls, and each gets its own item", async () => {
  const { table, meter } = tableOver();
  const found = await Promise.all([...hashes, "nobody"].map((hash) => table.get(listedDistrictItem, hash)));
  expect(found.map((f) => f?.name)).toEqual([...hashes.map((_, n) => `n${n}`), undefined]);
  expect(meter.calls).toBeLessThanOrEqual(6);
});

test("an item that many want at once is read once, and nobody sees what another does to it", async () => {
  const { table, meter } = tableOver();
  const [first, ...rest] = await Promise.all(hashes.map(() => table.get(listedDistrictItem, "hash7")));
  (first as { name: string }).name = "changed";
  expect(new Set(rest.map((f) => f?.name))).toEqual(new Set(["n7"]));
  expect(meter.reads).toBeLessThan(5);
});

test("a strong read asked for after a write was acknowledged sees it, however many reads wait", async () => {
  const { table } = tableOver();
  const crowd = hashes.map((hash) => table.get(listedDistrictItem, hash, { strong: true }));
  await admin.commit("test.rows", [update(listedDistrictItem, "hash149", { set: { opening: true } })]);
  expect((await table.get(listedDistrictItem, "hash149", { strong: true }))?.opening).toBe(true);
  await Promise.all(crowd);
});

test("what the engine left unread is asked for again, and a failure reaches each who waited", async () => {
  const { send } = world;
  const { table } = tableOver((async (operation, input) => {
    const output = (await send(operation, input)) as never as { Responses: object; UnprocessedKeys: object };
    if (operation !== "batchGet") return output;
    return { ...output, Responses: {}, UnprocessedKeys: (input as { RequestItems: object }).RequestItems };
  }) as typeof send);
  const found = await Promise.all(hashes.map((hash) => table.get(listedDistrictItem, hash)));
  expect(found.map((f) => f?.name)).toEqual(hashes.map((_, n) => `n${n}`));

  const broken = tableOver((() => Promise.reject(new Error("gone"))) as typeof send).table;
  const told = await Promise.allSettled(hashes.map((hash) => broken.get(listedDistrictItem, hash)));
  expect(new Set(told.map((t) => t.status))).toEqual(new Set(["rejected"]));
});
