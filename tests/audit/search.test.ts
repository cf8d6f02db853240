import { sealAudit, searchAudit } from "@rengang/core/audit";
import { makeClaim, withdrawClaim } from "@rengang/core/claims";
import { type Context, openContext, systemContext } from "@rengang/core/context";
import { editMember, viewMember } from "@rengang/core/members";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOUNDS } from "../../packages/core/audit/walk";
import {
  addAcceptedMember,
  addPerson,
  auditorOf,
  inHours,
  makeNeighbourhood,
  makePost,
  type Neighbourhood,
  phoneOf,
} from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const DAYS = { from: "2026-11-10", to: "2026-11-20" };
const now = (ctx: Context, from?: { address?: string; device?: string }): Context =>
  openContext(ctx.platform, ctx.actor, requestId(), undefined, from);
const idOf = (ctx: Context) => ctx.actor.personId as PersonId;

type Asked = Partial<Parameters<typeof searchAudit>[1]>;
/** Everything that a search finds, page after page, and how many pages that took; searches themselves left out. */
async function found(place: Pick<Neighbourhood, "admin">, asked: Asked) {
  const entries = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await searchAudit(auditorOf(place), { ...DAYS, ...asked, cursor });
    entries.push(...page.entries);
    cursor = page.cursor;
    pages += 1;
  } while (cursor);
  const auditor = auditorOf(place).actor.personId;
  return { entries: entries.filter(({ by }) => by !== auditor), pages };
}

async function seal(place: Neighbourhood): Promise<void> {
  await world.settle();
  world.pass(2 * HOUR);
  await sealAudit(systemContext(world.platform, place.district, requestId()));
}

describe("a row of the trail", () => {
  test("says for whom, from where and why, beside who, what and when", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    const post = await makePost(place, { startsAt: inHours(20), endsAt: inHours(22) });
    const from = { address: "203.0.113.9", device: "微信 · Android" };
    await makeClaim(now(member, from), post, {});
    await withdrawClaim(now(member, from), post, { reason: "孩子发烧" });
    await world.settle();
    const { entries } = await found(place, { of: idOf(member), verb: "claims.withdraw" });
    expect(entries).toMatchObject([
      {
        by: idOf(member),
        byName: "党员1",
        whom: idOf(member),
        whomName: "党员1",
        where: { address: expect.stringMatching(/^[0-9a-z]{8}$/), device: "微信 · Android" },
        why: "孩子发烧",
      },
    ]);
  });

  test("keeps no address, and its reason not in clear", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    const post = await makePost(place, { startsAt: inHours(20), endsAt: inHours(22) });
    const from = { address: "203.0.113.9" };
    await makeClaim(now(member, from), post, {});
    await withdrawClaim(now(member, from), post, { reason: "孩子发烧" });
    await world.settle();
    const { Items } = await world.send("query", {
      TableName: world.platform.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `D#${place.district}#AUDIT` },
    });
    expect(Items?.length).toBeGreaterThan(10);
    expect(JSON.stringify(Items)).not.toContain("203.0.113");
    expect(JSON.stringify(Items)).not.toContain("发烧");
  });
});

describe("a search", () => {
  test("finds the same before and after the rows are sealed: by who acted, who is concerned, which act, which thing", async () => {
    const place = await makeNeighbourhood(world);
    const [one, other] = [await addPerson(place, 1), await addPerson(place, 2)];
    await editMember(now(place.worker), idOf(one), { branch: "第一支部" });
    await editMember(now(place.worker), idOf(other), { branch: "第二支部" });
    await viewMember(now(place.worker), idOf(one));
    await world.settle();
    const asked: Asked[] = [
      { by: idOf(place.worker) },
      { of: idOf(one) },
      { of: phoneOf(1) },
      { verb: "members.edit" },
      { kind: "MEMBER" },
      { thing: `PERSON#${idOf(other)}/MEMBER` },
      { by: idOf(place.worker), of: idOf(one), verb: "members.edit" },
      { of: idOf(one), verb: "looks.keep" },
      { by: "19900000200", verb: "looks.keep" },
      { by: idOf(one) },
    ];
    const counts = async () => Promise.all(asked.map(async (one) => (await found(place, one)).entries.length));
    const open = await counts();
    expect(open).toEqual([4, 3, 3, 2, 4, 2, 1, 1, 2, 0]);
    await seal(place);
    expect(await counts()).toEqual(open);
  });

  test("tells who looked at somebody, at which fields and what for", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    await viewMember(now(place.worker), idOf(member));
    await world.settle();
    const { entries } = await found(place, { of: idOf(member), verb: "looks.keep" });
    expect(entries).toMatchObject([{ byName: "周慧", whomName: "党员1" }]);
    expect(entries[0]?.fields).toEqual(expect.arrayContaining(["purpose:members.view", "phone"]));
  });

  test("goes on where it stopped, without a row twice or left out, the newest first", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    for (let n = 0; n < BOUNDS.found + 7; n++)
      await editMember(now(place.worker), idOf(member), { branch: `第${n}支部` });
    await seal(place);
    await editMember(now(place.worker), idOf(member), { branch: "最后" });
    await world.settle();
    const { entries, pages } = await found(place, { verb: "members.edit" });
    expect(pages).toBe(2);
    expect(new Set(entries.map((e) => `${e.at} ${e.request}`)).size).toBe(BOUNDS.found + 8);
    expect(entries.map((e) => e.at)).toEqual(
      entries
        .map((e) => e.at)
        .sort()
        .reverse(),
    );
  });

  test("reads no sealed day in vain: a month in which nothing fits costs at most a read unit a day", async () => {
    const place = await makeNeighbourhood(world);
    for (let n = 1; n <= 8; n++) await addPerson(place, n);
    await world.settle();
    world.pass(3 * DAY);
    await sealAudit(systemContext(world.platform, place.district, requestId()));
    const before = world.meter.reads;
    expect((await found(place, { from: "2026-10-15", to: "2026-11-14", by: "per_zzzzzzzzzzzzz" })).entries).toEqual([]);
    expect(world.meter.reads - before).toBeLessThanOrEqual(31);
  });

  test("a day before the last, a phone that is none and an act that is no word are refused at their fields", async () => {
    const place = await makeNeighbourhood(world);
    const refused = (asked: Asked) => searchAudit(auditorOf(place), { ...DAYS, ...asked });
    await expect(refused({ to: "2026-11-01" })).rejects.toMatchObject({
      facts: { fields: [{ path: "to", problem: "before_start" }] },
    });
    await expect(refused({ of: "12345" })).rejects.toMatchObject({ facts: { fields: [{ path: "of" }] } });
    await expect(refused({ verb: "做了什么" })).rejects.toMatchObject({ facts: { fields: [{ path: "verb" }] } });
  });

  test("is the audit administrator's alone, and another district's cursor does not exist", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    await expect(searchAudit(here.admin, DAYS)).rejects.toMatchObject({ code: "permission.denied" });
    const member = await addPerson(there, 1);
    for (let n = 0; n <= BOUNDS.found; n++) await editMember(now(there.worker), idOf(member), { branch: `第${n}支部` });
    await world.settle();
    const { cursor } = await searchAudit(auditorOf(there), DAYS);
    expect(cursor).toBeTypeOf("string");
    await expect(searchAudit(auditorOf(here), { ...DAYS, cursor })).rejects.toMatchObject({ code: "thing.missing" });
  });
});
