import { Stale } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type { Context } from "../../context";
import { resumeJob, startJob } from "../../jobs";
import { requestItem } from "../items";

/** Takes up erasures again whose job was given up: what was decided is carried out. */
async function goOn(ctx: Context): Promise<void> {
  const open = await ctx.table.queryAll(requestItem, { pk: "PRIVACY", index: 2, begins: "0#" });
  for (const { stage } of open) if (stage.state === "erasing") await resumeJob(ctx, stage.jobId);
}

/**
 * Starts the second part of erasures whose kept forms have fallen due, and goes on with those that were given up. Done
 * twice, it starts each once.
 * @returns how many
 */
export async function eraseWhatIsDue(ctx: Context): Promise<number> {
  await goOn(ctx);
  const between = ["1#", `1#${String(ctx.now).padStart(14, "0")}~`] as const;
  const rows = await ctx.table.queryAll(requestItem, { pk: "PRIVACY", index: 2, between });
  let started = 0;
  for (const { version, ...row } of rows) {
    if (row.stage.state !== "erased") continue;
    const { examined, answer } = row.stage;
    const jobId = ctx.freshId("job");
    const input = { personId: row.personId, requestId: row.id };
    try {
      await ctx.commit("privacy.erase_kept", [
        save(requestItem, row, { ...row, stage: { state: "erasing", examined, answer, jobId } }, version),
        startJob(ctx, { id: jobId, kind: "privacy.erase", total: 7, input }),
      ]);
      started += 1;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
  }
  return started;
}
