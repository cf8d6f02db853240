import { listTemplates, removeTemplate, saveTemplate } from "@rengang/core/templates";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeNeighbourhood } from "../support/people";
import { asked, fresh } from "../support/series";
import { makeWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

describe("templates", () => {
  test("a unit starts from its own templates and from those above it; the same name takes the old one's place", async () => {
    const place = await makeNeighbourhood(world);
    const { facts } = asked(place);
    await saveTemplate(place.admin, { unitId: "unt_0", name: "区里的模板", facts });
    await saveTemplate(place.worker, { unitId: place.community, name: "清洁", facts });
    const again = await saveTemplate(fresh(place), {
      unitId: place.community,
      name: "清洁",
      facts: { ...facts, places: 9 },
    });
    const { templates } = await listTemplates(place.worker, place.community);
    expect(templates.map((t) => [t.name, t.facts.places])).toEqual([
      ["清洁", 9],
      ["区里的模板", 2],
    ]);
    await removeTemplate(place.worker, place.community, again.id);
    expect((await listTemplates(place.worker, place.community)).templates).toHaveLength(1);
    await expect(removeTemplate(place.worker, "unt_0" as never, templates[1]?.id as string)).rejects.toMatchObject({
      code: "permission.denied",
    });
  });

  test("two who save the same name at once keep one template", async () => {
    const place = await makeNeighbourhood(world);
    const { facts } = asked(place);
    const template = { unitId: place.community, name: "清洁", facts };
    await Promise.all([saveTemplate(fresh(place), template), saveTemplate(fresh(place), template)]);
    expect((await listTemplates(place.worker, place.community)).templates).toHaveLength(1);
  });

  test("another community's and another district's templates are neither listed nor removed", async () => {
    const [here, there] = [await makeNeighbourhood(world), await makeNeighbourhood(world)];
    const { facts } = asked(here);
    const { id } = await saveTemplate(here.worker, { unitId: here.community, name: "清洁", facts });
    const elsewhere = saveTemplate(fresh(here), { unitId: here.elsewhere, name: "清洁", facts });
    await expect(elsewhere).rejects.toMatchObject({ code: "permission.denied" });
    await expect(listTemplates(here.worker, here.elsewhere)).rejects.toMatchObject({ code: "permission.denied" });
    expect((await listTemplates(there.worker, there.community)).templates).toEqual([]);
    const remove = removeTemplate(there.worker, there.community, id);
    await expect(remove).rejects.toMatchObject({ code: "thing.missing" });
    expect((await listTemplates(here.worker, here.community)).templates).toHaveLength(1);
  });
});
