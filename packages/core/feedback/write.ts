import type { PersonId } from "@rengang/kernel/ids";
import { invalidFields, parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { type Change, put } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { requireMember } from "../members";
import type { RowResults } from "../members/schema";
import { takeFacts } from "./facts";
import { type FormId, factsItem, type PeriodRow } from "./items";
import { changeForm, requireForm, stepOf } from "./load";
import { changeForms } from "./many-forms";
import { requirePeriod } from "./periods/open";
import { windowEnd } from "./periods/rules";
import { shownForm } from "./read";
import { answered, shown, type Written, written } from "./rules";
import { answerObjectionSchema, chosenFormsSchema, type Form, writeRemarkSchema } from "./schema";

type WrittenParts = Pick<z.output<typeof writeRemarkSchema>, "remark" | "grade" | "residents">;

function partsOf({ remark, grade, residents }: WrittenParts, period: PeriodRow): Written {
  if (grade && !period.gradeWords.includes(grade)) throw invalidFields([{ path: "grade", problem: "invalid" }]);
  return {
    ...(remark !== undefined && { remark }),
    ...(grade !== undefined && { grade: grade ?? undefined }),
    ...(residents !== undefined && { residents }),
  };
}

async function freshFacts(
  ctx: Context,
  period: PeriodRow,
  personId: PersonId,
  zone: string,
): Promise<{ head: Written; also: Change[] }> {
  const { head, row } = await takeFacts(ctx, period, await requireMember(ctx, personId), zone);
  // A form stays with the community that drew it up, also when the member has moved since.
  const { unitId: _, unitName: __, ...rest } = head;
  return { head: rest, also: [put(factsItem, { periodId: period.id, personId }, row)] };
}

/**
 * Writes the community's part of a form: remark, grade word, what residents say; with `refresh` the facts
 * are taken anew. What the member has seen is shown again.
 * @throws Refusal `change.stale`, `feedback.already_signed`, `feedback.objection_open`
 */
export async function writeRemark(ctx: Context, id: FormId, input: z.input<typeof writeRemarkSchema>): Promise<Form> {
  permit(ctx.actor, "feedback.write");
  const { version, refresh, ...parts } = parse(writeRemarkSchema, input);
  const [period, { zone }] = await Promise.all([requirePeriod(ctx, id.periodId), loadDistrict(ctx)]);
  await requireForm(ctx, id);
  const facts = refresh ? await freshFacts(ctx, period, id.personId, zone) : { head: {}, also: [] };
  const changes = { ...facts.head, ...partsOf(parts, period) };
  const until = windowEnd(ctx.now, period.objectionDays, zone);
  const row = await changeForm(
    ctx,
    "feedback.write",
    { ...id, version },
    (form) => written(form, changes, stepOf(ctx), until),
    facts.also,
  );
  return shownForm(ctx, row);
}

/** Shows drafts to their members, one or many; the window begins. */
export async function showForms(ctx: Context, input: z.input<typeof chosenFormsSchema>): Promise<RowResults> {
  permit(ctx.actor, "feedback.write");
  const chosen = parse(chosenFormsSchema, input);
  const [period, { zone }] = await Promise.all([requirePeriod(ctx, chosen.periodId), loadDistrict(ctx)]);
  const until = windowEnd(ctx.now, period.objectionDays, zone);
  return { results: await changeForms(ctx, "feedback.show", chosen, (row) => shown(row, stepOf(ctx), until)) };
}

/**
 * Answers a member's objection: `corrected` takes the facts anew, changes what is named and shows the form again;
 * `upheld` leaves it as it is, with the reason.
 * @throws Refusal `feedback.no_objection`, `change.stale`
 */
export async function answerObjection(
  ctx: Context,
  id: FormId,
  input: z.input<typeof answerObjectionSchema>,
): Promise<Form> {
  permit(ctx.actor, "feedback.write");
  const { version, outcome, reason, ...parts } = parse(answerObjectionSchema, input);
  const [period, { zone }] = await Promise.all([requirePeriod(ctx, id.periodId), loadDistrict(ctx)]);
  await requireForm(ctx, id);
  const facts =
    outcome === "corrected" ? await freshFacts(ctx, period, id.personId, zone) : { head: {}, also: [] as Change[] };
  const changes = { ...facts.head, ...partsOf(parts, period) };
  const until = windowEnd(ctx.now, period.objectionDays, zone);
  const decide = (form: Parameters<typeof answered>[0]) =>
    answered(form, stepOf(ctx), { outcome, reason, changes, until });
  const row = await changeForm(ctx, "feedback.answer", { ...id, version }, decide, facts.also);
  return shownForm(ctx, row);
}
