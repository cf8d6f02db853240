import type { Sheet } from "@rengang/kernel/sheet";
import type { Context } from "../context";
import { employerOf, loadEmployers } from "../employers";
import { peopleBehind } from "../people";
import { loadUnits } from "../units";
import { previewClaims } from "./claim-preview";
import { differences, type PlannedMember, plannedMember, updatedMember } from "./differences";
import { proposeEmployers } from "./employer-rules";
import { commonOf, noTable, type Plan, type Preview, SHOWN } from "./preview-parts";
import { proposeRoster } from "./roster-rules";
import type { ImportKind, Mapping, RowChange } from "./schema";
import { proposeTree } from "./tree-rules";

async function previewRoster(
  ctx: Context,
  sheets: readonly Sheet[],
  mapping: Mapping,
): Promise<{ preview: Preview; plan?: Plan }> {
  const [units, employers] = await Promise.all([loadUnits(ctx), loadEmployers(ctx)]);
  const proposal = proposeRoster(sheets, { mapping, knownUnits: units, knownEmployers: employers });
  if (!proposal.found) return { preview: noTable(proposal) };
  const names = new Map(units.map((u) => [u.id, u]));
  const phones = proposal.rows.map(({ phone }) => phone);
  const people = await peopleBehind(ctx, phones);
  const idOf = (phone: string) => people.get(phone)?.personId ?? ctx.personOf(phone);
  const employer = (name: string) => employerOf(ctx.district, employers, name);
  const planned = proposal.rows.map((row) => plannedMember(employer, row, idOf(row.phone), names));
  const stored = new Map([...people.values()].flatMap(({ row }) => (row ? [[row.personId, row] as const] : [])));
  const members: PlannedMember[] = [];
  const changes: RowChange[] = [];
  for (const plan of planned) {
    const before = stored.get(plan.personId);
    const fields = before ? differences(before, updatedMember(before, plan)) : [];
    if (!before || fields.length > 0) members.push({ ...plan, isNew: !before });
    if (fields.length > 0) changes.push({ row: plan.row, name: plan.facts.name, fields });
  }
  const added = members.length - changes.length;
  const counts = {
    dataRows: proposal.dataRows,
    valid: proposal.valid,
    added,
    changed: changes.length,
    unchanged: planned.length - members.length,
  };
  const { newEmployers } = proposal;
  return {
    preview: { ...commonOf(proposal, sheets), counts, newEmployers, changes: changes.slice(0, SHOWN) },
    plan: { kind: "roster", members, newEmployers: newEmployers.map((e) => e.name) },
  };
}

async function previewUnits(
  ctx: Context,
  sheets: readonly Sheet[],
  mapping: Mapping,
): Promise<{ preview: Preview; plan?: Plan }> {
  const proposal = proposeTree(sheets, { mapping, knownUnits: await loadUnits(ctx) });
  if (!proposal.found) return { preview: noTable(proposal) };
  const nodes = proposal.nodes.filter((n) => n.id === undefined);
  const counts = {
    dataRows: proposal.dataRows,
    valid: proposal.valid,
    added: nodes.length,
    changed: 0,
    unchanged: proposal.nodes.length - nodes.length,
  };
  return {
    preview: { ...commonOf(proposal, sheets), counts, newEmployers: [], changes: [] },
    plan: { kind: "units", nodes },
  };
}

async function previewEmployers(
  ctx: Context,
  sheets: readonly Sheet[],
  mapping: Mapping,
): Promise<{ preview: Preview; plan?: Plan }> {
  const stored = new Map((await loadEmployers(ctx)).map((e) => [e.name, e]));
  const proposal = proposeEmployers(sheets, { mapping, knownEmployers: [...stored.values()] });
  if (!proposal.found) return { preview: noTable(proposal) };
  const FIELDS = ["kind", "contactName", "contactPhone", "address"] as const;
  const changes = proposal.rows.flatMap((row): RowChange[] => {
    const before = stored.get(row.name);
    if (!before) return [];
    const fields = FIELDS.filter((f) => row[f] !== undefined && row[f] !== before[f]).map((field) => ({
      field,
      before: before[field] ?? null,
      after: row[field] ?? null,
    }));
    return fields.length > 0 ? [{ row: row.row, name: row.name, fields }] : [];
  });
  const changed = new Set(changes.map((c) => c.row));
  const rows = proposal.rows.filter((r) => !stored.has(r.name) || changed.has(r.row));
  const counts = {
    dataRows: proposal.dataRows,
    valid: proposal.valid,
    added: rows.length - changes.length,
    changed: changes.length,
    unchanged: proposal.rows.length - rows.length,
  };
  return {
    preview: { ...commonOf(proposal, sheets), counts, newEmployers: [], changes: changes.slice(0, SHOWN) },
    plan: { kind: "employers", rows },
  };
}

/** Reads the sheets, compares them with what is stored, and says what running the import would do. Writes nothing. */
export function makePreview(ctx: Context, kind: ImportKind, sheets: readonly Sheet[], mapping: Mapping) {
  const previews = { units: previewUnits, employers: previewEmployers, roster: previewRoster, claims: previewClaims };
  return previews[kind](ctx, sheets, mapping);
}
