import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { toIso } from "@rengang/kernel/time";
import { absent, check, put } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { headItem, type SchemeRow, schemeItem } from "./items";
import { refuseEvaluation } from "./refusals";
import { defaultRules } from "./rules";
import { type Scheme, schemeRulesSchema } from "./schema";

function schemeView({ schemeVersion, savedAt, ...row }: SchemeRow): Scheme {
  return { ...row, version: schemeVersion, savedAt: toIso(savedAt) };
}

/** The newest version of a year's scheme, or the default one, for other rules of this capability. */
export async function loadScheme(ctx: Context, year: string, how: { strong?: boolean } = {}): Promise<Scheme> {
  const page = await ctx.table.query(schemeItem, {
    pk: "SCHEMES",
    begins: `${year}#`,
    descending: true,
    limit: 1,
    ...how,
  });
  const [found] = page.rows;
  if (!found) return { ...defaultRules(year), year, version: 0 };
  const { version: _, ...row } = found;
  return schemeView(row);
}

/** What a year asks and how it is counted. Of a closed year, the scheme by which it was closed. */
export async function viewScheme(ctx: Context, year: string): Promise<Scheme> {
  permit(ctx.actor, "evaluation.view");
  const head = await ctx.table.get(headItem, year);
  return head?.scheme ?? loadScheme(ctx, year);
}

/** The year must not have been closed, nor its close have begun. */
export const yearOpen = (year: string) =>
  check(
    headItem,
    year,
    absent(() => refuseEvaluation("evaluation.year_closed", { year })),
  );

/** Saves a further version; earlier ones stay. @throws Refusal `evaluation.year_closed` */
export async function saveScheme(
  ctx: Context,
  year: string,
  input: z.input<typeof schemeRulesSchema>,
): Promise<Scheme> {
  permit(ctx.actor, "evaluation.scheme");
  const rules = parse(schemeRulesSchema, input);
  return settle(async () => {
    const { version } = await loadScheme(ctx, year, { strong: true });
    const schemeVersion = version + 1;
    const row: SchemeRow = { ...rules, year, schemeVersion, savedAt: ctx.now, savedByName: ctx.actor.name };
    await ctx.commit("evaluation.save_scheme", [
      put(schemeItem, { year, schemeVersion }, row, absent()),
      yearOpen(year),
    ]);
    return schemeView(row);
  });
}
