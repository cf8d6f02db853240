import { editUnit, listUnits, loadUnits, unitItem } from "@rengang/core/units";
import type { UnitId } from "@rengang/kernel/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeNeighbourhood, type Neighbourhood } from "../support/people";
import { makeWorld, type World } from "../support/world";

let world: World;
let place: Neighbourhood;
beforeAll(async () => {
  world = await makeWorld();
  place = await makeNeighbourhood(world);
});
afterAll(() => world.close());

test("who answers for a unit is put right; its place in the tree stays", async () => {
  const before = (await loadUnits(place.admin)).find(({ id }) => id === place.community);
  const contact = { name: "梧桐社区", secretary: "林新任", phone: "0571-8800666" };
  expect(await editUnit(place.admin, place.community, contact)).toEqual({ ...before, ...contact });
  expect(await listUnits(place.worker)).toContainEqual({ ...before, ...contact });
});

test("what is left out is removed, and the phone is sealed at rest", async () => {
  await editUnit(place.admin, place.community, { name: "梧桐社区", secretary: "林新任", phone: "0571-8800666" });
  const { Item } = (await world.send("get", {
    TableName: world.platform.tableName,
    Key: { pk: `D#${place.district}#UNITS`, sk: unitItem.key(place.community).sk },
  })) as { Item?: Record<string, unknown> };
  expect(JSON.stringify(Item)).not.toContain("8800666");
  const { phone } = await editUnit(place.admin, place.community, { name: "梧桐社区", secretary: "林新任" });
  expect(phone).toBeUndefined();
});

test("a unit that does not exist is missing, and a community does not put itself right", async () => {
  await expect(editUnit(place.admin, "unt_999" as UnitId, { name: "梧桐社区" })).rejects.toMatchObject({
    code: "thing.missing",
  });
  await expect(editUnit(place.worker, place.community, { name: "梧桐社区" })).rejects.toMatchObject({
    code: "permission.denied",
  });
});
