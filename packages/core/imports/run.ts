import { levelOf, ROOT_UNIT } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { absent, put, save, unchanged, update } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { employerBehind, employerItem } from "../employers";
import { type JobStep, startJob } from "../jobs";
import { memberItem } from "../members";
import { unitItem } from "../units";
import { nextChild } from "../units/rules";
import type { Unit } from "../units/schema";
import { each } from "./at-once";
import { claimStep } from "./claim-run";
import { differences, newMember, type PlannedMember, updatedMember } from "./differences";
import { importItem } from "./items";
import { knownPaths, pathKey } from "./known-names";
import type { Plan, Preview } from "./preview-parts";
import { refuseImport } from "./refusals";
import { recall } from "./store";
import type { EmployerRow, TreeNode } from "./types";
import { requireImport } from "./upload";

/**
 * Starts the import. It goes on in the background; `jobId` tells how far it has come.
 * @throws Refusal `import.no_table`, `import.column_missing`, `import.nothing_to_do`, `import.already_started`
 */
export async function startImport(ctx: Context, id: string): Promise<{ jobId: string }> {
  permit(ctx.actor, "imports.claims");
  const row = await requireImport(ctx, id);
  if (row.jobId) throw refuseImport("import.already_started");
  const { reading, newEmployers } = await recall<Preview>(ctx, id, "preview");
  if (!reading) throw refuseImport("import.no_table");
  if (reading.missingColumns.length > 0)
    throw refuseImport("import.column_missing", { columns: reading.missingColumns });
  const total = row.counts.added + row.counts.changed;
  if (total + newEmployers.length === 0) throw refuseImport("import.nothing_to_do");
  const jobId = `job_${id.slice(4)}`;
  const job = { id: jobId, kind: "imports.run" as const, total, input: { importId: id, parts: row.parts } };
  await ctx.commit("imports.start", [
    startJob(ctx, job, () => refuseImport("import.already_started")),
    update(importItem, id, { set: { state: "started", jobId }, when: unchanged(row.version) }),
  ]);
  return { jobId };
}

const STEP = 250;

/** Writes one person: one conditional write for a new one; a known one only where the file differs. */
async function writeMember(ctx: Context, plan: PlannedMember): Promise<void> {
  let trustsPreview = plan.isNew === true;
  await settle(async () => {
    const stored = trustsPreview ? undefined : await ctx.table.get(memberItem, plan.personId, { strong: true });
    trustsPreview = false;
    if (!stored) return ctx.commit("imports.add_member", [put(memberItem, plan.personId, newMember(plan), absent())]);
    // Erased since the preview: whoever brings the person back does so with a new preview.
    if (stored.erasedAt !== undefined) return;
    const { version, ...before } = stored;
    const next = updatedMember(before, plan);
    if (differences(before, next).length === 0) return;
    await ctx.commit("imports.edit_member", [save(memberItem, plan.personId, next, version)]);
  });
}

async function writeEmployer(ctx: Context, row: Pick<EmployerRow, "name"> & Partial<EmployerRow>): Promise<void> {
  const { employerId: id, employerName: name } = await employerBehind(ctx, row.name);
  const { kind, contactName, contactPhone, address } = row;
  const set = Object.fromEntries(
    Object.entries({ id, name, kind, contactName, contactPhone, address }).filter(([, v]) => v !== undefined),
  );
  await ctx.commit("imports.employer", [update(employerItem, id, { set })]);
}

async function writeTree(ctx: Context, nodes: readonly TreeNode[]): Promise<void> {
  await settle(async () => {
    const units: Unit[] = await ctx.table.queryAll(unitItem, { pk: "UNITS", begins: "UNIT#", strong: true });
    const byPath = knownPaths(units);
    const changes = [];
    for (const node of nodes) {
      if (byPath.has(pathKey(node.path))) continue;
      const parent = node.path.length === 1 ? ROOT_UNIT : byPath.get(pathKey(node.path.slice(0, -1)));
      if (!parent) continue;
      const id = nextChild(units, parent, node.name);
      const unit: Unit = { id, level: levelOf(id), name: node.name, secretary: node.secretary, phone: node.phone };
      units.push(unit);
      byPath.set(pathKey(node.path), id);
      changes.push(put(unitItem, id, unit, absent()));
    }
    // Parents come first, so a crash between two commits leaves a tree without holes, and running again completes it.
    for (let i = 0; i < changes.length; i += 100) await ctx.commit("imports.units", changes.slice(i, i + 100));
  });
}

/** One step of a running import: up to 250 people or 50 claims, or the whole of a tree or list of employers. */
export const importStep: JobStep = async (ctx, job) => {
  const id = String(job.input.importId);
  const part = Math.floor(job.done / 1000);
  const plan = await recall<Plan>(ctx, id, `plan-${part}`);
  if (plan.kind === "units") await writeTree(ctx, plan.nodes);
  if (plan.kind === "employers") await each(plan.rows, (row) => writeEmployer(ctx, row));
  if (plan.kind === "claims") return claimStep(ctx, job, plan.rows.slice(job.done % 1000));
  if (plan.kind !== "roster") return { done: job.total, finished: true };
  if (job.done === 0) await each(plan.newEmployers, (name) => writeEmployer(ctx, { name }));
  const from = job.done % 1000;
  const slice = plan.members.slice(from, from + STEP);
  await each(slice, (member) => writeMember(ctx, member));
  const done = job.done + slice.length;
  return { done, finished: done >= job.total || slice.length === 0 };
};
