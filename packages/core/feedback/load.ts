import type { PersonId } from "@rengang/kernel/ids";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import type { RowResults } from "../members/schema";
import { type FormId, type FormRow, formItem, type Step } from "./items";
import type { PeriodId } from "./periods/schema";
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
  { periodId, personId, version }: FormId & { version: number },
  decide: (row: FormRow) => FormRow,
  also: readonly Change[] = [],
): Promise<Loaded<FormRow>> {
  return settle(async () => {
    const row = await requireForm(ctx, { periodId, personId }, { strong: true });
    const next = decide(row);
    if (next === row) return row;
    if (row.version !== version) throw refuseCommon("change.stale", { version: row.version });
    await ctx.commit(verb, [save(formItem, { periodId, personId }, next, row.version), ...also]);
    return { ...next, version: row.version + 1 };
  });
}

/** Forms changed in one commit: far below the hundred that a transaction takes, and one conflict repeats only these. */
const CHUNK = 25;

type Decide = (row: FormRow) => FormRow;
type Also = (changed: readonly FormRow[]) => Promise<Change[]>;

async function changeChunk(
  ctx: Context,
  verb: string,
  ids: readonly FormId[],
  decide: Decide,
  also: Also,
): Promise<RowResults["results"]> {
  const rows = await Promise.all(ids.map((id) => ctx.table.get(formItem, id, { strong: true })));
  const changed: FormRow[] = [];
  const changes: Change[] = [];
  const results = ids.map(({ personId }, i) => {
    const row = rows[i];
    try {
      if (!row || !seesForm(ctx.actor, row)) throw refuseCommon("thing.missing");
      const next = decide(row);
      if (next !== row) {
        changed.push(next);
        changes.push(save(formItem, row, next, row.version));
      }
      return { personId, ok: true };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { personId, ok: false, code: error.code };
    }
  });
  if (changes.length > 0) await ctx.commit(verb, [...changes, ...(await also(changed))]);
  return results;
}

/**
 * The same step for many forms: one line each, in the order asked, and no refusal stops the others.
 * `also` adds what has to change in the same commit.
 */
export async function changeForms(
  ctx: Context,
  verb: string,
  { periodId, personIds }: { periodId: PeriodId; personIds: readonly PersonId[] },
  decide: Decide,
  also: Also = async () => [],
): Promise<RowResults["results"]> {
  const ids = [...new Set(personIds)].map((personId) => ({ periodId, personId }));
  const results: RowResults["results"] = [];
  for (let i = 0; i < ids.length; i += CHUNK) {
    results.push(...(await settle(() => changeChunk(ctx, verb, ids.slice(i, i + CHUNK), decide, also))));
  }
  return results;
}
