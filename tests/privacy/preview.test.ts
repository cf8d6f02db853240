import { systemContext } from "@rengang/core/context";
import { failJob, jobItem } from "@rengang/core/jobs";
import { decideErasure, examineErasure, openErasure, viewErasure, viewHeld } from "@rengang/core/privacy";
import { sweepErasures } from "@rengang/functions/jobs/erasures";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPerson, makeNeighbourhood } from "../support/people";
import { later } from "../support/service";
import { makeWorld, requestId, type World } from "../support/world";
import { aWholeLife } from "./story";
import { erase, idOf } from "./support";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test("what is foreseen kind by kind is what is done, and foreseeing changes nothing", async () => {
  const { place, personId, member } = await aWholeLife(await makeNeighbourhood(world));
  const admin = later(place, place.admin);
  const held = async () => new Map((await viewHeld(member)).sections.map(({ kind, count }) => [kind, count]));
  const before = await held();
  const { preview, request } = await viewErasure(admin, personId);
  expect(request).toBeUndefined();
  expect(preview?.waits).toEqual([]);
  expect(await held()).toEqual(before);
  for (const part of preview?.parts ?? []) {
    expect([part.kind, part.removed + part.emptied + part.kept]).toEqual([part.kind, before.get(part.kind)]);
  }
  expect(preview?.parts.find(({ kind }) => kind === "SERVICE")).toMatchObject({ removed: 0, emptied: 2 });

  await erase(place, personId);

  const after = await held();
  for (const { kind, emptied, kept } of preview?.parts ?? []) {
    // The request that led here came after the look; what was suggested stays without anybody's name.
    const more = kind === "PRIVACY_REQUEST" ? 1 : kind === "SUGGESTION" ? -emptied : 0;
    expect([kind, after.get(kind) ?? 0]).toEqual([kind, emptied + kept + more]);
  }
  const done = await viewErasure(later(place, place.admin), personId);
  expect(done).toMatchObject({ name: "已注销", request: { state: "erased" } });
  expect(done.preview).toBeUndefined();
});

test("an erasure whose job was given up is taken up again by the next sweep and ends", async () => {
  const { place, personId } = await aWholeLife(await makeNeighbourhood(world));
  const asked = await openErasure(later(place, place.admin), personId, { text: "已迁出本区" });
  await examineErasure(later(place, place.worker), personId, asked.id, { note: "已核对" });
  const { jobId = "" } = await decideErasure(later(place, place.admin), personId, asked.id, {
    accepted: true,
    note: "同意",
  });
  const system = systemContext(world.platform, place.district, requestId());
  await failJob(system, jobId);
  await world.settle();
  expect((await system.table.get(jobItem, jobId, { strong: true }))?.state).toBe("failed");
  await sweepErasures(world.platform);
  await world.settle();
  expect((await viewErasure(later(place, place.admin), personId)).request?.state).toBe("erased");
});

test("another community's member is nobody here, and whoever may not look learns nothing", async () => {
  const [place, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
  const stranger = await addPerson(there, 1);
  await expect(viewErasure(place.admin, idOf(stranger))).rejects.toMatchObject({ code: "thing.missing" });
  const own = await addPerson(place, 1);
  const elsewhere = world.as(place.district, idOf(place.worker), {
    role: "community_worker",
    unitId: place.elsewhere,
  });
  await expect(viewErasure(elsewhere, idOf(own))).rejects.toMatchObject({ code: "thing.missing" });
  await expect(viewErasure(own, idOf(own))).rejects.toMatchObject({ code: "permission.denied" });
});
