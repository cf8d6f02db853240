import type { PersonId } from "@rengang/kernel/ids";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import type { RowResults } from "../members/schema";
import { type FormId, type FormRow, formItem } from "./items";
import type { PeriodId } from "./periods/schema";
import { seesForm } from "./rules";

/** Forms as a cheap read brought them, by person. */
type Known = ReadonlyMap<PersonId, Loaded<FormRow>>;
interface Chosen {
  readonly periodId: PeriodId;
  readonly personIds: readonly PersonId[];
  /** Where the caller has had its first look already. */
  readonly known?: Known;
}
type Decide = (row: FormRow) => FormRow;
type Result = RowResults["results"][number];
interface Decided {
  readonly result: Result;
  readonly next?: FormRow;
  readonly changes: readonly Change[];
}

/** Forms under way at once; in one commit far below the hundred that a transaction takes, and a conflict repeats only these. */
const CHUNK = 25;

const idsOf = ({ periodId, personIds }: Chosen): FormId[] =>
  [...new Set(personIds)].map((personId) => ({ periodId, personId }));

/** The chosen forms, for a first look: 0.5 read units each. */
export async function chosenForms(ctx: Context, chosen: Chosen): Promise<Known> {
  return new Map((await ctx.table.getMany(formItem, idsOf(chosen))).map((row) => [row.personId, row]));
}

function decideOn(ctx: Context, { personId }: FormId, row: Loaded<FormRow> | undefined, decide: Decide): Decided {
  try {
    if (!row || !seesForm(ctx.actor, row)) throw refuseCommon("thing.missing");
    const next = decide(row);
    const result = { personId, ok: true } as const;
    return next === row ? { result, changes: [] } : { result, next, changes: [save(formItem, row, next, row.version)] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { result: { personId, ok: false, code: error.code }, changes: [] };
  }
}

/** A change may be decided by a cheap read, for its guard tells whether that was true; a refusal is read surely. */
async function decideSurely(
  ctx: Context,
  id: FormId,
  cheap: Loaded<FormRow> | undefined,
  decide: Decide,
): Promise<Decided> {
  const first = decideOn(ctx, id, cheap, decide);
  return first.next ? first : decideOn(ctx, id, await ctx.table.get(formItem, id, { strong: true }), decide);
}

async function changeOne(ctx: Context, verb: string, id: FormId, known: Known, decide: Decide): Promise<Result> {
  let cheap = known.get(id.personId);
  try {
    return await settle(async () => {
      const { result, changes } = await decideSurely(ctx, id, cheap, decide);
      cheap = undefined;
      await ctx.commit(verb, changes);
      return result;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { personId: id.personId, ok: false, code: error.code };
  }
}

async function inChunks(ids: readonly FormId[], run: (some: readonly FormId[]) => Promise<Result[]>) {
  const results: Result[] = [];
  for (let i = 0; i < ids.length; i += CHUNK) results.push(...(await run(ids.slice(i, i + CHUNK))));
  return results;
}

/**
 * The same step for many forms, each in a commit of its own: one line each, in the order asked, and no refusal stops the
 * others. Interrupted and called again it goes on where it stopped. A form: 0.5 read units, 1 write unit.
 */
export async function changeForms(
  ctx: Context,
  verb: string,
  chosen: Chosen,
  decide: Decide,
): Promise<RowResults["results"]> {
  const known = chosen.known ?? (await chosenForms(ctx, chosen));
  return inChunks(idsOf(chosen), (some) => Promise.all(some.map((id) => changeOne(ctx, verb, id, known, decide))));
}

/**
 * The same for forms whose step changes something that they share, in the same commit: 25 at a time, 2 write units a form.
 * @param also what changes with those that do
 */
export async function changeFormsWith(
  ctx: Context,
  verb: string,
  chosen: Chosen,
  decide: Decide,
  also: (changed: readonly FormRow[]) => Promise<Change[]>,
): Promise<RowResults["results"]> {
  let known = chosen.known ?? (await chosenForms(ctx, chosen));
  return inChunks(idsOf(chosen), (some) =>
    settle(async () => {
      const decided = await Promise.all(some.map((id) => decideSurely(ctx, id, known.get(id.personId), decide)));
      const changed = decided.flatMap(({ next }) => next ?? []);
      if (changed.length > 0) {
        try {
          await ctx.commit(verb, [...decided.flatMap(({ changes }) => changes), ...(await also(changed))]);
        } catch (error) {
          known = new Map();
          throw error;
        }
      }
      return decided.map(({ result }) => result);
    }),
  );
}
