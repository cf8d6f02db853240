import type { DistrictId, PersonId } from "@rengang/kernel/ids";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { absent, erased, put, save, unchanged, update } from "@rengang/table/change";
import { DistrictTable } from "@rengang/table/district-table";
import { defineItem, type Stamp } from "@rengang/table/item";
import { type Send, sendTo } from "@rengang/table/send";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FIELDS, makeWorld, START, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const thing = defineItem<{ name: string; count?: number }, string>({
  kind: "THING",
  key: (id) => ({ pk: "THINGS", sk: id }),
});
let commits = 0;
/** Each commit bears a stamp of its own, as `ctx.commit` gives it. */
const stamp = (): Stamp => ({ verb: "test.write", by: "system", request: `r${++commits}`, at: START });
const tableFor = (district: string, send: Send = world.send) =>
  new DistrictTable(send, district as DistrictId, {
    tableName: world.platform.tableName,
    cursorKey: "k",
    clock: world.platform.clock,
    fields: { keys: FIELDS },
  });

describe("the district's table", () => {
  test("two districts with the same keys never meet, by reading, listing or writing", async () => {
    const [one, two] = [tableFor("one"), tableFor("two")];
    await one.commit(stamp(), [put(thing, "a", { name: "eins" })]);
    expect(await two.get(thing, "a")).toBeUndefined();
    expect((await two.query(thing, { pk: "THINGS" })).rows).toEqual([]);
    await two.commit(stamp(), [put(thing, "a", { name: "zwei" }, absent())]);
    expect((await one.get(thing, "a"))?.name).toBe("eins");
  });

  test("a cursor of one district or of another list opens nothing", async () => {
    const [one, two] = [tableFor("cur-one"), tableFor("cur-two")];
    for (const id of ["a", "b", "c"]) await one.commit(stamp(), [put(thing, id, { name: id })]);
    const { cursor } = await one.query(thing, { pk: "THINGS", limit: 1 });
    expect((await one.query(thing, { pk: "THINGS", cursor })).rows.map((r) => r.name)).toEqual(["b", "c"]);
    await expect(two.query(thing, { pk: "THINGS", cursor })).rejects.toMatchObject({ code: "thing.missing" });
    await expect(one.query(thing, { pk: "OTHERS", cursor })).rejects.toMatchObject({ code: "thing.missing" });
    await expect(one.query(thing, { pk: "THINGS", cursor: "forged.aaaa" })).rejects.toMatchObject({
      code: "thing.missing",
    });
  });

  test("a commit of several changes happens whole or not at all, and tells which guard failed", async () => {
    const table = tableFor("whole");
    await table.commit(stamp(), [put(thing, "taken", { name: "x" })]);
    const commit = table.commit(stamp(), [
      put(thing, "new", { name: "y" }, absent()),
      put(
        thing,
        "taken",
        { name: "z" },
        absent(() => refuseCommon("idempotency.mismatch")),
      ),
    ]);
    await expect(commit).rejects.toMatchObject({ code: "idempotency.mismatch" });
    expect(await table.get(thing, "new")).toBeUndefined();
  });

  test("a guard that fails hands over the item as it stood", async () => {
    const table = tableFor("old");
    await table.commit(stamp(), [put(thing, "a", { name: "x", count: 7 })]);
    let seen: unknown;
    const guard = {
      if: "#count < :most",
      values: { most: 5 },
      else: (old?: Record<string, unknown>) => {
        seen = old?.count;
        return refuseCommon("change.stale");
      },
    };
    await expect(table.commit(stamp(), [update(thing, "a", { add: { count: 1 }, when: guard })])).rejects.toThrow();
    expect(seen).toBe(7);
  });

  test("a save over a version that has moved on is stale", async () => {
    const table = tableFor("version");
    await table.commit(stamp(), [put(thing, "a", { name: "1" })]);
    const loaded = await table.get(thing, "a");
    await table.commit(stamp(), [save(thing, "a", { name: "2" }, loaded?.version ?? 0)]);
    await expect(table.commit(stamp(), [save(thing, "a", { name: "3" }, loaded?.version ?? 0)])).rejects.toBeInstanceOf(
      Stale,
    );
    await expect(table.commit(stamp(), [erased(thing, "a", unchanged(1))])).rejects.toBeInstanceOf(Stale);
    expect((await table.get(thing, "a"))?.name).toBe("2");
  });

  test("a commit sent again after a lost answer is known by any of its items, though another commit went over the first", async () => {
    const table = tableFor("again");
    await table.commit(stamp(), [put(thing, "post", { name: "x" }), put(thing, "calendar", { name: "y" })]);
    const mine = stamp();
    const changes = [save(thing, "post", { name: "x1" }, 1), save(thing, "calendar", { name: "y1" }, 1)];
    await table.commit(mine, changes);
    await table.commit(stamp(), [save(thing, "post", { name: "x2" }, 2)]);
    await table.commit(mine, changes);
    expect([(await table.get(thing, "post"))?.name, (await table.get(thing, "calendar"))?.name]).toEqual(["x2", "y1"]);
  });

  test("conflicts and throttles are tried again; what never ends is told as busy", async () => {
    let failures = 3;
    const flaky: Send = async (operation, input) => {
      if (operation === "put" && failures-- > 0) throw Object.assign(new Error(), { name: "ThrottlingException" });
      return world.send(operation, input);
    };
    const table = tableFor("flaky", flaky);
    await table.commit(stamp(), [put(thing, "a", { name: "x" })]);
    expect((await table.get(thing, "a"))?.name).toBe("x");
    failures = Number.POSITIVE_INFINITY;
    await expect(table.commit(stamp(), [put(thing, "b", { name: "x" })])).rejects.toMatchObject({
      code: "service.busy",
    });
  });

  test("a commit whose answer was lost and that is sent again is one commit, not a refusal", async () => {
    let lose = true;
    const forgetful: Send = async (operation, input) => {
      const output = await world.send(operation, input);
      if (operation === "put" && lose) {
        lose = false;
        // The transport gives up waiting and sends the same call once more.
        return world.send(operation, input);
      }
      return output;
    };
    const table = tableFor("forgetful", forgetful);
    await table.commit(stamp(), [
      put(
        thing,
        "a",
        { name: "x" },
        absent(() => refuseCommon("idempotency.mismatch")),
      ),
    ]);
    expect((await table.get(thing, "a"))?.version).toBe(1);
    const another = table.commit(stamp(), [
      put(
        thing,
        "a",
        { name: "y" },
        absent(() => refuseCommon("idempotency.mismatch")),
      ),
    ]);
    await expect(another).rejects.toMatchObject({ code: "idempotency.mismatch" });
  });

  test("an engine that cannot be reached is told as busy, at once", async () => {
    const table = tableFor("gone", sendTo("http://127.0.0.1:9"));
    await expect(table.get(thing, "a")).rejects.toMatchObject({ code: "service.busy" });
  });

  test("what has expired no longer counts, before the engine sweeps it", async () => {
    const brief = defineItem<{ until: number }, string>({
      kind: "BRIEF",
      key: (id) => ({ pk: "BRIEF", sk: id }),
      expiresAt: (row) => row.until,
    });
    const table = tableFor("expiry");
    await table.commit(stamp(), [
      put(brief, "a", { until: START / 1000 - 1 }),
      put(brief, "b", { until: START / 1000 + 60 }),
    ]);
    expect(await table.get(brief, "a")).toBeUndefined();
    expect((await table.query(brief, { pk: "BRIEF" })).rows).toHaveLength(1);
  });

  test("pages that the engine cuts short are asked for again until all are there", async () => {
    const cut: Send = async (operation, input) => {
      if (operation !== "batchGet") return world.send(operation, input);
      const [[name, { Keys = [] }] = ["", {}]] = Object.entries(
        (input as { RequestItems: Record<string, { Keys?: object[] }> }).RequestItems,
      );
      const output = await world.send("batchGet", {
        RequestItems: { [name]: { Keys: Keys.slice(0, 1) as never } },
      });
      const left = Keys.slice(1);
      return { ...output, UnprocessedKeys: left.length > 0 ? { [name]: { Keys: left } } : {} } as never;
    };
    const table = tableFor("cut", cut);
    const ids = ["a", "b", "c"];
    for (const id of ids) await table.commit(stamp(), [put(thing, id, { name: id })]);
    expect((await table.getMany(thing, [...ids, "missing"])).map((r) => r.name)).toEqual(ids);
  });

  test("every item says who wrote it, by which verb, when", async () => {
    const table = tableFor("stamp");
    await table.commit({ ...stamp(), request: "r", by: "per_abcdefghjkmnp" as PersonId }, [
      put(thing, "a", { name: "x" }),
    ]);
    const { Item } = await world.send("get", {
      TableName: world.platform.tableName,
      Key: { pk: "D#stamp#THINGS", sk: "a" },
    });
    expect(Item?.stamp).toBe(`test.write abcdefghjkmnp r ${START.toString(36)}`);
  });
});
