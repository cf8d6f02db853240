import { ancestorAt, type UnitId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import type { Context } from "../context";
import type { Unit } from "../units/schema";
import { type HeadRow, headItem } from "./items";
import type { ReportHead, Scheme } from "./schema";
import { loadScheme } from "./scheme";

export interface ReportBasis {
  readonly scheme: Scheme;
  /** Present once the year is frozen; until then reports are previews of what stands now. */
  readonly frozen?: HeadRow | undefined;
  readonly head: ReportHead;
}

/** What every report of a year stands on. */
export async function loadBasis(ctx: Context, year: string): Promise<ReportBasis> {
  const found = await ctx.table.get(headItem, year);
  const scheme = found?.scheme ?? (await loadScheme(ctx, year));
  const frozen = found?.state === "frozen" ? found : undefined;
  const head = {
    year,
    from: scheme.from,
    to: scheme.to,
    schemeVersion: scheme.version,
    frozen: frozen !== undefined,
    ...(frozen?.frozenAt !== undefined && { frozenAt: toIso(frozen.frozenAt) }),
  };
  return { scheme, frozen, head };
}

/** The name of the street above a unit. */
export function streetNameOf(units: readonly Unit[], unitId: UnitId): string {
  const street = ancestorAt(unitId, "street");
  return units.find((u) => u.id === street)?.name ?? "";
}
