import type { PersonId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import type { FoundRow } from "@rengang/table/district-table";
import type { Context } from "../context";
import { GRANTS, grantItem } from "../people";
import { collectionOf } from "./erase/own";
import { looksOn } from "./held/looks-on";
import { HELD, type HeldKind, type HeldView } from "./held/schema";

/** Rows that the page shows of one kind; the export has all. */
const SHOWN = 100;

/** `registration.state` of a row, as one line of text; a moment stays a number of milliseconds. */
function valueAt(row: object, path: string): string {
  const value = path.split(".").reduce<unknown>((of, name) => (of as Record<string, unknown> | undefined)?.[name], row);
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.every((v) => typeof v !== "object") ? value.join("、") : String(value.length);
  return typeof value === "object" ? "" : String(value);
}

function sectionOf(kind: HeldKind, rows: readonly FoundRow[]): HeldView["sections"][number] {
  const fields = Object.keys(HELD[kind].fields);
  const shown = rows.slice(-SHOWN).reverse();
  return {
    kind,
    count: rows.length,
    rows: shown.map(({ row }) =>
      fields.map((field) => ({ field, value: valueAt(row, field) })).filter(({ value }) => value !== ""),
    ),
  };
}

async function nameOf(ctx: Context, personId: PersonId): Promise<string | undefined> {
  const { rows } = await ctx.table.query(grantItem, { pk: `PERSON#${personId}`, begins: GRANTS, limit: 1 });
  return rows[0]?.name;
}

/** What others did to the person's data and still stands so, the latest first. */
async function actsOn(ctx: Context, personId: PersonId, rows: readonly FoundRow[]): Promise<HeldView["acts"]> {
  const others = rows.filter(({ stamp }) => stamp.by !== personId && stamp.by !== "system" && stamp.at > 0);
  const ids = [...new Set(others.map(({ stamp }) => stamp.by as PersonId))];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(ctx, id)] as const)));
  return others
    .sort((a, b) => b.stamp.at - a.stamp.at)
    .slice(0, SHOWN)
    .map(({ kind, stamp }) => ({
      kind,
      verb: stamp.verb,
      at: toIso(stamp.at),
      byName: names.get(stamp.by as PersonId) ?? "",
    }));
}

export const isShown = (kind: string): kind is HeldKind => kind in HELD;

/**
 * Everything held about the acting member, kind by kind, who acted on it and who looked. One query over the own
 * collection, and those of `looksOn`.
 */
export async function viewHeld(ctx: Context): Promise<HeldView> {
  permit(ctx.actor, "privacy.mine");
  const personId = ctx.actor.personId as PersonId;
  const rows = await collectionOf(ctx, personId);
  const kinds = (Object.keys(HELD) as HeldKind[]).filter((kind) => rows.some((r) => r.kind === kind));
  return {
    sections: kinds.map((kind) =>
      sectionOf(
        kind,
        rows.filter((r) => r.kind === kind),
      ),
    ),
    acts: await actsOn(ctx, personId, rows),
    looks: await looksOn(ctx, personId, rows),
  };
}
