import { checkIn, sessionCode, tickAttendance } from "@rengang/core/attendance";
import type { Context } from "@rengang/core/context";
import { openContext } from "@rengang/core/context";
import { listNotifications } from "@rengang/core/notifications";
import {
  answerDispute,
  communityLedger,
  confirmServices,
  correctService,
  disputeService,
  listPending,
  memberLedger,
  myLedger,
  rejectService,
  reportService,
  servicesOf,
} from "@rengang/core/services";
import { DAY, HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addPerson, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { addWorker, beginSession, idOf, later, nth, passed, serve } from "../support/service";
import { makeWorld, requestId, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const work = { title: "陪老人看病", team: "elder_care" as const, place: "市二医院", hours: 3, content: "陪同就诊取药" };
const report = (member: Context, facts: Partial<Parameters<typeof reportService>[1]> = {}) =>
  reportService(member, { ...work, on: new Date(member.now + 8 * HOUR).toISOString().slice(0, 10), ...facts });

async function confirmedReport(place: Neighbourhood, member: Context) {
  const { id } = await report(member);
  await confirmServices(later(place, place.worker), { ids: [id] });
  return id;
}

describe("confirming", () => {
  test("a whole session at once: one write each, hours and those served taken from the session", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 3);
    const rows = held.members.map((m) => ({ personId: idOf(m), present: true }));
    await tickAttendance(held.worker, held.post, { rows });
    const waiting = await listPending(held.worker, {});
    expect(waiting.services).toHaveLength(3);
    const ids = waiting.services.map((s) => s.id);
    const early = await confirmServices(held.worker, { ids });
    expect(early.results.map((r) => r.code)).toEqual(Array(3).fill("service.not_over"));
    const { members, worker } = passed(place, held, 2 * HOUR);
    const before = world.meter.writes;
    const { results } = await confirmServices(worker, { ids });
    expect(results.every((r) => r.ok)).toBe(true);
    expect(world.meter.writes - before).toBe(3);
    expect((await listPending(worker, {})).services).toEqual([]);
    const { services } = await myLedger(nth(members, 0), {});
    expect(services).toMatchObject([
      { state: "confirmed", hours: 2, beneficiaries: "小区居民", confirmedByName: "周慧" },
    ]);
  });

  test("one refusal does not stop the others, and each says why", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const [one, two] = [await report(member), await report(member, { title: "另一件", hours: 10 })];
    const missing = one.id.replace(/.{8}$/, "zzzzzzzz") as typeof one.id;
    const { results } = await confirmServices(later(place, place.worker), { ids: [one.id, two.id, missing] });
    expect(results).toMatchObject([
      { id: one.id, ok: true },
      { id: two.id, ok: false, code: "service.daily_limit", facts: { hours: 13, most: 12 } },
      { id: missing, ok: false, code: "thing.missing" },
    ]);
  });

  test("two services that share the first hour of a year are not both confirmed", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const at = (iso: string) => Date.parse(iso) / 60_000;
    const eve = { startedAt: at("2025-12-31T23:00+08:00"), endedAt: at("2026-01-01T01:00+08:00") };
    await serve(place, member, { on: "2025-12-31", ...eve });
    const times = { startedAt: at("2026-01-01T00:00+08:00"), endedAt: at("2026-01-01T02:00+08:00") };
    const open = { state: "pending", confirmedBy: undefined, confirmedAt: undefined } as const;
    const { id } = await serve(place, member, { on: "2026-01-01", ...times, ...open });
    const { results } = await confirmServices(later(place, place.worker), { ids: [id] });
    expect(results).toMatchObject([{ ok: false, code: "service.overlap", facts: { on: "2025-12-31" } }]);
  });

  test("five confirmations at once have one effect", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const { id } = await report(member);
    const worker = later(place, place.worker);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirmServices(worker, { ids: [id] })));
    expect(answers.every((a) => a.results[0]?.ok)).toBe(true);
    await world.settle();
    expect(await servicesOf(member, idOf(member), { from: "2026-01-01", to: "2026-12-31" })).toHaveLength(1);
    const told = (await listNotifications(member, {})).notifications.filter((n) => n.code === "service.confirmed");
    expect(told).toHaveLength(1);
  });

  test("another community's worker is refused, another district's worker finds nothing", async () => {
    const [place, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const { id } = await report(later(place, await addAcceptedMember(place, 1)));
    const other = await addWorker(place, 5, place.elsewhere);
    expect((await confirmServices(other, { ids: [id] })).results).toMatchObject([{ code: "permission.denied" }]);
    await expect(rejectService(other, id, { reason: "x" })).rejects.toMatchObject({ code: "permission.denied" });
    expect((await confirmServices(there.worker, { ids: [id] })).results).toMatchObject([{ code: "thing.missing" }]);
    await expect(correctService(there.worker, id, { reason: "x" })).rejects.toMatchObject({ code: "thing.missing" });
  });
});

describe("reporting work done outside a post", () => {
  test("waits as self-reported for the own community; the same call twice makes one record", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    const again = () => openContext(world.platform, member.actor, requestId(), "key-1");
    const [a, b] = [await report(again()), await report(again())];
    expect(b.id).toBe(a.id);
    expect(a).toMatchObject({ state: "pending", evidence: "self", unitId: place.community });
    expect((await listPending(later(place, place.worker), {})).services).toMatchObject([{ id: a.id, name: "党员1" }]);
    await expect(report(again(), { title: "改了名" })).rejects.toMatchObject({ code: "idempotency.mismatch" });
  });

  test("not tomorrow, not last year, not before the community has accepted", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    await expect(report(member, { on: "2027-01-01" })).rejects.toMatchObject({ code: "service.in_future" });
    await expect(report(member, { on: "2026-01-01" })).rejects.toMatchObject({
      code: "service.too_old",
      facts: { days: 60 },
    });
    await expect(report(member, { hours: 0.7 })).rejects.toMatchObject({ code: "input.invalid" });
    const newcomer = later(place, await addPerson(place, 2));
    await expect(report(newcomer)).rejects.toMatchObject({ code: "service.not_registered" });
  });
});

