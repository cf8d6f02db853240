import type { PersonId } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type MemberRow, memberItem } from "./items";

/** One member, or `thing.missing`; where data were erased there is nobody. */
export async function requireMember(
  ctx: Context,
  id: PersonId,
  how: { strong?: boolean } = {},
): Promise<Loaded<MemberRow>> {
  const row = await ctx.table.get(memberItem, id, how);
  if (!row || row.erasedAt !== undefined) throw refuseCommon("thing.missing");
  return row;
}
