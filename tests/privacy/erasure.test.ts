import { auditItem } from "@rengang/core/audit";
import { auditDay } from "@rengang/core/audit/rules";
import { systemContext } from "@rengang/core/context";
import { addEmployer } from "@rengang/core/employers";
import { communityReport, districtReport, employerReport } from "@rengang/core/evaluation";
import { deliverForms, generateForms, openPeriod, showForms, signForms } from "@rengang/core/feedback";
import { advanceJob, jobItem } from "@rengang/core/jobs";
import { addMember, listMembers } from "@rengang/core/members";
import { decideErasure, examineErasure, myRequests, openErasure, standingOf } from "@rengang/core/privacy";
import { requestItem } from "@rengang/core/privacy/items";
import { waitsOf } from "@rengang/core/privacy/rules";
import { summaryItem } from "@rengang/core/services/items";
import { sweepErasures } from "@rengang/functions/jobs/erasures";
import { jobSteps } from "@rengang/functions/jobs/registry";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { DAY, DEFAULT_ZONE } from "@rengang/kernel/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { later } from "../support/service";
import { signIn } from "../support/sign-in";
import { makeWorld, requestId, type World } from "../support/world";
import { aWholeLife, FACTS, type Life, TEXTS } from "./story";
import { erase, placesOf } from "./support";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** Every sum that the person's records are part of, without names. */
async function sums(place: Neighbourhood, personId: PersonId) {
  const admin = later(place, place.admin);
  const employer = employerIdOf(place.district, "区税务局");
  const [community, district, ofEmployer, own, rows] = await Promise.all([
    communityReport(admin, place.community, "2026"),
    districtReport(admin, "2026"),
    employerReport(admin, employer, "2026"),
    admin.table.get(summaryItem, { personId, year: "2026" }),
    admin.table.queryAll(summaryItem, { pk: `LEDGER#2026#${place.community}`, index: 1 }),
  ]);
  return {
    community: community.totals,
    district,
    ofEmployer: ofEmployer.totals,
    own: own && { times: own.times, hours: own.hours },
    rows: rows.map((r) => [r.personId, r.times, r.hours]).sort(),
  };
}

test("erasure leaves the person nowhere, every sum as it was, and its own trace in the trail", async () => {
  const life: Life = await aWholeLife(await makeNeighbourhood(world));
  const { place, personId } = life;
  const before = await sums(place, personId);
  // The search itself finds every one of these while they are there.
  const found = await placesOf(place, TEXTS);
  for (const text of TEXTS)
    expect(
      found.some((where) => where.endsWith(text)),
      text,
    ).toBe(true);
  expect(waitsOf(await standingOf(later(place, place.admin), personId), place.world.platform.clock())).toEqual([]);

  await erase(place, personId);

  expect(await placesOf(place, TEXTS)).toEqual([]);
  expect(await sums(place, personId)).toEqual(before);
  const rows = await place.admin.table.queryAll(requestItem, { pk: `PERSON#${personId}`, begins: "PRIVACY_REQUEST#" });
  expect(rows.map((r) => r.stage.state).sort()).toEqual(["erased", "refused"]);
  const day = auditDay(world.platform.clock(), DEFAULT_ZONE);
  const trail = await place.admin.table.queryAll(auditItem, { pk: "AUDIT", begins: `${day}#` });
  const verbs = new Set(trail.map(({ verb }) => verb));
  for (const verb of [
    "privacy.open_erasure",
    "privacy.examine",
    "privacy.decide",
    "privacy.erase",
    "privacy.close_erasure",
  ])
    expect([...verbs]).toContain(verb);
});

test("who was erased is on no list, cannot come back by the old session, and the phone begins anew as another person", async () => {
  const { place, personId, cookie } = await aWholeLife(await makeNeighbourhood(world));
  await erase(place, personId);
  expect((await world.request("/members/me", { cookie })).status).toBe(401);
  const { members } = await listMembers(later(place, place.admin), {});
  expect(members.map(({ id }) => id)).not.toContain(personId);
  await expect(signIn(world, place.district, FACTS.phone)).rejects.toThrow();

  const anew = await addMember(later(place, place.admin), {
    name: FACTS.name,
    phone: FACTS.phone,
    unitId: place.community,
  });
  expect(anew.id).not.toBe(personId);
  world.pass(2 * 60_000);
  const own = await signIn(world, place.district, FACTS.phone);
  expect(await (await world.request("/members/me", { cookie: own })).json()).toMatchObject({ id: anew.id });
  const mine = world.as(place.district, anew.id as PersonId, { role: "member", unitId: place.community });
  expect((await myRequests(mine)).requests).toEqual([]);
  expect(await mine.table.get(summaryItem, { personId: anew.id as PersonId, year: "2026" })).toBeUndefined();
});

