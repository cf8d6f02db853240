import { attendanceList, checkIn, checkOut, enterPaper, sessionCode, tickAttendance } from "@rengang/core/attendance";
import { makeClaim } from "@rengang/core/claims";
import { cancelPost, publishPost } from "@rengang/core/posts";
import { confirmServices, myLedger } from "@rengang/core/services";
import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAcceptedMember, addPerson, makeNeighbourhood } from "../support/people";
import { addWorker, beginSession, idOf, later, nth, passed } from "../support/service";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const record = async (member: Parameters<typeof myLedger>[0]) => (await myLedger(member, {})).services;

describe("checking in by the session's code", () => {
  test("five parallel check-ins have one effect and one answer, and the first costs one write", async () => {
    const place = await makeNeighbourhood(world);
    const { post, members, worker } = await beginSession(place, 2);
    const { code } = await sessionCode(worker, post, {});
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkIn(nth(members, 0), { code })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await record(nth(members, 0))).toMatchObject([{ state: "checked_in", evidence: "own", hours: 2 }]);
    const before = world.meter.writes;
    await checkIn(nth(members, 1), { code });
    expect(world.meter.writes - before).toBe(1);
  });

  test("the link is https-ready: the console's own address, ending in the code alone", async () => {
    const place = await makeNeighbourhood(world);
    const { post, worker } = await beginSession(place, 1);
    const { code, link } = await sessionCode(worker, post, {});
    expect(link).toBe(`http://rengang.test/check-in/${code}`);
    expect(encodeURIComponent(code)).toBe(code);
  });

  test("a forged, a damaged and another district's code are refused alike", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const [mine, theirs] = [await beginSession(here, 1), await beginSession(there, 1)];
    const { code } = await sessionCode(mine.worker, mine.post, {});
    const foreign = await sessionCode(theirs.worker, theirs.post, {});
    const moved = code.replace(/~[0-9a-z]+\./, "~zzzzzz.");
    for (const wrong of [foreign.code, moved, code.slice(0, -1), "x", "..~~"]) {
      await expect(checkIn(nth(mine.members, 0), { code: wrong })).rejects.toMatchObject({
        code: "attendance.code_invalid",
      });
    }
  });

  test("a code works from an hour before the start until an hour after the end, and says when", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 1);
    const { post, members, worker } = held;
    const { code, validFrom, validUntil } = await sessionCode(worker, post, {});
    expect(Date.parse(validFrom)).toBe(worker.now - HOUR);
    expect(Date.parse(validUntil)).toBe(worker.now + 3 * HOUR);
    const early = later(place, nth(members, 0));
    Object.assign(early, { now: early.now - HOUR - MINUTE });
    await expect(checkIn(early, { code })).rejects.toMatchObject({ code: "attendance.too_early" });
    const late = passed(place, held, 3 * HOUR);
    const refused = { code: "attendance.code_expired", facts: { until: Date.parse(validUntil) / MINUTE } };
    await expect(checkIn(nth(late.members, 0), { code })).rejects.toMatchObject(refused);
  });

  test("who holds no place is told so, and a session called off takes nobody in", async () => {
    const place = await makeNeighbourhood(world);
    const { post, members, worker } = await beginSession(place, 1);
    const { code } = await sessionCode(worker, post, {});
    const stranger = later(place, await addAcceptedMember(place, 900));
    await expect(checkIn(stranger, { code })).rejects.toMatchObject({
      code: "attendance.no_place",
      facts: { waiting: false },
    });
    await cancelPost(worker, post, { reason: "暴雨" });
    await expect(checkIn(nth(members, 0), { code })).rejects.toMatchObject({ code: "attendance.session_off" });
  });

  test("a holder of a large post's place checks in as well", async () => {
    const place = await makeNeighbourhood(world);
    const { post, members, worker } = await beginSession(place, 1, 30);
    const { code } = await sessionCode(worker, post, {});
    expect(await checkIn(nth(members, 0), { code })).toMatchObject({ state: "checked_in" });
  });

  test("checking out works near the end only, and once", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 1);
    const { code } = await sessionCode(held.worker, held.post, {});
    const out = (ms: number) => checkOut(nth(passed(place, held, ms).members, 0), { code });
    await expect(out(0)).rejects.toMatchObject({ code: "attendance.not_checked_in" });
    await checkIn(nth(held.members, 0), { code });
    await expect(out(HOUR)).rejects.toMatchObject({ code: "attendance.too_early_to_leave" });
    const first = await out(45 * MINUTE);
    expect(first).toMatchObject({ hours: 2 });
    expect((await out(5 * MINUTE)).checkedOutAt).toBe(first.checkedOutAt);
  });

  test("a standing duty has a code for the day, and its hours follow from checking out", async () => {
    const place = await makeNeighbourhood(world);
    const worker = later(place, place.worker);
    const facts = { title: "楼道值守", team: "watch" as const, unitId: place.community, place: "一号楼", places: 2 };
    const { id: post } = await publishPost(worker, facts);
    const member = later(place, await addAcceptedMember(place, 901));
    await makeClaim(member, post, {});
    const { code, on } = await sessionCode(worker, post, {});
    const done = await checkIn(member, { code });
    expect(done).toMatchObject({ on, hours: 0 });
    const early = await confirmServices(worker, { ids: [done.id] });
    expect(early.results).toMatchObject([{ ok: false, code: "service.hours_missing" }]);
    world.pass(100 * MINUTE);
    expect(await checkOut(later(place, member), { code })).toMatchObject({ hours: 1.5 });
    expect((await confirmServices(worker, { ids: [done.id] })).results).toMatchObject([{ ok: true }]);
  });
});

