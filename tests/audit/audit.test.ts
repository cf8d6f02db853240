import { listAudit } from "@rengang/core/audit";
import { auditReactions } from "@rengang/core/audit/reactions";
import { systemContext } from "@rengang/core/context";
import { editMember, memberItem } from "@rengang/core/members";
import { endGrant, giveGrant } from "@rengang/core/people";
import { personIdOf } from "@rengang/kernel/crypto";
import type { StreamChange } from "@rengang/table/record";
import { readStream } from "@rengang/table/stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson, auditorOf, makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { signIn } from "../support/sign-in";
import { makeDistrict, makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const TODAY = "2026-11-12";

async function wholeDay(place: Pick<Neighbourhood, "admin">) {
  const entries = [];
  let cursor: string | undefined;
  do {
    const page = await listAudit(auditorOf(place), { day: TODAY, cursor });
    entries.push(...page.entries);
    cursor = page.cursor;
  } while (cursor);
  return entries;
}

describe("audit", () => {
  test("every change leaves one row that says who, by which verb and which fields, and no value", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    await editMember(place.worker, member.actor.personId as never, { position: "二级主任科员", branch: "第三支部" });
    await world.settle();
    const [entry, ...more] = (await wholeDay(place)).filter((e) => e.verb === "members.edit");
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      by: place.worker.actor.personId,
      byName: "周慧",
      kind: "MEMBER",
      key: `PERSON#${member.actor.personId}/MEMBER`,
      change: "changed",
      fields: ["branch", "position"],
    });
    expect(JSON.stringify(await wholeDay(place))).not.toContain("二级主任科员");
  });

  test("a record delivered three times leaves one row", async () => {
    const place = await makeNeighbourhood(world);
    await world.settle();
    const before = await wholeDay(place);
    const stamp = { verb: "members.edit", by: "system" as const, request: "again", at: world.platform.clock() };
    const pk = `PERSON#${personIdOf("k", place.district, phoneOf(9))}`;
    const change: StreamChange = {
      district: place.district,
      kind: memberItem.kind,
      key: { pk, sk: "MEMBER" },
      before: { name: "a" },
      after: { name: "b" },
      stamp,
      sequence: "77",
    };
    for (const round of [1, 2, 3]) {
      const ctx = systemContext(world.platform, place.district, `round-${round}`);
      for (const reaction of auditReactions) {
        await reaction.run(ctx, change);
        await reaction.run(ctx, { ...change, sequence: "78", after: undefined });
      }
    }
    expect((await wholeDay(place)).length).toBe(before.length + 2);
  });

  test("the trail does not record itself, and as many rows stand in it as changes were made", async () => {
    const place = await makeNeighbourhood(world);
    for (const n of [1, 2, 3]) await addPerson(place, n);
    await world.settle();
    await world.settle();
    const stream = readStream(world.engine.endpoint, await streamOf(world), undefined);
    const changes: StreamChange[] = [];
    for (let more = await stream.next(); more.length > 0; more = await stream.next()) changes.push(...more);
    const told = changes.filter((c) => c.district === place.district && c.kind !== "AUDIT");
    const entries = await wholeDay(place);
    expect(entries).toHaveLength(told.length);
    expect(entries.filter((e) => e.kind === "AUDIT")).toEqual([]);
  });

  test("a page is gone on with on its own day alone", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    for (let n = 0; n < 100; n++)
      await editMember(place.worker, member.actor.personId as never, { branch: `第${n}支部` });
    await world.settle();
    const { cursor } = await listAudit(auditorOf(place), { day: TODAY });
    expect(cursor).toBeTypeOf("string");
    await expect(listAudit(auditorOf(place), { day: "2026-11-11", cursor })).rejects.toMatchObject({
      code: "thing.missing",
    });
  });

  test("what was taken away stands in the trail as well", async () => {
    const place = await makeNeighbourhood(world);
    const phone = phoneOf(50);
    const { personId } = await giveGrant(place.admin, {
      name: "临时",
      phone,
      role: "community_worker",
      unitId: place.community,
    });
    await world.settle();
    await endGrant(place.admin, personId, { role: "community_worker", unitId: place.community });
    await world.settle();
    const removed = (await wholeDay(place)).filter((e) => e.change === "removed");
    expect(removed).toMatchObject([{ kind: "GRANT", key: expect.stringContaining(personId), fields: [] }]);
  });

  test("a sign-in is recorded without anything that would open the session", async () => {
    const { id, admin } = await makeDistrict(world, "19900000177");
    const token = (await signIn(world, id, "19900000177")).split(".")[1] ?? "";
    await world.settle();
    const text = JSON.stringify(await wholeDay({ admin }));
    expect(text).toContain('"verb":"sessions.sign_in"');
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/[0-9a-f]{32}/);
    expect(text).not.toContain("nonce");
  });
});

async function streamOf(of: World): Promise<string> {
  const { provisionTable } = await import("@rengang/table/provision");
  return provisionTable(of.engine.endpoint, of.platform.tableName);
}
