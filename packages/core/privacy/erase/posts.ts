import type { UnitId } from "@rengang/kernel/ids";
import { update } from "@rengang/table/change";
import { type MarkRow, markItem } from "../../attendance/items";
import type { Context } from "../../context";
import { postDetailItem, postItem } from "../../posts/items";
import { loadUnits } from "../../units";
import type { Whose } from "../held/declare";

const PAGE = 100;
const PRESENT = { if: "attribute_exists(pk)" };

/** Where the walk goes on: a unit, and within it a page of its posts. */
export interface Walk {
  readonly unit: number;
  readonly cursor: string;
}

async function forgetContact(ctx: Context, ids: readonly never[], whose: Whose): Promise<void> {
  for (const id of ids) {
    const detail = await ctx.table.get(postDetailItem, id);
    const named = detail?.contactName === whose.name || detail?.contactPhone === whose.phone;
    if (!detail || !named) continue;
    await ctx.commit("privacy.erase", [
      update(postDetailItem, id, { remove: ["contactName", "contactPhone"], when: PRESENT }),
    ]);
  }
}

async function forgetMark(ctx: Context, id: never, whose: Whose): Promise<void> {
  const marks = await ctx.table.queryAll<MarkRow>(markItem, { pk: `POST#${id}`, begins: "MARK#" });
  for (const mark of marks.filter((m) => m.personId === whose.personId && m.reason !== undefined)) {
    const key = { postId: id, on: mark.on, personId: mark.personId };
    await ctx.commit("privacy.erase", [update(markItem, key, { remove: ["reason"], when: PRESENT })]);
  }
}

/**
 * Takes the person out of a page of posts: the contact that a proposal named, the reason beside a mark of absence.
 * @returns where to go on, or undefined after the last post
 */
export async function erasePosts(ctx: Context, whose: Whose, { unit, cursor }: Walk): Promise<Walk | undefined> {
  const units: UnitId[] = (await loadUnits(ctx)).map(({ id }) => id).sort();
  const here = units[unit];
  if (!here) return undefined;
  const page = await ctx.table.query(postItem, {
    pk: `POSTS#${here}`,
    begins: "P#",
    limit: PAGE,
    cursor: cursor || undefined,
  });
  const ids = page.rows.map(({ id }) => id as never);
  await forgetContact(ctx, ids, whose);
  for (const id of ids) await forgetMark(ctx, id, whose);
  return page.cursor ? { unit, cursor: page.cursor } : { unit: unit + 1, cursor: "" };
}