describe("the organiser's roster", () => {
  test("present, absent and excused are told row by row; the same list synced again changes nothing", async () => {
    const place = await makeNeighbourhood(world);
    const { post, members, worker } = await beginSession(place, 3);
    const rows = [
      { personId: idOf(nth(members, 0)), present: true, hours: 1.5 },
      { personId: idOf(nth(members, 1)), present: false },
      { personId: idOf(nth(members, 2)), present: false, excused: true, reason: "住院" },
    ];
    const first = await tickAttendance(worker, post, { rows });
    expect(first.results.map((r) => r.state)).toEqual(["checked_in", "absent", "excused"]);
    const before = world.meter.writes;
    expect(await tickAttendance(worker, post, { rows })).toEqual(first);
    expect(world.meter.writes).toBe(before);
    const { entries } = await attendanceList(worker, post, {});
    expect(entries.map((e) => e.state).sort()).toEqual(["absent", "checked_in", "excused"]);
  });

  test("tick, code and paper meet in one record, and one's own check-in is the stronger evidence", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 1);
    const member = nth(held.members, 0);
    const rows = [{ personId: idOf(member), present: true }];
    await tickAttendance(held.worker, held.post, { rows });
    const { code } = await sessionCode(held.worker, held.post, {});
    await checkIn(member, { code });
    const after = passed(place, held, 3 * HOUR);
    const paper = { reason: "补录签到表", rows: [{ personId: idOf(member) }] };
    expect((await enterPaper(after.worker, held.post, paper)).results).toMatchObject([
      { ok: true, state: "checked_in" },
    ]);
    expect(await record(later(place, member))).toMatchObject([{ evidence: "own", backfilled: false }]);
  });

  test("a tick can be taken back, one's own check-in cannot be ticked away", async () => {
    const place = await makeNeighbourhood(world);
    const { post, members, worker } = await beginSession(place, 2);
    const [ticked, own] = [nth(members, 0), nth(members, 1)];
    await checkIn(own, { code: (await sessionCode(worker, post, {})).code });
    await tickAttendance(worker, post, { rows: [{ personId: idOf(ticked), present: true }] });
    const away = [ticked, own].map((m) => ({ personId: idOf(m), present: false }));
    const { results } = await tickAttendance(worker, post, { rows: away });
    expect(results).toMatchObject([
      { ok: true, state: "absent" },
      { ok: false, code: "attendance.already_checked_in" },
    ]);
    const list = await attendanceList(worker, post, {});
    expect(list.entries.find((e) => e.personId === idOf(ticked))?.state).toBe("absent");
    await tickAttendance(worker, post, { rows: [{ personId: idOf(ticked), present: true }] });
    expect(await record(ticked)).toMatchObject([{ state: "checked_in" }]);
  });

  test("who came without a place is recorded when the community has accepted him or her", async () => {
    const place = await makeNeighbourhood(world);
    const { post, worker } = await beginSession(place, 1);
    const known = await addAcceptedMember(place, 910);
    const unknown = await addPerson(place, 911);
    const far = await addPerson(place, 912, place.elsewhere);
    const rows = [known, unknown, far].map((m) => ({ personId: idOf(m), present: true }));
    const { results } = await tickAttendance(worker, post, { rows });
    expect(results).toMatchObject([{ ok: true }, { code: "attendance.not_registered" }, { code: "thing.missing" }]);
    expect((await attendanceList(worker, post, {})).entries.find((e) => !e.holds)).toMatchObject({
      name: "党员910",
      state: "checked_in",
    });
  });

  test("hours beyond the session are refused for that row, and a list is taken for three days", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 2);
    const rows = [
      { personId: idOf(nth(held.members, 0)), present: true, hours: 2.5 },
      { personId: idOf(nth(held.members, 1)), present: true },
    ];
    const { results } = await tickAttendance(held.worker, held.post, { rows });
    expect(results).toMatchObject([{ code: "service.too_long", facts: { most: 2 } }, { ok: true }]);
    const late = passed(place, held, 3 * DAY + 2 * HOUR);
    await expect(tickAttendance(late.worker, held.post, { rows })).rejects.toMatchObject({
      code: "attendance.too_late_to_tick",
    });
  });
});

