import { type Context, systemContext } from "@rengang/core/context";
import { closeStep, closeYear, communityReport, districtReport, viewYear } from "@rengang/core/evaluation";
import { headItem, lineItem } from "@rengang/core/evaluation/items";
import { advanceJob, jobItem } from "@rengang/core/jobs";
import { type MemberRow, memberItem } from "@rengang/core/members";
import { recount } from "@rengang/core/services";
import type { PersonId } from "@rengang/kernel/ids";
import { put } from "@rengang/table/change";
import type { Send } from "@rengang/table/send";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putService, YEAR } from "../support/evaluation";
import { makeNeighbourhood, type Neighbourhood, phoneOf } from "../support/people";
import { makeWorld, type World } from "../support/world";

/** Fails every nth write of the work, sometimes after it was stored, as a connection that breaks does. */
const faults = { every: 0, writes: 0, broken: 0 };
const breaking =
  (send: Send): Send =>
  async (operation, input) => {
    if (faults.every === 0 || !["put", "transact"].includes(operation)) return send(operation, input);
    faults.writes += 1;
    if (faults.writes % faults.every !== 0) return send(operation, input);
    faults.broken += 1;
    if (faults.broken % 2 === 0) await send(operation, input);
    throw Object.assign(new Error("broken"), { name: "TimeoutError" });
  };

let world: World;
beforeAll(async () => {
  world = await makeWorld(breaking);
});
afterAll(() => world.close());

const MEMBERS = 260;

async function manyMembers(place: Neighbourhood): Promise<PersonId[]> {
  const rows = Array.from({ length: MEMBERS }, (_, n): MemberRow => {
    const phone = phoneOf(n);
    const unit =
      n % 13 === 0
        ? { unitId: place.elsewhere, unitName: "清河社区" }
        : { unitId: place.community, unitName: "梧桐社区" };
    const registration = { state: "accepted" as const, teams: [] };
    return {
      personId: place.admin.personOf(phone),
      name: `党员${n}`,
      phone,
      kind: "in_service",
      ...unit,
      skills: [],
      freeTimes: [],
      registration,
    };
  });
  for (let at = 0; at < rows.length; at += 100) {
    await place.admin.commit(
      "test.members",
      rows.slice(at, at + 100).map((row) => put(memberItem, row.personId, row)),
    );
  }
  for (const [n, { personId }] of rows.entries()) {
    if (n % 4 === 0) await putService(place, personId, `2026-0${(n % 9) + 1}-11`, ((n % 5) + 1) / 2);
  }
  return rows.map((r) => r.personId);
}

/** Drives the job as the stream does, each step once more when it fails; gives the number of failures. */
async function drive(
  place: Neighbourhood,
  workers = 1,
  between: () => Promise<void> = async () => {},
): Promise<number> {
  const { jobId = "" } = await viewYear(place.admin, YEAR);
  const steps = { "evaluation.close": closeStep } as never;
  let failures = 0;
  for (let turn = 0; turn < 500; turn++) {
    const ctx = (): Context => systemContext(world.platform, place.district, "drive");
    if ((await ctx().table.get(jobItem, jobId, { strong: true }))?.state !== "running") return failures;
    const runs = await Promise.allSettled(Array.from({ length: workers }, () => advanceJob(ctx(), jobId, steps)));
    failures += runs.filter((r) => r.status === "rejected").length;
    if (turn === 1) await between();
  }
  throw new Error("the job never ends");
}

async function recounted(place: Neighbourhood, people: readonly PersonId[]) {
  const sums = { times: 0, hours: 0 };
  for (const personId of people) {
    const { times, hours } = await recount(place.admin, personId, YEAR);
    sums.times += times;
    sums.hours += hours;
  }
  return sums;
}

describe("the job that closes a year", () => {
  test("stopped again and again, before and after its writes, it goes on and the sums equal a recount", async () => {
    const place = await makeNeighbourhood(world);
    const people = await manyMembers(place);
    await closeYear(place.admin, { year: YEAR, early: true });
    Object.assign(faults, { every: 3, writes: 0, broken: 0 });
    const failures = await drive(place).finally(() => Object.assign(faults, { every: 0 }));
    expect(failures).toBeGreaterThan(5);
    const { totals } = await districtReport(place.admin, YEAR);
    expect(totals).toMatchObject({ members: MEMBERS, registered: MEMBERS, ...(await recounted(place, people)) });
  });

  test("two processes that take the same steps at the same time count nobody twice", async () => {
    const place = await makeNeighbourhood(world);
    const people = await manyMembers(place);
    await closeYear(place.admin, { year: YEAR, early: true });
    await drive(place, 2);
    const { totals, communities } = await districtReport(place.admin, YEAR);
    expect(totals).toMatchObject({ members: MEMBERS, ...(await recounted(place, people)) });
    for (const { unitId, members, hours } of communities) {
      const lines = await place.admin.table.queryAll(lineItem, { pk: `REPORT#${YEAR}#${unitId}`, begins: "per_" });
      expect([members, hours]).toEqual([lines.length, lines.reduce((sum, l) => sum + l.hours, 0)]);
    }
  });

  test("small communities share a step, a large one goes on in the next, and each round begins with its own", async () => {
    const place = await makeNeighbourhood(world);
    await manyMembers(place);
    await closeYear(place.admin, { year: YEAR, early: true });
    const seen: string[] = [];
    const look = async () => {
      const head = await place.admin.table.get(headItem, YEAR, { strong: true });
      seen.push(`${head?.pass} ${head?.steps} ${head?.after === undefined ? "" : "within"}`.trim());
    };
    const { jobId = "" } = await viewYear(place.admin, YEAR);
    for (let turn = 0; turn < 4; turn++) {
      await advanceJob(systemContext(world.platform, place.district, "drive"), jobId, {
        "evaluation.close": closeStep,
      } as never);
      await look();
    }
    expect(seen).toEqual(["members 0 within", "sums 2", "sums 2 within", "totals 4"]);
  });

  test("a member who moves while the year is being closed is counted once", async () => {
    const place = await makeNeighbourhood(world);
    await manyMembers(place);
    await closeYear(place.admin, { year: YEAR, early: true });
    const move = async (n: number, unitId: typeof place.community, unitName: string) => {
      const personId = place.admin.personOf(phoneOf(n));
      const row = await place.admin.table.get(memberItem, personId);
      if (row) await place.admin.commit("test.move", [put(memberItem, personId, { ...row, unitId, unitName })]);
    };
    await drive(place, 1, async () => {
      await move(13, place.community, "梧桐社区");
      await move(1, place.elsewhere, "清河社区");
    });
    expect((await districtReport(place.admin, YEAR)).totals.members).toBe(MEMBERS);
  });

  test("a job that gave up is taken up where it stood when the year is closed again", async () => {
    const place = await makeNeighbourhood(world);
    await manyMembers(place);
    const first = await closeYear(place.admin, { year: YEAR, early: true });
    const job = await place.admin.table.get(jobItem, first.jobId ?? "");
    if (!job) throw new Error("a job");
    await advanceJob(systemContext(world.platform, place.district, "drive"), job.id, {
      "evaluation.close": closeStep,
    } as never);
    await place.admin.commit("test.fail", [put(jobItem, job.id, { ...job, state: "failed" })]);
    const second = await closeYear(place.admin, { year: YEAR, early: true });
    expect(second.jobId).not.toBe(first.jobId);
    await drive(place);
    const report = await communityReport(place.worker, place.community, YEAR);
    expect(report).toMatchObject({ frozen: true, totals: { members: 240 } });
  });
});
