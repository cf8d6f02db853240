import {
  answerObjection,
  closeYear,
  communityReport,
  districtReport,
  employerReport,
  employersReport,
  listObjections,
  listYears,
  memberReport,
  objectToReport,
  saveScheme,
  setExemptions,
  viewScheme,
} from "@rengang/core/evaluation";
import type { Grant } from "@rengang/kernel/actor";
import { employerIdOf } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { addAcceptedMember, addPerson, makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
let mine: Neighbourhood;
let other: Neighbourhood;
let stranger: PersonId;
beforeAll(async () => {
  world = await makeWorld();
  [mine, other] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
  for (const place of [mine, other]) {
    const member = await addAcceptedMember(place, 1);
    stranger = member.actor.personId as PersonId;
    await putService(place, stranger, "2026-05-05", place === mine ? 2 : 7);
  }
  await saveScheme(other.admin, YEAR, { from: "2026-01-01", to: "2026-12-31", requirement: { times: 9 } });
  await closeYear(other.admin, { year: YEAR, early: true });
  await world.settle();
});
afterAll(() => world.close());

const missing = { code: "thing.missing" };
const denied = { code: "permission.denied" };

describe("two districts", () => {
  test("another district's report does not exist, and neither does its scheme or its close", async () => {
    await expect(memberReport(mine.admin, stranger, YEAR)).rejects.toMatchObject(missing);
    await expect(employerReport(mine.admin, employerIdOf(other.district, "区税务局"), YEAR)).rejects.toMatchObject(
      missing,
    );
    expect(await viewScheme(mine.admin, YEAR)).toMatchObject({ version: 0 });
    expect(await listYears(mine.admin)).toEqual([]);
    expect(await districtReport(mine.admin, YEAR)).toMatchObject({ frozen: false, totals: { hours: 2 } });
    expect(await communityReport(mine.admin, other.community, YEAR)).toMatchObject({ totals: { hours: 2 } });
  });

  test("its members can be neither exempted nor answered from here", async () => {
    await expect(setExemptions(mine.admin, stranger, { year: YEAR, periods: [] })).rejects.toMatchObject(missing);
    await expect(answerObjection(mine.admin, stranger, YEAR, { answer: "好" })).rejects.toMatchObject(missing);
  });
});

describe("within a district", () => {
  test("a worker reads the own community alone, and finds nobody of another", async () => {
    const far = await addPerson(other, 7, other.elsewhere);
    const farId = far.actor.personId as PersonId;
    await expect(communityReport(other.worker, other.elsewhere, YEAR)).rejects.toMatchObject(denied);
    await expect(memberReport(other.worker, farId, YEAR)).rejects.toMatchObject(missing);
    await expect(employersReport(other.worker, YEAR)).rejects.toMatchObject(denied);
    const report = await districtReport(other.worker, YEAR);
    expect(report.communities.map((c) => c.unitId)).toEqual([other.community]);
    const employer = await employerReport(other.worker, employerIdOf(other.district, "区税务局"), YEAR);
    expect(employer.members.every((m) => m.unitId === other.community)).toBe(true);
  });

  test("a street reads its own communities, summed up", async () => {
    const grant = { role: "street_admin", unitId: other.street } as Grant;
    const street = other.world.as(other.district, stranger, grant, "街道");
    expect(await districtReport(street, YEAR)).toMatchObject({ unitName: "文汇街道", totals: { times: 1, hours: 7 } });
  });

  test("a liaison reads the own employer and its people, no other employer and no community", async () => {
    const grant = { role: "employer_liaison", employerId: employerIdOf(other.district, "区税务局") } as Grant;
    const liaison = world.as(other.district, stranger, grant, "联络员");
    expect(await employerReport(liaison, grant.employerId as never, YEAR)).toMatchObject({ totals: { hours: 7 } });
    expect(await memberReport(liaison, stranger, YEAR)).toMatchObject({ member: { hours: 7 } });
    const elsewhere = employerIdOf(other.district, "区教育局");
    await expect(employerReport(liaison, elsewhere, YEAR)).rejects.toMatchObject(missing);
    await expect(communityReport(liaison, other.community, YEAR)).rejects.toMatchObject(denied);
    await expect(districtReport(liaison, YEAR)).rejects.toMatchObject(denied);
    const foreign = { ...grant, employerId: elsewhere };
    await expect(memberReport(world.as(other.district, stranger, foreign), stranger, YEAR)).rejects.toMatchObject(
      missing,
    );
  });

  test("objections are read where the member lives, and nowhere else", async () => {
    const member = world.as(other.district, stranger, { role: "member", unitId: other.community }, "党员1");
    await objectToReport(member, YEAR, { text: "少一次" });
    expect(await listObjections(other.worker, YEAR)).toHaveLength(1);
    const grant = { role: "community_worker", unitId: other.elsewhere } as Grant;
    const neighbour = world.as(other.district, stranger, grant, "邻社区");
    expect(await listObjections(neighbour, YEAR)).toEqual([]);
    await expect(answerObjection(neighbour, stranger, YEAR, { answer: "好" })).rejects.toMatchObject(missing);
  });
});
