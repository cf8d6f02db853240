import { sortableIdOf } from "@rengang/kernel/crypto";
import { ancestry, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { compareNames } from "@rengang/kernel/names";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { erased, present, put } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { requireUnit } from "../units";
import { type TemplateRow, templateItem } from "./items";
import { saveTemplateSchema, type Template } from "./schema";

const viewOf = ({ savedAt, ...row }: TemplateRow): Template => ({ ...row, savedAt: toIso(savedAt) });

/** What a unit may start a post from: its own templates first, then those of street and district; each by name. */
export async function listTemplates(ctx: Context, unitId: UnitId): Promise<{ templates: Template[] }> {
  permit(ctx.actor, "templates.keep");
  await requireUnit(ctx, unitId);
  scope(ctx.actor, unitId);
  const rows = await Promise.all(
    ancestry(unitId).map((unit) => ctx.table.queryAll(templateItem, { pk: `TEMPLATES#${unit}`, begins: "TEMPLATE#" })),
  );
  return {
    templates: rows.flatMap((own) =>
      own.sort((a, b) => compareNames(a.name, b.name)).map(({ version: _, ...row }) => viewOf(row)),
    ),
  };
}

/**
 * Saves what a post says under a name; the same name again takes the place of the old one.
 * @throws Refusal `input.invalid`, `thing.missing` for a unit that does not exist
 */
export async function saveTemplate(ctx: Context, input: z.input<typeof saveTemplateSchema>): Promise<Template> {
  permit(ctx.actor, "templates.keep");
  const { unitId, name, facts } = parse(saveTemplateSchema, input);
  scope(ctx.actor, unitId);
  await requireUnit(ctx, unitId);
  // Made of the name: two who save the same name at once keep one template, not two.
  const id = sortableIdOf("tpl", 0, `${ctx.district}:${unitId}:${name}`);
  const row: TemplateRow = { id, unitId, name, facts, savedAt: ctx.now };
  await ctx.commit("templates.save", [put(templateItem, row, row)]);
  return viewOf(row);
}

/** Removes a template; posts made from it stay. @throws Refusal `thing.missing` */
export async function removeTemplate(ctx: Context, unitId: UnitId, id: string): Promise<void> {
  permit(ctx.actor, "templates.keep");
  scope(ctx.actor, unitId);
  await ctx.commit("templates.remove", [
    erased(
      templateItem,
      { unitId, id },
      present(() => refuseCommon("thing.missing")),
    ),
  ]);
}
