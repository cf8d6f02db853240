import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settleCheaply } from "../context";
import { entryChanges } from "./entries";
import { type FormId, type FormRow, formItem, type Step } from "./items";
import { seesForm } from "./rules";

/** The acting person as the one who takes a step now. */
export const stepOf = (ctx: Context): Step => ({ at: ctx.now, by: ctx.actor.personId, byName: ctx.actor.name });

/** A form that the actor may see, or `thing.missing`. */
export async function requireForm(ctx: Context, id: FormId, how: { strong?: boolean } = {}): Promise<Loaded<FormRow>> {
  const row = await ctx.table.get(formItem, id, how);
  if (!row || !seesForm(ctx.actor, row)) throw refuseCommon("thing.missing");
  return row;
}

/**
 * Changes one form. A rule that hands the row back unchanged ends it: the same call again has no effect.
 * @throws Refusal `change.stale` when somebody has written since the version that the caller looked at
 */
export async function changeForm(
  ctx: Context,
  verb: string,
  id: FormId & { version: number },
  decide: (row: FormRow) => FormRow,
  also: readonly Change[] = [],
): Promise<Loaded<FormRow>> {
  const { periodId, personId, version } = id;
  return settleCheaply(async (strong) => {
    const row = await requireForm(ctx, { periodId, personId }, { strong });
    const next = decide(row);
    if (next === row) {
      // Nothing is written, so no guard tells whether the cheap read was true.
      if (!strong) throw new Stale();
      return row;
    }
    if (row.version !== version) throw refuseCommon("change.stale", { version: row.version });
    await ctx.commit(verb, [save(formItem, row, next, row.version), ...also, ...entryChanges(next, row)]);
    return { ...next, version: row.version + 1 };
  });
}
