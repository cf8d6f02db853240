import type { PersonId } from "@rengang/kernel/ids";
import { type Change, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { forgetReasons } from "../../audit";
import { type Context, settle } from "../../context";
import { formItem } from "../../feedback/items";
import type { JobRow, Progress } from "../../jobs";
import { memberItem } from "../../members";
import { NOBODY, type Whose } from "../held/declare";
import { REGISTRY } from "../held/registry";
import { type RequestRow, requestItem } from "../items";
import { keptUntil } from "../rules";
import { eraseImport } from "./imports";
import { collectionOf, eraseAsked, eraseOwn, LAST } from "./own";
import { erasePosts } from "./posts";
import { eraseReasons } from "./reasons";

const DELIVERED = (row: object): number[] => {
  const { stage } = row as { stage?: { delivery?: { at: number } } };
  return stage?.delivery ? [stage.delivery.at] : [];
};

/** The member loses name and facts, requests their words, and this request says that it is done: in one commit. */
async function close(ctx: Context, whose: Whose, requestId: string): Promise<void> {
  await settle(async () => {
    const rows = await collectionOf(ctx, whose.personId);
    const until = keptUntil(
      rows.filter((r) => r.kind === formItem.kind).flatMap((r) => DELIVERED(r.row)),
      ctx.now,
    );
    const changes = rows
      .filter((r) => LAST.has(r.kind))
      .flatMap((found): Change[] => {
        const held = REGISTRY.find(({ type }) => type.kind === found.kind);
        const { version, ...row } = found.row;
        const fate = held?.erase(row, whose, ctx.now);
        if (!held || typeof fate !== "object") return [];
        const next = (row as RequestRow).id === requestId ? closed(fate as RequestRow, ctx.now, until) : fate;
        const id = found.kind === memberItem.kind ? whose.personId : (next as RequestRow);
        return found.kind === memberItem.kind
          ? [save(memberItem, id as PersonId, next as never, version)]
          : [save(requestItem, id as RequestRow, next as RequestRow, version)];
      });
    await ctx.commit("privacy.close_erasure", changes);
  });
}

function closed(row: RequestRow, now: number, until: number | undefined): RequestRow {
  const { stage } = row;
  if (stage.state !== "erasing" && stage.state !== "erased") return row;
  const { examined, answer, jobId } = stage;
  const at = stage.state === "erased" ? stage.at : now;
  return { ...row, name: NOBODY, stage: { state: "erased", examined, answer, jobId, at, keptUntil: until } };
}

const progress = (job: JobRow, phase: string, more: Record<string, string | number> = {}): Progress => ({
  done: Math.min(job.done + 1, job.total),
  finished: false,
  result: { phase, ...more },
});

/** From the kept name while it is there; once the last step has been taken, nothing is left to look for. */
export async function whoseOf(ctx: Context, personId: PersonId): Promise<Whose> {
  const member = await ctx.table.get(memberItem, personId, { strong: true });
  return { personId, name: member?.name ?? NOBODY, phone: member?.phone ?? "" };
}

/**
 * One step of an erasure. Each may be taken again after a crash: it looks for what is still there. The member's own item
 * goes last, because it says whom the others are searched for; sums are left as they are, under a number.
 */
export async function eraseStep(ctx: Context, job: Loaded<JobRow>): Promise<Progress> {
  const { personId, requestId } = job.input as { personId: PersonId; requestId: string };
  const whose = await whoseOf(ctx, personId);
  const { phase = "asked", unit = 0, cursor = "", after = "" } = job.result;
  if (phase === "asked") {
    await eraseAsked(ctx, whose);
    await eraseReasons(ctx, whose);
    return progress(job, "own");
  }
  if (phase === "own") {
    await eraseOwn(ctx, whose);
    return progress(job, "posts");
  }
  if (phase === "posts") {
    const next = await erasePosts(ctx, whose, { unit: Number(unit), cursor: String(cursor) });
    return next ? progress(job, "posts", { ...next }) : progress(job, "imports");
  }
  if (phase === "imports") {
    const id = await eraseImport(ctx, whose, String(after));
    return id ? progress(job, "imports", { after: id }) : progress(job, "trail", { after: "" });
  }
  if (phase === "trail") {
    const [day, place] = String(after).split("/");
    const next = await forgetReasons(ctx, personId, day ? { day, place: place ?? "" } : undefined);
    return next ? progress(job, "trail", { after: `${next.day}/${next.place}` }) : progress(job, "person");
  }
  await eraseOwn(ctx, whose);
  await close(ctx, whose, requestId);
  return { done: job.total, finished: true, result: { phase: "done", unit: 0, cursor: "", after: "" } };
}
