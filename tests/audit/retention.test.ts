import { sealAudit, setRetention, verifyAudit, viewRetention } from "@rengang/core/audit";
import { type Context, openContext, systemContext } from "@rengang/core/context";
import { viewMember } from "@rengang/core/members";
import { listNotifications } from "@rengang/core/notifications";
import { retireTrails } from "@rengang/functions/jobs/retention";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstKept } from "../../packages/core/audit/retention-rules";
import { addPerson, appointAuditor, auditorOf, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

type Item = Record<string, unknown> & { pk: string; sk: string };
const now = ({ platform, actor }: Context): Context => openContext(platform, actor, requestId());
const today = (): string => new Date(world.platform.clock()).toISOString().slice(0, 10);

async function itemsOf(place: Neighbourhood, pk: string): Promise<Item[]> {
  const { Items = [] } = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `D#${place.district}#${pk}` },
  });
  return Items as Item[];
}
const write = async (Item: Item) => void (await world.send("put", { TableName: world.platform.tableName, Item }));

/** Lets days pass, ten at a time, and seals them. */
async function days(place: Neighbourhood, count: number): Promise<void> {
  const seal = () => sealAudit(systemContext(world.platform, place.district, requestId()));
  await world.settle();
  await seal();
  for (let day = 0; day < count; day += 10) {
    world.pass(10 * DAY);
    await seal();
  }
}
const rowsOn = async (place: Neighbourhood, day: string) =>
  (await itemsOf(place, "AUDIT")).filter(({ sk }) => sk.startsWith(day));
async function retire(): Promise<number> {
  const started = await retireTrails(world.platform);
  await world.settle();
  return started;
}
const check = (place: Neighbourhood) => verifyAudit(auditorOf(place), { from: today(), to: today() });
const removal = async (place: Neighbourhood) =>
  (await itemsOf(place, "AUDIT_RETENTION")).find(({ sk }) => sk === "REMOVED") as Item;

/** A district that keeps six months, half a year and some days after something was done in it. */
async function oldDistrict() {
  const place = await makeNeighbourhood(world);
  const member = await addPerson(place, 1);
  await viewMember(now(place.worker), member.actor.personId as PersonId);
  const first = today().replaceAll("-", "");
  await setRetention(now(place.admin), { months: 6 });
  await days(place, 190);
  return { place, member, first };
}

describe("how long the trail is kept", () => {
  test("a shorter time begins after seven days, the auditor is told, and a longer one begins at once", async () => {
    const place = await makeNeighbourhood(world);
    await appointAuditor(place.admin);
    await setRetention(now(place.admin), { months: 12 });
    await world.settle();
    const seen = () => viewRetention(now(auditorOf(place)));
    expect(await seen()).toMatchObject({ months: 36, next: { months: 12, byName: "区管理员" } });
    const { notifications } = await listNotifications(auditorOf(place), {});
    expect(notifications).toMatchObject([{ code: "audit.shorter", facts: { months: 12 } }]);
    world.pass(7 * DAY);
    expect(await seen()).toMatchObject({ months: 12 });
    await setRetention(now(place.admin), { months: 48 });
    expect(await seen()).toEqual(expect.not.objectContaining({ next: expect.anything() }));
    expect(await seen()).toMatchObject({ months: 48 });
  });

  test("is the district's to choose and not the auditor's, from six months to ten years", async () => {
    const place = await makeNeighbourhood(world);
    await expect(setRetention(auditorOf(place), { months: 12 })).rejects.toMatchObject({ code: "permission.denied" });
    await expect(viewRetention(place.worker)).rejects.toMatchObject({ code: "permission.denied" });
    for (const [months, problem] of [
      [5, "too_small"],
      [121, "too_big"],
    ] as const)
      await expect(setRetention(place.admin, { months })).rejects.toMatchObject({
        facts: { fields: [{ path: "months", problem }] },
      });
  });

  test("months are counted by the calendar, to the last day of a shorter one", () => {
    const at = (day: string) => Date.parse(`${day}T04:00:00Z`);
    expect(firstKept(6, at("2026-08-31"), "Asia/Shanghai")).toBe("20260228");
    expect(firstKept(36, at("2028-02-29"), "Asia/Shanghai")).toBe("20250228");
    expect(firstKept(6, at("2027-05-21"), "Asia/Shanghai")).toBe("20261121");
  });
});

describe("the removal of what is over", () => {
  test("takes rows, looks and seals of whole days, signs for them, and what stays verifies", async () => {
    const { place, member, first } = await oldDistrict();
    expect((await rowsOn(place, first)).length).toBeGreaterThan(8);
    expect(await itemsOf(place, `LOOKS#PERSON#${member.actor.personId}`)).toHaveLength(1);
    await retire();
    expect(await rowsOn(place, first)).toEqual([]);
    expect(await itemsOf(place, `LOOKS#PERSON#${member.actor.personId}`)).toEqual([]);
    const answer = await check(place);
    expect(answer.problems).toEqual([]);
    expect(answer.seals).toBeGreaterThan(15);
    const kept = firstKept(6, world.platform.clock(), "Asia/Shanghai");
    expect(String(answer.removedTo).replaceAll("-", "") < kept).toBe(true);
    const days = (await itemsOf(place, "AUDIT_SEALS")).map(({ day }) => String(day));
    expect(days.filter((day) => day < kept)).toEqual([]);
  });

  test("what was falsified is evidence and is not removed, and the removal stops before it", async () => {
    const { place, first } = await oldDistrict();
    const [row] = (await rowsOn(place, first)) as [Item];
    await write({ ...row, verb: "nothing.at_all" });
    await retire();
    expect((await rowsOn(place, first)).length).toBeGreaterThan(8);
    const [job] = (await itemsOf(place, "JOBS")).filter(({ kindOf }) => kindOf === "audit.retire");
    expect(job).toMatchObject({ state: "done", result: { problem: expect.any(Number) } });
  });

  test("interrupted anywhere, it is taken up the next day, and two clocks start it once", async () => {
    const { place, first } = await oldDistrict();
    const oldest = (await rowsOn(place, first)).slice(0, 3);
    await retire();
    // As a crash leaves it: signed for, and rows and seal still there.
    const [seal] = (await itemsOf(place, "AUDIT_SEALS")) as [Item];
    const row = await removal(place);
    await write({ ...seal, sk: "SEAL#", n: row.n, day: first, from: "", to: row.to });
    for (const one of oldest) await write(one);
    expect((await check(place)).problems).toEqual([]);
    world.pass(DAY);
    await sealAudit(systemContext(world.platform, place.district, requestId()));
    const started = await Promise.all([retireTrails(world.platform), retireTrails(world.platform)]);
    await world.settle();
    expect(started[0] + started[1]).toBeGreaterThan(0);
    expect(await rowsOn(place, first)).toEqual([]);
    expect((await check(place)).problems).toEqual([]);
  });
});