describe("the paper sheet entered later", () => {
  test("needs the session to be over and a reason, is marked, and waits for a second person", async () => {
    const place = await makeNeighbourhood(world);
    const held = await beginSession(place, 1);
    const member = nth(held.members, 0);
    const sheet = { reason: "当天无网络", rows: [{ personId: idOf(member) }] };
    await expect(enterPaper(held.worker, held.post, sheet)).rejects.toMatchObject({ code: "attendance.not_over" });
    const { worker } = passed(place, held, 2 * HOUR);
    await expect(enterPaper(worker, held.post, { ...sheet, reason: " " })).rejects.toMatchObject({
      code: "input.invalid",
    });
    const { results } = await enterPaper(worker, held.post, sheet);
    expect(results).toMatchObject([{ ok: true, state: "pending" }]);
    const [row] = await record(later(place, member));
    expect(row).toMatchObject({ backfilled: true, evidence: "paper", state: "pending", reason: "当天无网络" });
    const ids = [row?.id ?? ""];
    expect((await confirmServices(worker, { ids })).results).toMatchObject([
      { ok: false, code: "service.second_person" },
    ]);
    const second = later(place, await addWorker(place, 1));
    expect((await confirmServices(second, { ids })).results).toMatchObject([{ ok: true }]);
    expect(await record(later(place, member))).toMatchObject([
      { state: "confirmed", backfilled: true, confirmedByName: "干事1" },
    ]);
  });
});

test("another community's worker may not look at, tick or enter a session", async () => {
  const place = await makeNeighbourhood(world);
  const { post, members } = await beginSession(place, 1);
  const other = later(place, await addWorker(place, 2, place.elsewhere));
  const rows = [{ personId: idOf(nth(members, 0)), present: true }];
  const denied = { code: "permission.denied" };
  await expect(attendanceList(other, post, {})).rejects.toMatchObject(denied);
  await expect(sessionCode(other, post, {})).rejects.toMatchObject(denied);
  await expect(tickAttendance(other, post, { rows })).rejects.toMatchObject(denied);
});

test("another district's session is missing", async () => {
  const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
  const { post } = await beginSession(there, 1);
  await expect(attendanceList(later(here, here.worker), post, {})).rejects.toMatchObject({ code: "thing.missing" });
});
