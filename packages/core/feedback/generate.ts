import { levelOf, type PersonId, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { Stale } from "@rengang/kernel/refusal";
import { put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, settleCheaply } from "../context";
import { loadDistrict } from "../districts";
import { type JobStep, jobItem, jobView, startJob } from "../jobs";
import type { Job } from "../jobs/schema";
import { type MemberRow, membersOf } from "../members";
import { requireUnit } from "../units";
import { entryChanges } from "./entries";
import { takeFacts } from "./facts";
import { type FormRow, factsItem, formItem, type PeriodRow, type Step } from "./items";
import { requirePeriod } from "./periods/open";
import type { PeriodId } from "./periods/schema";
import { refuseFeedback } from "./refusals";
import { refreshed } from "./rules";
import { generateFormsSchema } from "./schema";

/**
 * Draws up the form of every accepted member of a community, in the background. Running it again takes the facts of
 * drafts anew and leaves every form alone that the member has seen.
 * @throws Refusal `feedback.not_a_community`
 */
export async function generateForms(
  ctx: Context,
  periodId: PeriodId,
  input: z.input<typeof generateFormsSchema>,
): Promise<Job> {
  permit(ctx.actor, "feedback.generate");
  const { unitId } = parse(generateFormsSchema, input);
  scope(ctx.actor, unitId);
  if (levelOf(unitId) !== "community") throw refuseFeedback("feedback.not_a_community");
  const [, , members] = await Promise.all([
    requirePeriod(ctx, periodId),
    requireUnit(ctx, unitId),
    membersOf(ctx, unitId, "accepted"),
  ]);
  const id = ctx.freshId("job");
  const asked = { periodId, unitId, by: ctx.actor.personId, byName: ctx.actor.name };
  const job = { id, kind: "feedback.generate" as const, total: members.length, input: asked };
  try {
    await ctx.commit("feedback.generate", [startJob(ctx, job)]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
  const row = await ctx.table.get(jobItem, id, { strong: true });
  if (!row) throw new Error("the job was written a moment ago");
  return jobView(row);
}

function draftOf(period: PeriodRow, member: MemberRow, step: Step): FormRow {
  return {
    periodId: period.id,
    personId: member.personId,
    periodTitle: period.title,
    name: member.name,
    unitId: member.unitId,
    unitName: member.unitName,
    times: 0,
    hours: 0,
    digest: "",
    requirement: period.requirement,
    stage: { state: "drafted" },
    remark: "",
    residents: "",
    own: "",
    objections: [],
    timeline: [{ step: "drafted", ...step }],
  };
}

type Outcome = "made" | "refreshed" | "kept";

async function drawUp(
  ctx: Context,
  period: PeriodRow,
  member: Loaded<MemberRow>,
  step: Step,
  zone: string,
): Promise<Outcome> {
  const id = { periodId: period.id, personId: member.personId };
  // A form that is shown is never a draft again: who reads late may try in vain, and the guard tells.
  return settleCheaply(async (strong) => {
    const standing = await ctx.table.get(formItem, id, { strong });
    if (standing && standing.stage.state !== "drafted") return "kept";
    const { row, head } = await takeFacts(ctx, period, member, zone);
    const draft = standing ?? draftOf(period, member, step);
    const next = refreshed(draft, head);
    if (next === draft) return "kept";
    await ctx.commit("feedback.generate", [
      save(formItem, id, next, standing?.version ?? 0),
      put(factsItem, id, row),
      ...entryChanges(next, standing),
    ]);
    return standing ? "refreshed" : "made";
  });
}

/** Members whose forms one step draws up: about a second of work. */
const BATCH = 25;

/** The next members after the last one dealt with, by id; a step that is run again meets its own drafts. */
export const generateStep: JobStep = async (ctx, job) => {
  const { periodId, unitId, by, byName } = job.input;
  const [period, district, members] = await Promise.all([
    requirePeriod(ctx, periodId as PeriodId),
    loadDistrict(ctx),
    membersOf(ctx, unitId as UnitId, "accepted"),
  ]);
  const last = String(job.result.last ?? "");
  const waiting = members.filter((m) => m.personId > last).sort((a, b) => (a.personId < b.personId ? -1 : 1));
  const batch = waiting.slice(0, BATCH);
  const step = { at: job.startedAt, by: by as PersonId, byName: String(byName) };
  const outcomes = await Promise.all(batch.map((member) => drawUp(ctx, period, member, step, district.zone)));
  const count = (outcome: Outcome) => Number(job.result[outcome] ?? 0) + outcomes.filter((o) => o === outcome).length;
  const finished = waiting.length <= BATCH;
  return {
    done: finished ? job.total : Math.min(job.total, job.done + batch.length),
    finished,
    result: {
      ...(batch.length > 0 && { last: batch.at(-1)?.personId as string }),
      made: count("made"),
      refreshed: count("refreshed"),
      kept: count("kept"),
    },
  };
};