test("a job that dies between any two writes is finished by the next one", async () => {
  let left = Number.POSITIVE_INFINITY;
  const dying = await makeWorld(
    (send) =>
      (async (operation: string, input: never) => {
        const writes = ["put", "update", "delete", "transact"].includes(operation);
        if (writes && left-- <= 0) throw Object.assign(new Error("killed"), { name: "Killed" });
        return (send as never as (o: string, i: never) => Promise<unknown>)(operation, input);
      }) as never,
  );
  try {
    const { place, personId } = await aWholeLife(await makeNeighbourhood(dying));
    const before = await sums(place, personId);
    const asked = await openErasure(later(place, place.admin), personId, { text: "已迁出本区" });
    await examineErasure(later(place, place.worker), personId, asked.id, { note: "已核对" });
    const yes = { accepted: true, note: "同意" };
    const { jobId = "" } = await decideErasure(later(place, place.admin), personId, asked.id, yes);
    let deaths = 0;
    for (let going = true; going && deaths < 60; ) {
      left = 2;
      try {
        await advanceJob(systemContext(dying.platform, place.district, requestId()), jobId, jobSteps);
        const job = await place.admin.table.get(jobItem, jobId, { strong: true });
        going = job?.state === "running";
      } catch {
        deaths += 1;
      }
    }
    expect(deaths).toBeGreaterThan(3);
    left = Number.POSITIVE_INFINITY;
    await dying.settle();
    const jobs = await place.admin.table.queryAll(jobItem, { pk: "JOBS" });
    expect(jobs.filter((j) => j.kindOf === "privacy.erase").map((j) => j.state)).toEqual(["done"]);
    expect(await placesOf(place, TEXTS)).toEqual([]);
    expect(await sums(place, personId)).toEqual(before);
  } finally {
    await dying.close();
  }
});

async function deliverForm(place: Neighbourhood, personId: PersonId): Promise<void> {
  await addEmployer(place.admin, { name: "区税务局", contactName: "陈联络", contactPhone: "19900000900" });
  const worker = () => later(place, place.worker);
  const period = await openPeriod(later(place, place.admin), {
    title: "2026年度",
    from: "2026-01-01",
    to: "2026-12-31",
    objectionDays: 5,
    requirement: { times: 2, hours: 8 },
  });
  await generateForms(worker(), period.id, { unitId: place.community });
  await place.world.settle();
  const chosen = { periodId: period.id, personIds: [personId] };
  await showForms(worker(), chosen);
  place.world.pass(6 * DAY);
  await signForms(later(place, place.secretary), chosen);
  await deliverForms(worker(), chosen);
  await place.world.settle();
}

test("a delivered form stays as its employer has it for three years, alone with the name, and then loses it too", async () => {
  const place = await makeNeighbourhood(world);
  const { personId } = await aWholeLife(place, (id) => deliverForm(place, id));
  const before = await sums(place, personId);
  await erase(place, personId);
  const kept = await placesOf(place, [FACTS.name]);
  expect(kept).toEqual([`FEEDBACK: ${FACTS.name}`]);
  const [request] = await place.admin.table.queryAll(requestItem, { pk: "PRIVACY", index: 2, between: ["1#", "1~"] });
  expect(request?.stage).toMatchObject({ state: "erased", keptUntil: expect.any(Number) });

  world.pass(2 * 365 * DAY);
  expect(await sweepErasures(world.platform)).toBe(0);
  world.pass(366 * DAY);
  expect(await sweepErasures(world.platform)).toBe(1);
  await world.settle();
  expect(await placesOf(place, TEXTS)).toEqual([]);
  expect(await sums(place, personId)).toEqual(before);
  expect(await sweepErasures(world.platform)).toBe(0);
});

test("a second request for the same person is missing: there is nobody left", async () => {
  const { place, personId } = await aWholeLife(await makeNeighbourhood(world));
  await erase(place, personId);
  const again = openErasure(later(place, place.admin), personId, { text: "再一次" });
  await expect(again).rejects.toMatchObject({ code: "thing.missing" });
});