describe("changing a record", () => {
  test("a correction is visible with who, why and what stood before; the member is told", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const id = await confirmedReport(place, member);
    await correctService(later(place, place.worker), id, { hours: 2, reason: "路程不计" });
    await world.settle();
    const { services, summary } = await myLedger(member, {});
    expect(services).toMatchObject([{ hours: 2, correction: { hoursBefore: 3, reason: "路程不计", byName: "周慧" } }]);
    expect(summary).toMatchObject({ times: 1, hours: 2 });
    const told = (await listNotifications(member, {})).notifications.find((n) => n.code === "service.changed");
    expect(told).toMatchObject({ facts: { change: "corrected", reason: "路程不计" } });
  });

  test("a member contests an own record, the community sees it on its page and answers", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const id = await confirmedReport(place, member);
    await disputeService(member, id, { text: "少记了半小时" });
    const worker = later(place, place.worker);
    expect((await listPending(worker, {})).services).toMatchObject([{ id, dispute: { text: "少记了半小时" } }]);
    await answerDispute(worker, id, { answer: "已核对签到表" });
    expect((await listPending(worker, {})).services).toEqual([]);
    const stranger = later(place, await addAcceptedMember(place, 2));
    await expect(disputeService(stranger, id, { text: "x" })).rejects.toMatchObject({ code: "thing.missing" });
  });

  test("a record turned down leaves the totals and stays readable with its reason", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    const id = await confirmedReport(place, member);
    await rejectService(later(place, place.worker), id, { reason: "重复登记" });
    const { services, summary } = await myLedger(member, {});
    expect(summary.times).toBe(0);
    expect(services).toMatchObject([{ state: "rejected", reason: "重复登记" }]);
  });
});

describe("the ledger", () => {
  test("a member's year of a dozen services is one query of one read unit", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    for (let month = 1; month <= 12; month++)
      await serve(place, member, { on: `2026-${String(month).padStart(2, "0")}-15` });
    await world.settle();
    await myLedger(member, { year: "2026" });
    const before = { ...world.meter };
    const ledger = await myLedger(member, { year: "2026" });
    expect(ledger.summary).toMatchObject({ times: 12, hours: 24 });
    // Half a unit of it is the district's settings.
    expect(world.meter.reads - before.reads).toBeLessThanOrEqual(1.5);
    expect(ledger.services.map((s) => s.on)).toEqual([...ledger.services.map((s) => s.on)].sort());
  });

  test("dates choose across the end of a year, confirmed records only", async () => {
    const place = await makeNeighbourhood(world);
    const member = later(place, await addAcceptedMember(place, 1));
    for (const on of ["2025-12-30", "2025-12-31", "2026-01-01", "2026-02-01"]) await serve(place, member, { on });
    await serve(place, member, { on: "2026-01-02", state: "pending", confirmedAt: undefined });
    const found = await servicesOf(place.worker, idOf(member), { from: "2025-12-31", to: "2026-01-31" });
    expect(found.map((s) => s.on)).toEqual(["2025-12-31", "2026-01-01"]);
  });

  test("the community's ledger names every member, also those without a record, and adds up", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 2);
    await addPerson(place, 950);
    const ids: string[] = [];
    const { code } = await sessionCode(held.worker, held.post, {});
    for (const member of held.members) ids.push((await checkIn(member, { code })).id);
    const { worker } = passed(place, held, 2 * HOUR);
    await confirmServices(worker, { ids });
    await world.settle();
    const ledger = await communityLedger(worker, place.community, {});
    expect(ledger.columns).toMatchObject({
      unitName: "梧桐社区",
      members: 3,
      registered: 2,
      claimed: 2,
      times: 2,
      hours: 4,
    });
    expect(ledger.members.map((m) => m.times).sort()).toEqual([0, 1, 1]);
    expect(ledger.activities).toMatchObject([{ id: held.post, taken: 2 }]);
    await expect(communityLedger(place.admin, place.street, {})).rejects.toMatchObject({ code: "thing.missing" });
    await expect(communityLedger(worker, place.elsewhere, {})).rejects.toMatchObject({ code: "permission.denied" });
  });

  test("staff read the ledgers of their own members alone", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addAcceptedMember(place, 1);
    expect(await memberLedger(place.worker, idOf(member), {})).toMatchObject({ name: "党员1", services: [] });
    const other = await addWorker(place, 6, place.elsewhere);
    await expect(memberLedger(other, idOf(member), {})).rejects.toMatchObject({ code: "thing.missing" });
  });

  test("a walk-in and a tick wait on the community's page until confirmed, however long ago", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 1);
    const guest = await addAcceptedMember(place, 960);
    const rows = [nth(held.members, 0), guest].map((m) => ({ personId: idOf(m), present: true }));
    await tickAttendance(held.worker, held.post, { rows });
    const { worker } = passed(place, held, 30 * DAY);
    expect((await listPending(worker, {})).services.map((s) => s.walkIn).sort()).toEqual([false, true]);
  });
});
