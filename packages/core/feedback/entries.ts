import { type Change, erased, put } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type EntryRow, entryItem, type FormRow, formItem } from "./items";

/** What lists find a form by, where a change of the form changes that; the entry under its former community goes. */
export function entryChanges(next: FormRow, before: FormRow | undefined): Change[] {
  const { periodId, unitId, personId, employerId } = next;
  if (before?.unitId === unitId && before.employerId === employerId) return [];
  const left = before && before.unitId !== unitId ? [erased(entryItem, before)] : [];
  return [put(entryItem, next, { periodId, unitId, personId, employerId }), ...left];
}

/** The forms that entries name, as they stand now and where they still belong. 0.5 read units each. */
export async function formsOf(ctx: Context, entries: readonly EntryRow[]): Promise<Loaded<FormRow>[]> {
  const units = new Map(entries.map((entry) => [entry.personId, entry.unitId]));
  const rows = await ctx.table.getMany(formItem, entries);
  return rows.filter((row) => row.unitId === units.get(row.personId));
}
