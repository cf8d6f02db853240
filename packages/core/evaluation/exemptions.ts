import type { PersonId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { put } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { requireMember } from "../members";
import { exemptionItem } from "./items";
import { type ExemptPeriod, type exemptionsSchema, setExemptionsSchema } from "./schema";
import { loadScheme, yearOpen } from "./scheme";

type Exemptions = z.output<typeof exemptionsSchema>;

/** The exemptions of several members, by person. */
export async function loadExemptions(
  ctx: Context,
  year: string,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, ExemptPeriod[]>> {
  const rows = await ctx.table.getMany(
    exemptionItem,
    personIds.map((personId) => ({ personId, year })),
  );
  return new Map(rows.map((row) => [row.personId, row.periods]));
}

/** A member's exemptions of a year. */
export async function viewExemptions(ctx: Context, personId: PersonId, year: string): Promise<Exemptions> {
  permit(ctx.actor, "evaluation.exempt");
  const member = await requireMember(ctx, personId);
  if (!inScope(ctx.actor, member.unitId)) throw refuseCommon("thing.missing");
  const periods = (await loadExemptions(ctx, year, [personId])).get(personId) ?? [];
  await keepLook(ctx, "evaluation.exempt", { personId }, fieldsShown([{ periods }]));
  return { personId, year, periods };
}

/**
 * Says for which periods, and why, nothing is asked of a member; replaces what was said before.
 * @throws Refusal `evaluation.year_closed`; `input.invalid` for a reason that the scheme does not know
 */
export async function setExemptions(
  ctx: Context,
  personId: PersonId,
  input: z.input<typeof setExemptionsSchema>,
): Promise<Exemptions> {
  permit(ctx.actor, "evaluation.exempt");
  const { year, periods } = parse(setExemptionsSchema, input);
  const [member, scheme] = await Promise.all([requireMember(ctx, personId), loadScheme(ctx, year)]);
  if (!inScope(ctx.actor, member.unitId)) throw refuseCommon("thing.missing");
  const unknown = periods.flatMap((p, i) =>
    scheme.exemptionReasons.includes(p.reason) ? [] : [{ path: `periods.${i}.reason`, problem: "invalid" }],
  );
  if (unknown.length > 0) throw invalidFields(unknown);
  const row = { personId, year, periods };
  await ctx.commit("evaluation.exempt", [put(exemptionItem, row, row), yearOpen(year)]);
  return row;
}
