import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { personIdSchema } from "@rengang/kernel/schema";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { personBehind } from "../people";
import { openedPlace, sealedPlace } from "./cursors";
import { auditDayOf, dayText } from "./rules";
import { type AuditFound, searchAuditSchema } from "./schema";
import { entriesOf } from "./view";
import { walkBack } from "./walk";

const someone = async (ctx: Context, named: string | undefined): Promise<PersonId | undefined> =>
  named === undefined || personIdSchema.safeParse(named).success
    ? (named as PersonId | undefined)
    : personBehind(ctx, named);

/**
 * What the trail tells of somebody who acted, somebody concerned, an act or a thing, newest first: changes, looks at personal
 * data, refused tries. One call looks at 1,500 seals (two months of hours) and 2,000 rows at most and says how far it came;
 * an hour without anything that fits costs what its seal is long, a read unit for eight.
 * @throws Refusal `thing.missing` for a cursor of another district
 */
export async function searchAudit(ctx: Context, input: z.input<typeof searchAuditSchema>): Promise<AuditFound> {
  permit(ctx.actor, "audit.list");
  const { from, to, cursor, by, of, ...rest } = parse(searchAuditSchema, input);
  const before = cursor === undefined ? undefined : openedPlace(ctx, "search", cursor);
  const wanted = { ...rest, by: await someone(ctx, by), of: await someone(ctx, of) };
  const { rows, next } = await walkBack(ctx, wanted, { from: auditDayOf(from), to: auditDayOf(to), before });
  const entries = await entriesOf(ctx, rows);
  const about = wanted.of ?? wanted.by;
  await keepLook(ctx, "audit.list", about ? { personId: about } : { unitId: ROOT_UNIT }, fieldsShown(entries));
  return next ? { entries, cursor: sealedPlace(ctx, "search", next), seenTo: dayText(next.day) } : { entries };
}
