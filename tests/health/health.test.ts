import { sealAudit } from "@rengang/core/audit";
import { systemContext } from "@rengang/core/context";
import { districtItem } from "@rengang/core/districts";
import { jobItem } from "@rengang/core/jobs";
import { HOUR } from "@rengang/kernel/time";
import { erased, put } from "@rengang/table/change";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAcceptedMember, makeNeighbourhood } from "../support/people";
import { cookieOf } from "../support/session";
import { signIn } from "../support/sign-in";
import { makeWorld, seedOperator, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const health = async (cookie: string) => (await (await world.request("/platform/health", { cookie })).json()).districts;

test("the operator sees of each district whether it runs, and nothing of anybody in it", async () => {
  const [fine, ill, gone] = [
    await makeNeighbourhood(world),
    await makeNeighbourhood(world),
    await makeNeighbourhood(world),
  ];
  await addAcceptedMember(fine, 1);
  await world.settle();
  world.pass(2 * HOUR);
  await sealAudit(systemContext(world.platform, fine.district, "seal"));
  const operator = await signIn(world, "_platform" as never, await seedOperator(world));
  const job = {
    kindOf: "imports.run",
    done: 0,
    total: 1,
    input: {},
    result: {},
    startedBy: "system",
    startedAt: ill.admin.now,
  };
  await ill.admin.commit("test.jobs", [
    put(jobItem, "job_a", { ...job, id: "job_a", state: "failed" } as never),
    put(jobItem, "job_b", { ...job, id: "job_b", state: "running" } as never),
    put(jobItem, "job_c", { ...job, id: "job_c", state: "done" } as never),
  ]);
  await gone.admin.commit("test.gone", [erased(districtItem, {})]);
  const found = await health(operator);
  const of = (id: string) => found.find((d: { id: string }) => d.id === id);
  expect(of(fine.district)).toMatchObject({ reachable: true, tasksFailed: 0, tasksLong: 0 });
  expect(Date.parse(of(fine.district).sealedAt)).toBeLessThanOrEqual(world.platform.clock());
  expect(of(ill.district)).toMatchObject({ reachable: true, tasksFailed: 1, tasksLong: 1 });
  expect(of(gone.district)).toMatchObject({ reachable: false });
  const told = new Set(found.flatMap((d: object) => Object.keys(d)));
  expect([...told].sort()).toEqual(["id", "name", "reachable", "sealedAt", "tasksFailed", "tasksLong"]);
  expect((await world.request("/platform/health", { cookie: await cookieOf(fine.admin) })).status).toBe(403);
});
