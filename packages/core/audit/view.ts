import type { PersonId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import type { Context } from "../context";
import { whereOf } from "../context/where";
import { memberItem } from "../members";
import { GRANTS, grantItem } from "../people";
import type { AuditRow, PlacedRow } from "./items";
import { openedReason } from "./reasons";
import type { AuditEntry } from "./schema";

const peopleOf = ({ by, whom }: AuditRow): PersonId[] =>
  [by, whom].filter((id): id is PersonId => id !== undefined && id !== "system");

/** The present names of all who act or are concerned. A read for each hundred members, and one for each of the staff. */
async function namesOf(ctx: Context, rows: readonly AuditRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(peopleOf))];
  const members = await ctx.table.getMany(memberItem, ids);
  const names = new Map<string, string>(members.map((m) => [m.personId, m.name]));
  const staff = ids.filter((id) => !names.has(id));
  await Promise.all(
    staff.map(async (id) => {
      const { rows: held } = await ctx.table.query(grantItem, { pk: `PERSON#${id}`, begins: GRANTS, limit: 1 });
      if (held[0]) names.set(id, held[0].name);
    }),
  );
  return names;
}

/** Rows as they are shown, with names. */
export async function entriesOf(ctx: Context, rows: readonly PlacedRow[]): Promise<AuditEntry[]> {
  const names = await namesOf(ctx, rows);
  return rows.map((row) => {
    const { at, verb, by, request, kindOf, keyOf, change, fields, whom, where } = row;
    const why = openedReason(ctx, row);
    const byName = by && names.get(by);
    const whomName = whom && names.get(whom);
    return {
      ...{ at: toIso(at), verb, by, request, kind: kindOf, key: keyOf, change, fields },
      ...(byName && { byName }),
      ...(whom && { whom }),
      ...(whomName && { whomName }),
      ...(where && { where: whereOf(where) }),
      ...(why && { why }),
    };
  });
}
