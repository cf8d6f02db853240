import { levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { unitItem } from "./items";
import { nextChild } from "./rules";
import { addUnitSchema, editUnitSchema, type Unit } from "./schema";

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

/**
 * Puts right who answers for a unit and under which number: forms that are printed from now on say so.
 * @throws Refusal `thing.missing`
 */
export async function editUnit(ctx: Context, id: UnitId, input: z.input<typeof editUnitSchema>): Promise<Unit> {
  permit(ctx.actor, "units.edit");
  const facts = parse(editUnitSchema, input);
  return settle(async () => {
    const row = await ctx.table.get(unitItem, id, { strong: true });
    if (!row) throw refuseCommon("thing.missing");
    const unit: Unit = { id, level: row.level, name: row.name, ...facts };
    await ctx.commit("units.edit", [save(unitItem, id, unit, row.version)]);
    return unit;
  });
}
