import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Sheet } from "@rengang/kernel/sheet";
import { toIso } from "@rengang/kernel/time";
import { put, save } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { type ImportRow, importItem, importOutcomeItem } from "./items";
import { makePreview } from "./preview";
import type { Plan, Preview } from "./preview-parts";
import { refuseImport } from "./refusals";
import { type Import, type ImportKind, mappingSchema, uploadSchema } from "./schema";
import { keep, recall } from "./store";

/** Reads a file into sheets; given by the API, because reading spreadsheets is not the core's business. */
export type ReadSheets = (bytes: Uint8Array, name: string) => Promise<Sheet[]>;

const PART = 1000;

async function keepPlan(ctx: Context, id: string, plan: Plan | undefined): Promise<number> {
  if (!plan) return 0;
  if (plan.kind === "claims") {
    const parts = Math.ceil(plan.rows.length / PART);
    for (let n = 0; n < parts; n++)
      await keep(ctx, id, `plan-${n}`, { ...plan, rows: plan.rows.slice(n * PART, (n + 1) * PART) });
    return parts;
  }
  if (plan.kind !== "roster") {
    await keep(ctx, id, "plan-0", plan);
    return 1;
  }
  // At least one part, for the new employers of a roster that holds no new person.
  const parts = Math.max(1, Math.ceil(plan.members.length / PART));
  for (let n = 0; n < parts; n++) {
    const members = plan.members.slice(n * PART, (n + 1) * PART);
    await keep(ctx, id, `plan-${n}`, { ...plan, members, newEmployers: n === 0 ? plan.newEmployers : [] });
  }
  return parts;
}

const viewOf = (row: ImportRow, preview: Preview): Import => ({
  ...preview,
  id: row.id,
  kind: row.kindOf,
  fileName: row.fileName,
  state: row.state,
  createdAt: toIso(row.createdAt),
  jobId: row.jobId,
});

/** The look is at people of the roster whom the file met: what is stored of them, or their names beside a post. */
async function shown(ctx: Context, row: ImportRow, preview: Preview): Promise<Import> {
  const changed = row.kindOf === "roster" ? preview.changes : [];
  const stored = changed.map(({ name, fields }) => ({
    name,
    ...Object.fromEntries(fields.map((f) => [f.field, true])),
  }));
  const fields = fieldsShown([...stored, ...(preview.claims ?? [])]);
  await keepLook(ctx, "imports.preview", { unitId: row.unitId ?? ROOT_UNIT }, fields);
  return viewOf(row, preview);
}

/** Whoever organises posts may bring a list of claims; everything else is the district's. */
const permitKind = (ctx: Context, kind: ImportKind) =>
  permit(ctx.actor, kind === "claims" ? "imports.claims" : "imports.run");

/**
 * Takes a file in and previews it. Nothing of it is stored among people, units, employers or claims yet.
 * @throws Refusal `permission.denied` for a kind of file that is not the role's
 */
export async function uploadImport(
  ctx: Context,
  input: z.input<typeof uploadSchema>,
  bytes: Uint8Array,
  readSheets: ReadSheets,
): Promise<Import> {
  const { unitId } = permit(ctx.actor, "imports.claims");
  const { kind, name } = parse(uploadSchema, input);
  permitKind(ctx, kind);
  const id = ctx.freshId("imp");
  const sheets = await readSheets(bytes, name);
  const { preview, plan } = await makePreview(ctx, kind, sheets, {});
  await keep(ctx, id, "sheets", sheets);
  await keep(ctx, id, "preview", preview);
  const row: ImportRow = {
    id,
    kindOf: kind,
    fileName: name,
    state: "previewed",
    counts: preview.counts,
    parts: await keepPlan(ctx, id, plan),
    unitId,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now,
  };
  await ctx.commit("imports.upload", [put(importItem, id, row)]);
  return shown(ctx, row, preview);
}

/** The import with its preview, and with what was refused after all while it ran. */
export async function viewImport(ctx: Context, id: string): Promise<Import> {
  permit(ctx.actor, "imports.claims");
  const row = await requireImport(ctx, id);
  const view = await shown(ctx, row, await recall<Preview>(ctx, id, "preview"));
  if (row.kindOf !== "claims" || !row.jobId) return view;
  const outcomes = await ctx.table.queryAll(importOutcomeItem, {
    pk: `IMPORT#${id}`,
    begins: "OUTCOME#",
    strong: true,
  });
  const refused = outcomes.flatMap((outcome) => outcome.refused);
  return { ...view, refused: refused.map((one) => ({ ...one, field: "post", kind: "refused" as const })) };
}

/** One import of the actor's part of the tree; others are missing. */
export async function requireImport(ctx: Context, id: string) {
  const row = await ctx.table.get(importItem, id, { strong: true });
  if (!row || !inScope(ctx.actor, row.unitId ?? ROOT_UNIT)) throw refuseCommon("thing.missing");
  return row;
}

/** Previews again with columns, header row or sheet as the person corrected them. @throws Refusal `import.already_started` */
export async function remapImport(ctx: Context, id: string, input: z.input<typeof mappingSchema>): Promise<Import> {
  permit(ctx.actor, "imports.claims");
  const mapping = parse(mappingSchema, input);
  const { version, ...row } = await requireImport(ctx, id);
  if (row.state !== "previewed") throw refuseImport("import.already_started");
  const { preview, plan } = await makePreview(ctx, row.kindOf, await recall<Sheet[]>(ctx, id, "sheets"), mapping);
  await keep(ctx, id, "preview", preview);
  const next = { ...row, counts: preview.counts, parts: await keepPlan(ctx, id, plan) };
  await ctx.commit("imports.remap", [save(importItem, id, next, version)]);
  return shown(ctx, next, preview);
}

/** The last fifty imports of the actor's own unit, for the district of all units; newest first. */
export async function listImports(ctx: Context) {
  const { unitId = ROOT_UNIT } = permit(ctx.actor, "imports.claims");
  const which = unitId === ROOT_UNIT ? { pk: "IMPORTS" } : { pk: `IMPORTS#${unitId}`, index: 1 as const };
  const { rows } = await ctx.table.query(importItem, { ...which, descending: true, limit: 50 });
  return rows.map((r) => ({
    id: r.id,
    kind: r.kindOf,
    fileName: r.fileName,
    state: r.state,
    createdAt: toIso(r.createdAt),
    counts: r.counts,
    jobId: r.jobId,
  }));
}
