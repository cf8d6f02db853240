import {
  closeYear,
  communityReport,
  districtReport,
  employerReport,
  employersReport,
  memberReport,
  myReport,
  saveScheme,
  setExemptions,
  viewScheme,
  viewYear,
} from "@rengang/core/evaluation";
import { districtTotalsItem, headItem, lineItem, resultItem } from "@rengang/core/evaluation/items";
import { viewJob } from "@rengang/core/jobs";
import { listNotifications } from "@rengang/core/notifications";
import { correctService } from "@rengang/core/services";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { addAcceptedMember, addPerson, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const RULES = { from: "2026-01-01", to: "2026-12-31", requirement: { times: 2 } };
const close = (place: Neighbourhood) => closeYear(place.admin, { year: YEAR, early: true });
const idOf = (ctx: { actor: { personId: PersonId | "system" } }) => ctx.actor.personId as PersonId;

/** Three members of one community with 3, 2 and 1 services, one of the other community with one, one with none. */
async function servedYear() {
  const place = await makeNeighbourhood(world);
  const members = await Promise.all([1, 2, 3].map((n) => addAcceptedMember(place, n)));
  const far = await addPerson(place, 4, place.elsewhere);
  const idle = await addPerson(place, 5);
  for (const [i, member] of members.entries()) {
    for (let n = 0; n < 3 - i; n++) await putService(place, member.actor.personId, `2026-0${n + 3}-0${i + 1}`, 1.5);
  }
  await putService(place, far.actor.personId, "2026-05-05", 4, { team: "legal", unitId: place.elsewhere });
  await world.settle();
  return { place, members, far, idle };
}

describe("scheme", () => {
  test("a district that has decided nothing counts times and hours of the calendar year", async () => {
    const place = await makeNeighbourhood(world);
    expect(await viewScheme(place.admin, YEAR)).toMatchObject({
      version: 0,
      from: "2026-01-01",
      to: "2026-12-31",
      caps: {},
    });
  });

  test("each saving is a further version", async () => {
    const place = await makeNeighbourhood(world);
    expect(await saveScheme(place.admin, YEAR, RULES)).toMatchObject({ version: 1 });
    expect(await saveScheme(place.admin, YEAR, { ...RULES, requirement: { times: 3 } })).toMatchObject({ version: 2 });
    expect(await viewScheme(place.worker, YEAR)).toMatchObject({ version: 2, requirement: { times: 3 } });
  });

  test("two savings at once become two versions, none lost", async () => {
    const place = await makeNeighbourhood(world);
    const saved = await Promise.all(
      [1, 2].map((times) => saveScheme(place.admin, YEAR, { ...RULES, requirement: { times } })),
    );
    expect(saved.map((s) => s.version).sort()).toEqual([1, 2]);
  });

  test("once the close has begun no scheme and no exemption can be saved", async () => {
    const { place, members } = await servedYear();
    await close(place);
    await expect(saveScheme(place.admin, YEAR, RULES)).rejects.toMatchObject({ code: "evaluation.year_closed" });
    const leave = { year: YEAR, periods: [{ from: "2026-01-01", to: "2026-06-30", reason: "因病" }] };
    const exempt = setExemptions(place.worker, idOf(members[0] as never), leave);
    await expect(exempt).rejects.toMatchObject({ code: "evaluation.year_closed" });
  });

  test("a reason that the scheme does not know is told by field", async () => {
    const place = await makeNeighbourhood(world);
    const member = await addPerson(place, 1);
    const periods = [{ from: "2026-01-01", to: "2026-06-30", reason: "不想去" }];
    await expect(setExemptions(place.worker, idOf(member), { year: YEAR, periods })).rejects.toMatchObject({
      facts: { fields: [{ path: "periods.0.reason", problem: "invalid" }] },
    });
  });
});

describe("closing a year", () => {
  test("a year is not closed before its last day, unless that is said on purpose", async () => {
    const place = await makeNeighbourhood(world);
    const early = closeYear(place.admin, { year: YEAR });
    await expect(early).rejects.toMatchObject({ code: "evaluation.year_not_over", facts: { to: "2026-12-31" } });
    expect(await viewYear(place.admin, YEAR)).toMatchObject({ state: "open" });
  });

  test("every member has a frozen result, and the sums of communities, employers and district agree", async () => {
    const { place, members, far } = await servedYear();
    const { jobId } = await close(place);
    await world.settle();
    expect(await viewYear(place.admin, YEAR)).toMatchObject({ state: "frozen", closedByName: "区管理员" });
    expect(await viewJob(place.admin, jobId ?? "")).toMatchObject({ state: "done" });
    const district = await districtReport(place.admin, YEAR);
    expect(district).toMatchObject({
      frozen: true,
      totals: { members: 5, registered: 3, served: 4, times: 7, hours: 13 },
    });
    expect(district.communities.map((c) => [c.unitName, c.times, c.hours])).toEqual([
      ["梧桐社区", 6, 9],
      ["清河社区", 1, 4],
    ]);
    const { employers } = await employersReport(place.admin, YEAR);
    expect(employers).toMatchObject([{ employerName: "区税务局", members: 5, times: 7, hours: 13 }]);
    expect(await myReport(members[0] as never, YEAR)).toMatchObject({ frozen: true, member: { times: 3, hours: 4.5 } });
    expect(await myReport(far, YEAR)).toMatchObject({ member: { byTeam: { legal: { times: 1, hours: 4 } } } });
    const told = (await listNotifications(place.admin, {})).notifications;
    expect(told).toMatchObject([{ code: "report.ready", facts: { year: YEAR } }]);
  });

  test("a year that is closed never changes, even when a record is corrected or added afterwards", async () => {
    const { place, members } = await servedYear();
    const [member] = members;
    if (!member) throw new Error("a member");
    const id = await putService(place, member.actor.personId, "2026-06-06", 2);
    await close(place);
    await world.settle();
    const before = await Promise.all([
      myReport(member, YEAR),
      communityReport(place.worker, place.community, YEAR),
      districtReport(place.admin, YEAR),
    ]);
    await correctService(place.worker, id, { hours: 0.5, reason: "签到表为半小时" });
    await putService(place, member.actor.personId, "2026-07-07", 8);
    await addPerson(place, 9);
    await world.settle();
    await close(place);
    await world.settle();
    const after = await Promise.all([
      myReport(member, YEAR),
      communityReport(place.worker, place.community, YEAR),
      districtReport(place.admin, YEAR),
    ]);
    expect(after).toEqual(before);
  });

  test("closing twice, or five times at once, gives one result and one job", async () => {
    const { place } = await servedYear();
    const answers = await Promise.all(Array.from({ length: 5 }, () => close(place)));
    expect(new Set(answers.map((a) => a.jobId)).size).toBe(1);
    await world.settle();
    const first = await place.admin.table.get(districtTotalsItem, YEAR);
    await close(place);
    await world.settle();
    expect(await place.admin.table.get(districtTotalsItem, YEAR)).toEqual(first);
    expect(first?.version).toBe(1);
  });

  test("a result keeps the version of the scheme and its working", async () => {
    const { place, members } = await servedYear();
    await saveScheme(place.admin, YEAR, { ...RULES, caps: { hoursPerRecord: 1 } });
    await close(place);
    await world.settle();
    const report = await memberReport(place.worker, idOf(members[0] as never), YEAR);
    expect(report).toMatchObject({
      schemeVersion: 1,
      recorded: { times: 3, hours: 4.5 },
      member: { times: 3, hours: 3 },
    });
    expect(report.records.map((r) => [r.hours, r.countedHours, r.why[0]?.rule])).toEqual(
      Array.from({ length: 3 }, () => [1.5, 1, "record_cap"]),
    );
  });

  test("one member has one result, whose sums are those of the lists", async () => {
    const { place, members } = await servedYear();
    await close(place);
    await world.settle();
    for (const member of members) {
      const personId = idOf(member);
      const [result, line] = await Promise.all([
        place.admin.table.get(resultItem, { personId, year: YEAR }),
        place.admin.table.get(lineItem, { year: YEAR, unitId: place.community, personId }),
      ]);
      expect(line).toMatchObject({ times: result?.times, hours: result?.hours, byMonth: result?.byMonth });
    }
    expect((await place.admin.table.get(headItem, YEAR))?.state).toBe("frozen");
  });
});

describe("reports", () => {
  test("before the close every report is a preview that says so and equals what will be frozen", async () => {
    const { place, members } = await servedYear();
    const read = async () => {
      const [community, employer, district, mine] = await Promise.all([
        communityReport(place.worker, place.community, YEAR),
        employerReport(place.admin, employerIdOf(place.district, "区税务局"), YEAR),
        districtReport(place.admin, YEAR),
        myReport(members[1] as never, YEAR),
      ]);
      return { community, employer, district, mine };
    };
    const preview = await read();
    expect(Object.values(preview).map((r) => r.frozen)).toEqual([false, false, false, false]);
    await close(place);
    await world.settle();
    const frozen = await read();
    expect(Object.values(frozen).map((r) => r.frozen)).toEqual([true, true, true, true]);
    expect(frozen.community.members).toEqual(preview.community.members);
    expect(frozen.employer.members).toEqual(preview.employer.members);
    expect(frozen.mine.records).toEqual(preview.mine.records);
    expect(frozen.district.totals).toMatchObject(preview.district.totals);
  });

  test("nobody is sorted by hours: people stand by name, communities as in the tree", async () => {
    const { place, idle } = await servedYear();
    await putService(place, idle.actor.personId, "2026-08-08", 20);
    const second = await addPerson(place, 6, place.elsewhere);
    await putService(place, second.actor.personId, "2026-08-08", 23);
    await world.settle();
    const names = async () => (await communityReport(place.worker, place.community, YEAR)).members.map((m) => m.name);
    const units = async () => (await districtReport(place.admin, YEAR)).communities.map((c) => [c.unitId, c.hours]);
    const before = [await names(), await units()];
    await close(place);
    await world.settle();
    expect([await names(), await units()]).toEqual(before);
    expect(before).toEqual([
      ["党员1", "党员2", "党员3", "党员5"],
      [
        [place.community, 29],
        [place.elsewhere, 27],
      ],
    ]);
  });

  test("what is still to come is told as a number, exemptions lower it, and nobody fails", async () => {
    const { place, members, idle } = await servedYear();
    await saveScheme(place.admin, YEAR, RULES);
    const periods = [{ from: "2026-01-01", to: "2026-07-02", reason: "因病" }];
    await setExemptions(place.worker, idOf(idle), { year: YEAR, periods });
    const { members: lines } = await communityReport(place.worker, place.community, YEAR);
    expect(lines.map((m) => [m.name, m.required.times, m.remaining.times])).toEqual([
      ["党员1", 2, 0],
      ["党员2", 2, 0],
      ["党员3", 2, 1],
      ["党员5", 0, 0],
    ]);
    expect((await myReport(idle, YEAR)).exemptions).toEqual(periods);
    expect(JSON.stringify(await myReport(members[2] as never, YEAR))).not.toMatch(/grade|rank|不合格/);
  });

  test("nobody's phone is in any report", async () => {
    const { place, members } = await servedYear();
    const texts = await Promise.all([
      communityReport(place.worker, place.community, YEAR),
      myReport(members[0] as never, YEAR),
      districtReport(place.admin, YEAR),
    ]);
    expect(JSON.stringify(texts)).not.toContain("199");
  });
});
