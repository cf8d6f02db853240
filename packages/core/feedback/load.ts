import { Refusal, refuseCommon, Stale } from "@rengang/kernel/refusal";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
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

interface Decided {
  readonly row: Loaded<FormRow>;
  readonly next: FormRow;
}

async function decideOn(
  ctx: Context,
  { periodId, personId, version }: FormId & { version: number },
  decide: (row: FormRow) => FormRow,
  strong: boolean,
): Promise<Decided> {
  const row = await requireForm(ctx, { periodId, personId }, { strong });
  const next = decide(row);
  if (next !== row && row.version !== version) throw refuseCommon("change.stale", { version: row.version });
  return { row, next };
}

/** A change may be decided by a cheap read, for its guard tells whether that was true; a refusal is read surely. */
async function firstLook(
  ctx: Context,
  id: FormId & { version: number },
  decide: (row: FormRow) => FormRow,
): Promise<Decided> {
  try {
    const decided = await decideOn(ctx, id, decide, false);
    if (decided.next !== decided.row) return decided;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  throw new Stale();
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
  let rounds = 0;
  return settle(async () => {
    const { row, next } = await (rounds++ === 0 ? firstLook(ctx, id, decide) : decideOn(ctx, id, decide, true));
    if (next === row) return row;
    await ctx.commit(verb, [save(formItem, row, next, row.version), ...also, ...entryChanges(next, row)]);
    return { ...next, version: row.version + 1 };
  });
}
