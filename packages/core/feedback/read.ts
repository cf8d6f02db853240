import { covers, levelOf, type PersonId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { compareNames } from "@rengang/kernel/names";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { loadUnits } from "../units";
import { formsOf } from "./entries";
import { countsItem, entryItem, type FactsRow, type FormId, type FormRow, factsItem, formItem } from "./items";
import { requireForm } from "./load";
import { periodView, requirePeriod } from "./periods/open";
import type { PeriodId } from "./periods/schema";
import { refuseFeedback } from "./refusals";
import {
  FORM_STATES,
  type Form,
  type FormState,
  type FormSummary,
  listFormsSchema,
  type Overview,
  overviewQuerySchema,
} from "./schema";
import { forEmployer, formView, summaryView } from "./view";

async function queueOf(ctx: Context, periodId: PeriodId, unitId: UnitId): Promise<Loaded<FormRow>[]> {
  if (levelOf(unitId) !== "community") throw refuseFeedback("feedback.not_a_community");
  await requirePeriod(ctx, periodId);
  const entries = await ctx.table.queryAll(entryItem, { pk: `FEEDBACK#${periodId}#${unitId}` });
  const rows = await formsOf(ctx, entries);
  return rows.sort((a, b) => compareNames(a.name, b.name) || a.personId.localeCompare(b.personId));
}

/** The forms of one community as its queue shows them; some hundred short rows, bounded by the community. */
export async function listForms(ctx: Context, input: z.input<typeof listFormsSchema>): Promise<FormSummary[]> {
  const grant = permit(ctx.actor, "feedback.list");
  const { periodId, unitId = grant.unitId ?? ROOT_UNIT, state } = parse(listFormsSchema, input);
  scope(ctx.actor, unitId);
  const rows = await queueOf(ctx, periodId, unitId);
  const wanted = rows.filter((r) => state === undefined || r.stage.state === state);
  const forms = wanted.map((r) => summaryView(r, ctx.now));
  await keepLook(ctx, "feedback.list", { unitId }, fieldsShown(forms));
  return forms;
}

const asSeen = (ctx: Context, form: Form) => (ctx.actor.grant.role === "employer_liaison" ? forEmployer(form) : form);

/** Rows with their facts as whole forms, in the order of the rows. */
export async function withFacts(ctx: Context, periodId: PeriodId, rows: readonly Loaded<FormRow>[]): Promise<Form[]> {
  const [period, facts] = await Promise.all([
    requirePeriod(ctx, periodId),
    ctx.table.getMany(
      factsItem,
      rows.map(({ personId }) => ({ periodId, personId })),
    ),
  ]);
  const byPerson = new Map(facts.map((f) => [f.personId, f]));
  return rows.flatMap((row) => {
    const found = byPerson.get(row.personId);
    return found ? [asSeen(ctx, formView(row, found, period, ctx.now))] : [];
  });
}

/** Every form of one community in full, for printing. */
export async function formsOfCommunity(ctx: Context, input: z.input<typeof listFormsSchema>): Promise<Form[]> {
  const grant = permit(ctx.actor, "feedback.list");
  const { periodId, unitId = grant.unitId ?? ROOT_UNIT, state } = parse(listFormsSchema, input);
  scope(ctx.actor, unitId);
  const rows = await queueOf(ctx, periodId, unitId);
  const wanted = rows.filter((r) => state === undefined || r.stage.state === state);
  const forms = await withFacts(ctx, periodId, wanted);
  await keepLook(ctx, "feedback.print", { unitId }, fieldsOfForms(forms));
  return forms;
}

/** The facts that belong to a form: those of a cheap read, unless they are not the ones that the form names. */
async function factsOf(ctx: Context, { periodId, personId, digest }: FormRow): Promise<FactsRow> {
  const id = { periodId, personId };
  const cheap = await ctx.table.get(factsItem, id);
  if (cheap?.digest === digest) return cheap;
  const facts = await ctx.table.get(factsItem, id, { strong: true });
  if (!facts) throw refuseCommon("thing.missing");
  return facts;
}

/** A row as a whole form. 1 read unit. */
export async function wholeForm(ctx: Context, row: Loaded<FormRow>): Promise<Form> {
  const [period, facts] = await Promise.all([requirePeriod(ctx, row.periodId), factsOf(ctx, row)]);
  return asSeen(ctx, formView(row, facts, period, ctx.now));
}

/** One form: for staff of its part of the tree, its member, and the employer it was delivered to; missing to others. */
export async function viewForm(ctx: Context, id: FormId): Promise<Form> {
  permit(ctx.actor, "feedback.view");
  return shownForm(ctx, await requireForm(ctx, id, { strong: true }));
}

/** Names of what whole forms say, the facts they stand on included. */
export const fieldsOfForms = (forms: readonly Form[]): string[] =>
  fieldsShown(forms.flatMap(({ facts, ...rest }) => [rest, facts]));

/** A changed or loaded row as a whole form, the look kept where another than its member reads it. */
export async function shownForm(ctx: Context, row: Loaded<FormRow>): Promise<Form> {
  const form = await wholeForm(ctx, row);
  await keepLook(ctx, "feedback.view", { personId: row.personId }, fieldsOfForms([form]));
  return form;
}

/** The acting member's forms, those that the community has shown. */
export async function myForms(ctx: Context): Promise<Form[]> {
  permit(ctx.actor, "feedback.mine");
  const personId = ctx.actor.personId as PersonId;
  const { rows } = await ctx.table.queryKinds([formItem, factsItem], { pk: `PERSON#${personId}`, begins: "FEEDBACK#" });
  const forms = rows.filter((r) => r.kind === formItem.kind).map((r) => r.row as Loaded<FormRow>);
  const shown = forms.filter((f) => f.stage.state !== "drafted");
  return Promise.all(shown.map((row) => wholeForm(ctx, row)));
}

const empty = () => Object.fromEntries(FORM_STATES.map((s) => [s, 0])) as Record<FormState, number>;

function countsOf(marks: Record<string, string>): Record<FormState, number> {
  const counts = empty();
  for (const mark of Object.values(marks)) {
    const state = mark.split(":")[1] as FormState | "";
    if (state) counts[state] += 1;
  }
  return counts;
}

/** How many forms stand where, community by community in the order of the tree. Never a ranking, never a rate. */
export async function viewOverview(
  ctx: Context,
  periodId: PeriodId,
  input: z.input<typeof overviewQuerySchema>,
): Promise<Overview> {
  const grant = permit(ctx.actor, "feedback.list");
  const { unitId = grant.unitId ?? ROOT_UNIT } = parse(overviewQuerySchema, input);
  scope(ctx.actor, unitId);
  const [period, units, counted] = await Promise.all([
    requirePeriod(ctx, periodId),
    loadUnits(ctx),
    ctx.table.queryAll(countsItem, { pk: `FEEDBACK_COUNTS#${periodId}` }),
  ]);
  const byUnit = new Map(counted.map((c) => [c.unitId, countsOf(c.marks)]));
  const communities = units.filter((u) => u.level === "community" && covers(unitId, u.id));
  return {
    period: periodView(period),
    units: communities.map(({ id, name }) => {
      const counts = byUnit.get(id) ?? empty();
      const total = FORM_STATES.reduce((sum, s) => sum + counts[s], 0);
      return { unitId: id, unitName: name, total, counts };
    }),
  };
}
