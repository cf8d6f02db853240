import { levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { unitItem } from "./items";
import { nextChild } from "./rules";
import { addUnitSchema, type Unit } from "./schema";

export { unitItem } from "./items";

/** The whole tree, parents before children. */
export async function listUnits(ctx: Context): Promise<Unit[]> {
  permit(ctx.actor, "units.list");
  return loadUnits(ctx);
}

/** The tree for other capabilities' own rules. */
export async function loadUnits(ctx: Context): Promise<Unit[]> {
  const units = await ctx.table.queryAll(unitItem, { pk: "UNITS", begins: "UNIT#" });
  return units.map(({ version: _, ...unit }) => unit);
}

/** The tree by id. */
export async function unitsById(ctx: Context): Promise<Map<UnitId, Unit>> {
  return new Map((await loadUnits(ctx)).map((u) => [u.id, u]));
}

/** One unit, or `thing.missing`. */
export async function requireUnit(ctx: Context, id: UnitId): Promise<Unit> {
  const unit = await ctx.table.get(unitItem, id);
  if (!unit) throw refuseCommon("thing.missing");
  return unit;
}

/** Adds a unit below another. @throws Refusal `unit.name_taken`, `unit.too_deep`, `thing.missing` */
export async function addUnit(ctx: Context, input: z.input<typeof addUnitSchema>): Promise<Unit> {
  permit(ctx.actor, "units.add");
  const { parentId, ...facts } = parse(addUnitSchema, input);
  return settle(async () => {
    const units = await ctx.table.queryAll(unitItem, { pk: "UNITS", begins: "UNIT#", strong: true });
    if (parentId !== ROOT_UNIT && !units.some((u) => u.id === parentId)) throw refuseCommon("thing.missing");
    const id = nextChild(units, parentId, facts.name);
    const unit: Unit = { id, level: levelOf(id), ...facts };
    await ctx.commit("units.add", [put(unitItem, id, unit, absent())]);
    return unit;
  });
}
