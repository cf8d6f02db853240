import type { PersonId } from "@rengang/kernel/ids";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { FoundRow } from "@rengang/table/district-table";
import type { Context } from "../../context";
import { fieldsShown, keepLook } from "../../looks";
import { memberItem } from "../../members";
import type { Fate } from "../held/declare";
import { HELD, type HeldKind } from "../held/schema";
import { requestView } from "../request-view";
import { ofPerson, requireRequest } from "../requests";
import { previewOf } from "../rules";
import type { ErasurePart, ErasurePreview, ErasureView } from "../schema";
import { standingOf } from "../standing";
import { collectionOf, fatesOf } from "./own";
import { whoseOf } from "./step";

const columnOf = (fate: Fate): "removed" | "emptied" | "kept" => (typeof fate === "string" ? fate : "emptied");

/** What goes, what loses the person and what stays, counted kind by kind, in the order of the member's own page. */
export function partsOf(rows: readonly Pick<FoundRow, "kind">[], fates: readonly Fate[]): ErasurePart[] {
  const parts = (Object.keys(HELD) as HeldKind[]).map((kind) => {
    const part: ErasurePart = { kind, removed: 0, emptied: 0, kept: 0 };
    for (const [i, row] of rows.entries()) if (row.kind === kind) part[columnOf(fates[i] ?? "kept")] += 1;
    return part;
  });
  return parts.filter(({ removed, emptied, kept }) => removed + emptied + kept > 0);
}

/** What an erasure would do now, made by the very rules by which it is done; changes nothing. */
async function tried(ctx: Context, personId: PersonId): Promise<ErasurePreview> {
  const [standing, rows, whose] = await Promise.all([
    standingOf(ctx, personId),
    collectionOf(ctx, personId),
    whoseOf(ctx, personId),
  ]);
  return { ...previewOf(standing, ctx.now), parts: partsOf(rows, fatesOf(rows, whose, ctx.now)) };
}

/** What would follow from an erasure that was asked for. @throws Refusal `thing.missing` */
export async function previewErasure(ctx: Context, personId: PersonId, id: string): Promise<ErasurePreview> {
  permit(ctx.actor, "privacy.examine");
  const row = await requireRequest(ctx, personId, id);
  if (!inScope(ctx.actor, row.unitId)) throw refuseCommon("thing.missing");
  const preview = await tried(ctx, personId);
  await keepLook(ctx, "privacy.view", { personId }, fieldsShown([preview]));
  return preview;
}

/**
 * How things stand with erasing a person: the last request for it, and what would follow now while nothing has been
 * erased. @throws Refusal `thing.missing`, also for somebody outside the actor's part of the tree
 */
export async function viewErasure(ctx: Context, personId: PersonId): Promise<ErasureView> {
  permit(ctx.actor, "privacy.examine");
  const member = await ctx.table.get(memberItem, personId, { strong: true });
  if (!member || !inScope(ctx.actor, member.unitId)) throw refuseCommon("thing.missing");
  const asked = (await ofPerson(ctx, personId)).filter(({ about }) => about === "erasure");
  const last = asked.sort((a, b) => a.askedAt - b.askedAt).at(-1);
  const view = {
    personId,
    name: member.name,
    ...(last && { request: requestView(last) }),
    ...(member.erasedAt === undefined && { preview: await tried(ctx, personId) }),
  };
  await keepLook(ctx, "privacy.view", { personId }, fieldsShown([view]));
  return view;
}
