import { ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { requireUnit } from "../units";
import { AUDIT_DESK, type SuggestionRow, suggestionItem } from "./items";
import { answered, handedOver, mayAnswer, nearestDesk, takenUp } from "./rules";
import { answerSuggestionSchema, handOverSchema, listSuggestionsSchema, type Suggestion } from "./schema";
import { staffView } from "./view";

/**
 * What waits at a desk, the one due first on top, or what is done. An auditor has a desk of its own. Rows about the
 * reader's own unit are left out, whatever their desk.
 */
export async function listSuggestions(
  ctx: Context,
  input: z.input<typeof listSuggestionsSchema>,
): Promise<{ suggestions: Suggestion[]; cursor?: string }> {
  permit(ctx.actor, "suggestions.answer");
  const { unitId, show, kind, cursor } = parse(listSuggestionsSchema, input);
  const { grant } = ctx.actor;
  const desk = grant.role === "audit_admin" ? AUDIT_DESK : (unitId ?? grant.unitId ?? ROOT_UNIT);
  const page = await ctx.table.query(suggestionItem, {
    pk: `SUGGESTIONS#${desk}`,
    index: 1,
    begins: `${show}#`,
    descending: show === "done",
    limit: 50,
    cursor,
  });
  const mine = page.rows.filter((row) => mayAnswer(ctx.actor, row) && (kind === undefined || row.kind === kind));
  const suggestions = mine.map(staffView);
  await keepLook(ctx, "suggestions.list", { unitId: desk === AUDIT_DESK ? ROOT_UNIT : desk }, fieldsShown(suggestions));
  return { suggestions, ...(page.cursor && { cursor: page.cursor }) };
}

async function requireMine(ctx: Context, id: string) {
  const row = await ctx.table.get(suggestionItem, id, { strong: true });
  if (!row || !mayAnswer(ctx.actor, row)) throw refuseCommon("thing.missing");
  return row;
}

/** One as staff read it, the look kept: at its author where named; else the look would name who did not want to be. */
async function shown(ctx: Context, row: SuggestionRow): Promise<Suggestion> {
  const view = staffView(row);
  if (row.author === undefined || row.anonymous)
    await keepLook(ctx, "suggestions.list", { unitId: row.unitId }, fieldsShown([view]));
  else await keepLook(ctx, "suggestions.view", { personId: row.author }, fieldsShown([view]));
  return view;
}

/** One of them. @throws Refusal `thing.missing`, also for those complained of */
export async function viewSuggestion(ctx: Context, id: string): Promise<Suggestion> {
  permit(ctx.actor, "suggestions.answer");
  return shown(ctx, await requireMine(ctx, id));
}

async function changeOne(
  ctx: Context,
  verb: string,
  id: string,
  decide: (row: SuggestionRow) => SuggestionRow,
): Promise<Suggestion> {
  const changed = await settle(async () => {
    const { version, ...row } = await requireMine(ctx, id);
    const next = decide(row);
    await ctx.commit(verb, [save(suggestionItem, id, next, version)]);
    return next;
  });
  return shown(ctx, changed);
}

/** The acting person takes it up, by name. @throws Refusal `suggestion.taken_already`, `suggestion.over` */
export async function takeSuggestion(ctx: Context, id: string): Promise<Suggestion> {
  permit(ctx.actor, "suggestions.answer");
  const byName = ctx.actor.name;
  return changeOne(ctx, "suggestions.take", id, (row) => ({
    ...row,
    stand: takenUp(row.stand, byName),
    steps: [...row.steps, { act: "taken", at: ctx.now, byName }],
  }));
}

/** Answers it; the author is told. @throws Refusal `suggestion.over` */
export async function answerSuggestion(
  ctx: Context,
  id: string,
  input: z.input<typeof answerSuggestionSchema>,
): Promise<Suggestion> {
  permit(ctx.actor, "suggestions.answer");
  const { answer } = parse(answerSuggestionSchema, input);
  return changeOne(ctx, "suggestions.answer", id, (row) => ({
    ...row,
    stand: answered(row.stand, ctx.now),
    steps: [...row.steps, { act: "answered", at: ctx.now, byName: ctx.actor.name, text: answer }],
  }));
}

/**
 * Hands it over to another desk with a reason that its author reads.
 * @throws Refusal `suggestion.to_concerned`, `suggestion.same_unit`, `suggestion.over`, `thing.missing` for a unit that
 *   does not exist
 */
export async function handOverSuggestion(
  ctx: Context,
  id: string,
  input: z.input<typeof handOverSchema>,
): Promise<Suggestion> {
  permit(ctx.actor, "suggestions.answer");
  const { unitId, reason } = parse(handOverSchema, input);
  const [unit] = await Promise.all([requireUnit(ctx, unitId), requireMine(ctx, id)]);
  const to = nearestDesk(unitId);
  const unitName = to === unit.id ? unit.name : (await requireUnit(ctx, to)).name;
  return changeOne(ctx, "suggestions.hand_over", id, (row) => ({
    ...row,
    stand: handedOver(row, to),
    unitId: to,
    unitName,
    steps: [...row.steps, { act: "handed_over", at: ctx.now, byName: ctx.actor.name, unitName, text: reason }],
  }));
}
