import { setImmediate as nextTurn } from "node:timers/promises";
import type { PersonId, UnitId } from "@rengang/kernel/ids";
import { Stale } from "@rengang/kernel/refusal";
import { update } from "@rengang/table/change";
import type { Context, Platform } from "../context";
import { countsItem } from "./items";
import type { PeriodId } from "./periods/schema";

interface CountsId {
  readonly periodId: PeriodId;
  readonly unitId: UnitId;
}
/** By attribute, the last version of a form and its state. */
type Marks = Map<string, string>;
interface Folded {
  readonly marks: Marks;
  readonly written: Promise<void>;
}

const folding = new WeakMap<Platform, Map<string, Folded>>();

function foldingOf(platform: Platform): Map<string, Folded> {
  const here = folding.get(platform) ?? new Map<string, Folded>();
  folding.set(platform, here);
  return here;
}

async function write(ctx: Context, id: CountsId, marks: Marks): Promise<void> {
  const names = [...marks.keys()];
  const fresh = names.map((name, n) => `(attribute_not_exists(#${name}) OR #${name} < :m${n})`);
  const values = Object.fromEntries(names.map((name, n) => [`m${n}`, marks.get(name)]));
  const when = { if: fresh.join(" AND "), values };
  await ctx.commit("feedback.count", [update(countsItem, id, { set: Object.fromEntries(marks), when })]);
}

/** One of them is counted already: the others are written one by one. */
async function writeEach(ctx: Context, id: CountsId, marks: Marks): Promise<void> {
  for (const mark of marks) {
    await write(ctx, id, new Map([mark])).catch((error: unknown) => {
      if (!(error instanceof Stale)) throw error;
    });
  }
}

/**
 * Counts a form under its state in a community's counts. A mark that comes again or late finds a later version there and
 * leaves it. A mass step changes forms by the dozen, and all of them are counted in one item: what comes in one turn of the
 * process is one write.
 * @param state where the form stands; empty where it does not belong to the community any more
 */
export function countForm(
  ctx: Context,
  id: CountsId,
  form: { readonly personId: PersonId; readonly version: number; readonly state: string },
): Promise<void> {
  const here = foldingOf(ctx.platform);
  const at = `${ctx.district}#${id.periodId}#${id.unitId}`;
  const begin = (): Folded => {
    const marks: Marks = new Map();
    const written = nextTurn().then(() => {
      here.delete(at);
      return write(ctx, id, marks).catch((error: unknown) => {
        if (!(error instanceof Stale)) throw error;
        return writeEach(ctx, id, marks);
      });
    });
    return { marks, written };
  };
  const { marks, written } = here.get(at) ?? begin();
  here.set(at, { marks, written });
  const name = `m_${form.personId.slice("per_".length)}`;
  const mark = `${form.version.toString(36).padStart(4, "0")}:${form.state}`;
  if ((marks.get(name) ?? "") < mark) marks.set(name, mark);
  return written;
}
