import { createHash, createPublicKey, verify } from "node:crypto";
import { exportAudit, sealAudit, verifyAudit } from "@rengang/core/audit";
import { type Context, systemContext } from "@rengang/core/context";
import { editMember } from "@rengang/core/members";
import { sealTrails } from "@rengang/functions/jobs/sweep";
import { DAY, DEFAULT_ZONE, dayOf, HOUR, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlacedRow } from "../../packages/core/audit/items";
import { auditDay } from "../../packages/core/audit/rules";
import { NEWEST } from "../../packages/core/audit/seal";
import { stretchOf } from "../../packages/core/audit/seal-rules";
import { addPerson, auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";
import { type Item, itemsOf } from "./bench";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

let seals = 0;
const sealer = (place: Neighbourhood) => systemContext(world.platform, place.district, `seal${++seals}`);
const keyOf = ({ pk, sk }: Item) => ({ pk, sk });
const RANGE = { from: "2026-11-11", to: "2026-12-11" };
const check = (ctx: Context) => verifyAudit(auditorOf({ admin: ctx }), RANGE);

/** Some hours of changes, sealed as they close. */
async function sealedDistrict(hours: number): Promise<Neighbourhood> {
  const place = await makeNeighbourhood(world);
  for (let hour = 0; hour < hours; hour++) {
    const member = await addPerson(again(place), hour + 1);
    await editMember(worker(place), member.actor.personId as never, { branch: `第${hour}支部` });
    await world.settle();
    world.pass(HOUR);
    await sealAudit(sealer(place));
  }
  world.pass(20 * MINUTE);
  await sealAudit(sealer(place));
  return place;
}
const again = (place: Neighbourhood): Neighbourhood => ({
  ...place,
  admin: world.as(place.district, place.admin.actor.personId as never, place.admin.actor.grant),
});
const worker = (place: Neighbourhood) =>
  world.as(place.district, place.worker.actor.personId as never, place.worker.actor.grant);

describe("the sealed trail", () => {
  test("closed hours are sealed, each bound to the one before, and an untouched trail verifies", async () => {
    const place = await sealedDistrict(4);
    const answer = await check(place.admin);
    expect(answer.problems).toEqual([]);
    expect(answer.seals).toBeGreaterThanOrEqual(4);
    expect(answer.rows).toBeGreaterThan(12);
    expect(await sealAudit(sealer(place))).toBe(0);
  });

  test("two clocks that strike at once make one chain", async () => {
    const place = await makeNeighbourhood(world);
    await world.settle();
    world.pass(2 * HOUR);
    await Promise.all([1, 2, 3].map(() => sealAudit(sealer(place))));
    world.pass(26 * HOUR);
    await Promise.all([sealTrails(world.platform), sealTrails(world.platform)]);
    expect((await check(place.admin)).problems).toEqual([]);
  });

  test("a record that comes a day late is filed where the trail is open, once, and breaks no seal", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    await world.settle();
    await editMember(worker(place), member.actor.personId as never, { branch: "迟到支部" });
    world.pass(26 * HOUR);
    await sealAudit(sealer(place));
    await world.settle();
    world.pass(2 * HOUR);
    await sealAudit(sealer(place));
    const { rows } = await exportAudit(auditorOf(place), RANGE);
    expect(rows.filter((r) => r[3] === "members.edit")).toHaveLength(1);
    expect((await check(place.admin)).problems).toEqual([]);
  });

  test("whoever has the exported package checks it without us", async () => {
    const place = await sealedDistrict(3);
    const pack = await exportAudit(auditorOf(place), RANGE);
    const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(pack.publicKey, "hex")]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    let at = 0;
    for (const seal of pack.seals) {
      let head = seal.prev;
      for (const row of pack.rows.slice(at, at + seal.count)) {
        head = createHash("sha256")
          .update(`${head}\n${JSON.stringify(row)}`)
          .digest("hex");
      }
      at += seal.count;
      expect(head).toBe(seal.head);
      const { n, day, from, to, count, prev } = seal;
      const text = JSON.stringify([pack.district, n, day, from, to, count, seal.head, prev, seal.at]);
      expect(verify(null, Buffer.from(text), key, Buffer.from(seal.signature, "hex"))).toBe(true);
    }
    expect(at).toBe(pack.rows.length);
  });

  test("taking seals out of table and copies alike is told by what they leave behind", async () => {
    const place = await sealedDistrict(3);
    world.files.delete(`${place.district}/${NEWEST}`);
    world.files.delete(`${place.district}/audit/seals/2.json`);
    expect((await check(place.admin)).problems).toMatchObject([{ n: 2, problem: "copy" }]);
  });

  test("quiet days before a busy one share its seal, and a row that is put among them later is found", async () => {
    const place = await sealedDistrict(1);
    const before = (await check(place.admin)).seals;
    world.pass(5 * DAY);
    const member = await addPerson(again(place), 9);
    await editMember(worker(place), member.actor.personId as never, { branch: "第九支部" });
    await world.settle();
    world.pass(2 * HOUR);
    const reads = world.meter.reads;
    expect(await sealAudit(sealer(place))).toBeLessThanOrEqual(2);
    expect(world.meter.reads - reads).toBeLessThanOrEqual(6);
    const sound = await check(place.admin);
    expect(sound.problems).toEqual([]);
    expect(sound.seals - before).toBeLessThanOrEqual(2);

    const today = auditDay(world.platform.clock(), DEFAULT_ZONE);
    const row = (await itemsOf(world, place.district, "AUDIT")).find(({ sk }) => sk.startsWith(today)) as Item;
    const quiet = auditDay(world.platform.clock() - 3 * DAY, DEFAULT_ZONE);
    const forged = { ...row, sk: `${quiet}${row.sk.slice(8)}` };
    await world.send("put", { TableName: world.platform.tableName, Item: forged });
    expect((await check(place.admin)).problems).toMatchObject([{ problem: "rows" }]);
  });

  test("days that ended without a row are sealed too, once each sweep that finds them", async () => {
    const place = await sealedDistrict(1);
    world.pass(3 * DAY);
    expect(await sealAudit(sealer(place))).toBe(1);
    expect(await sealAudit(sealer(place))).toBe(0);
    expect((await check(place.admin)).problems).toEqual([]);
  });

  test("days that nobody sealed share one seal, and whoever asks for any of them has its rows checked and exported", async () => {
    const place = await makeNeighbourhood(world);
    const day = () => dayOf(world.platform.clock(), DEFAULT_ZONE);
    const days: string[] = [];
    for (let n = 0; n < 4; n++) {
      // Nothing happens on the third.
      if (n !== 2) await addPerson(again(place), n + 1);
      await world.settle();
      days.push(day());
      world.pass(DAY);
    }
    expect(await sealAudit(sealer(place))).toBe(1);
    const sealed = await itemsOf(world, place.district, "AUDIT");
    for (const one of days) {
      const asked = { from: one, to: one };
      expect(await verifyAudit(auditorOf(place), asked)).toMatchObject({ rows: sealed.length, problems: [] });
      expect((await exportAudit(auditorOf(place), asked)).rows).toHaveLength(sealed.length);
    }
    const asked = { from: day(), to: day() };
    expect(await verifyAudit(auditorOf(place), asked)).toMatchObject({ rows: 0, problems: [] });
    await world.send("delete", { TableName: world.platform.tableName, Key: keyOf(sealed[0] as Item) });
    for (const one of days) {
      const { problems } = await verifyAudit(auditorOf(place), { from: one, to: one });
      expect(problems.map(({ problem }) => problem)).toContain("rows");
    }
  });

  test("a stretch ends with what is closed, or before the row that is one too many", () => {
    const row = (day: string, place: string) => ({ day, place }) as PlacedRow;
    const closed = "20261113#0mwk5z0g0";
    const full = stretchOf("20261112#a", [row("20261112", "b#1")], true, closed);
    expect(full).toEqual({ day: "20261112", from: "20261112#a", to: "20261112#b#1!" });
    expect(stretchOf("", [row("20261112", "b#1")], false, closed)?.to).toBe(closed);
    expect(stretchOf("20261113#", [row("20261113", "0mwk4#1")], false, closed)?.to).toBe(closed);
    expect(stretchOf("20261113#", [], false, closed)).toBeUndefined();
    expect(stretchOf("20261112#a", [], false, closed)).toEqual({
      day: "20261112",
      from: "20261112#a",
      to: "20261113#",
    });
  });

  test("a range that is backwards or longer than a month is refused at its field", async () => {
    const place = await makeNeighbourhood(world);
    for (const [from, to, problem] of [
      ["2026-11-12", "2026-11-11", "before_start"],
      ["2026-01-01", "2026-11-11", "too_long"],
    ] as const) {
      await expect(verifyAudit(auditorOf(place), { from, to })).rejects.toMatchObject({
        facts: { fields: [{ path: "to", problem }] },
      });
    }
  });
});
