import { ADMINISTRATORS } from "@rengang/kernel/permission";
import { type Change, save } from "@rengang/table/change";
import type { Context } from "../context";
import { type Administrator, administratorsItem, grantItem } from "./items";

export interface Administrators {
  readonly held: readonly Administrator[];
  readonly version: number;
}

/**
 * Who administers the district, read strongly. A district in which nobody has been appointed since 0.2 is asked for
 * through the index.
 */
export async function loadAdministrators(ctx: Context): Promise<Administrators> {
  const kept = await ctx.table.get(administratorsItem, {}, { strong: true });
  if (kept) return kept;
  const rows = await ctx.table.queryAll(grantItem, { pk: "GRANTS", index: 1 });
  const held = rows.filter((row) => (ADMINISTRATORS as readonly string[]).includes(row.role));
  return { held: held.map(({ personId, role, until }) => ({ personId, role, until })), version: 0 };
}

/** Whoever has appointed at the same moment is found out: one of the two decides again. */
export const keeping = ({ version }: Administrators, held: readonly Administrator[]): Change[] => [
  save(administratorsItem, {}, { held: [...held] }, version),
];
