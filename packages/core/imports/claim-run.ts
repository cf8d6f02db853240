import { covers, type PersonId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import { put } from "@rengang/table/change";
import { claimFor } from "../claims";
import type { RuleCheck } from "../claims/rules";
import { type Context, openContext } from "../context";
import type { JobRow, Progress } from "../jobs";
import { requireMember } from "../members";
import { unitOfPost } from "../posts";
import type { PlannedClaim } from "./claim-preview";
import { type ImportOutcomeRow, importItem, importOutcomeItem } from "./items";

/** Rows of one step: places go to the earlier row, so that they are taken one after the other. */
const STEP = 50;

/** The importer's own act, so that history and audit trail name a person; what may be done is asked of the plan. */
function asImporter(ctx: Context, job: JobRow): Context {
  const actor = { ...ctx.actor, personId: job.startedBy as PersonId };
  return openContext(ctx.platform, actor, `${ctx.requestId}~claims`);
}

/** A person may have moved away since the preview. @throws Refusal as `claimFor`, `thing.missing` outside the importer's part of the tree */
async function claimOne(ctx: Context, within: UnitId, { postId, personId, wait }: PlannedClaim) {
  const { unitId } = await requireMember(ctx, personId);
  if (!covers(within, unitId) || !covers(within, unitOfPost(postId))) throw refuseCommon("thing.missing");
  return claimFor(ctx, "claims.import", postId, personId, { wait, way: "organiser" });
}

/**
 * One step of an import of claims: up to fifty rows in the order of the file. A claim that stands already is left as it is,
 * so that a step, or a whole file, may be run again. What is refused is kept row by row.
 * @param rows the plan's rows from `job.done` on
 */
export async function claimStep(ctx: Context, job: JobRow, rows: readonly PlannedClaim[]): Promise<Progress> {
  const id = String(job.input.importId);
  const within = (await ctx.table.get(importItem, id))?.unitId ?? ROOT_UNIT;
  const importer = asImporter(ctx, job);
  const refused: ImportOutcomeRow["refused"] = [];
  const slice = rows.slice(0, STEP);
  let waiting = 0;
  for (const planned of slice) {
    try {
      const { state } = await claimOne(importer, within, planned);
      if (state === "waitlisted") waiting += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const facts = error.facts as RuleCheck["facts"];
      refused.push({ row: planned.row, check: { rule: error.code as RuleCheck["rule"], met: false, facts } });
    }
  }
  if (refused.length > 0) {
    const at = { id, done: job.done };
    await ctx.commit("imports.refused", [put(importOutcomeItem, at, { refused })]);
  }
  const done = job.done + slice.length;
  const sum = (name: string, more: number) => Number(job.result[name] ?? 0) + more;
  const result = {
    claimed: sum("claimed", slice.length - waiting - refused.length),
    waitlisted: sum("waitlisted", waiting),
    refused: sum("refused", refused.length),
  };
  return { done, finished: done >= job.total || slice.length === 0, result };
}
