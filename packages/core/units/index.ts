import { levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { absent, put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { startJob } from "../jobs";
import { unitItem } from "./items";
import { nextChild, renamed } from "./rules";
import { addUnitSchema, editUnitSchema, type Unit } from "./schema";

export { unitItem } from "./items";

/** Whatever bears a copy of a unit's name is brought up to date, a page at a step. */
const renaming = (ctx: Context, unitId: UnitId) =>
  ({ id: ctx.freshId("job"), kind: "units.rename", total: 3, input: { unitId } }) as const;

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
 * Puts right what a unit is called, who answers for it and under which number: forms that are made from now on say so. A new
 * name reaches members, roles and posts ahead by a job; what was delivered or frozen keeps the name it was made under.
 * @throws Refusal `thing.missing`, `unit.name_taken`, `unit.district_name`
 */
export async function editUnit(ctx: Context, id: UnitId, input: z.input<typeof editUnitSchema>): Promise<Unit> {
  permit(ctx.actor, "units.edit");
  const { name, ...contact } = parse(editUnitSchema, input);
  return settle(async () => {
    const units = await ctx.table.queryAll(unitItem, { pk: "UNITS", begins: "UNIT#", strong: true });
    const row = units.find((u) => u.id === id);
    if (!row) throw refuseCommon("thing.missing");
    const unit: Unit = { id, level: row.level, ...renamed(units, row, name), ...contact };
    // Also when the name stays: what was written with the old one in the very moment of the change is found then.
    const following = unit.formerNames ? [startJob(ctx, renaming(ctx, id))] : [];
    await ctx.commit("units.edit", [save(unitItem, id, unit, row.version), ...following]);
    return unit;
  });
}
