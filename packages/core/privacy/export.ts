import { bytesOf, JSON_PART } from "@rengang/kernel/answer";
import { sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import type { FoundRow } from "@rengang/table/district-table";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { collectionOf } from "./erase/own";
import { isShown } from "./held";
import { exportMineSchema, type MyExport } from "./held/schema";
import { loadNotice } from "./notice";

/** Items that open doors; an export names them without what opens. */
const DOORS = new Set(["ACCOUNT", "OWN_CALENDAR_FEED", "FACTORS"]);
const SECRETS = new Set(["hash", "nonce", "token", "seed", "draft", "recovery", "password"]);
const withoutDoors = ({ kind, row }: FoundRow): object => {
  const { version: _, ...facts } = row;
  if (!DOORS.has(kind)) return facts;
  return JSON.parse(JSON.stringify(facts, (name, v) => (SECRETS.has(name) ? undefined : v)));
};

/** A row as a cursor names it: in the own collection alone. */
const nameOf = ({ key }: FoundRow): string => sha256(`${key.pk}/${key.sk}`).slice(0, 32);

/** From the row that a cursor names on. @throws Refusal `thing.missing` when the person has no such row */
function rowsFrom(rows: FoundRow[], cursor: string | undefined): FoundRow[] {
  if (cursor === undefined) return rows;
  const at = rows.findIndex((row) => nameOf(row) === cursor);
  if (at < 0) throw refuseCommon("thing.missing");
  return rows.slice(at);
}

/** As many rows as one part carries, and at which it ends. */
function partOf(rows: readonly FoundRow[]): { held: MyExport["held"]; stop?: FoundRow } {
  const held: MyExport["held"] = [];
  let bytes = 0;
  for (const row of rows) {
    const told = { item: row.kind, ...withoutDoors(row) };
    bytes += bytesOf(told);
    if (bytes > JSON_PART && held.length > 0) return { held, stop: row };
    held.push(told);
  }
  return { held };
}

/**
 * All that is held about the acting member as data: each row as it is stored, with the kind of item; what is more than
 * an answer may hold in parts, whose lists joined are the whole. Shape `rengang.person`, version 2.
 * @throws Refusal `thing.missing` for a cursor that leads to nothing of this person
 */
export async function exportMine(ctx: Context, input: z.input<typeof exportMineSchema> = {}): Promise<MyExport> {
  permit(ctx.actor, "privacy.mine");
  const { cursor } = parse(exportMineSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const [rows, district, notice] = await Promise.all([collectionOf(ctx, personId), loadDistrict(ctx), loadNotice(ctx)]);
  const told = rows.filter(({ kind }) => isShown(kind));
  const { held, stop } = partOf(rowsFrom(told, cursor));
  return {
    format: "rengang.person",
    formatVersion: 2,
    madeAt: toIso(ctx.now),
    district: { id: district.id, name: district.name },
    personId,
    noticeVersion: notice.version,
    held,
    ...(stop && { cursor: nameOf(stop) }),
  };
}
