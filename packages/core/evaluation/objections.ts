import { type PersonId, ROOT_UNIT } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { inScope, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, put, update } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { headItem, type ObjectionRow, objectionItem, resultItem } from "./items";
import { refuseEvaluation } from "./refusals";
import { answerObjectionSchema, type Objection, objectSchema } from "./schema";

export function objectionView(row: ObjectionRow): Objection {
  const { personId, name, unitId, text, at, answer, answeredAt, answeredByName } = row;
  const told = { personId, name, unitId, text, at: toIso(at) };
  return answeredAt === undefined ? told : { ...told, answer, answeredAt: toIso(answeredAt), answeredByName };
}

/**
 * A member contests the own frozen report, once, within the district's window. The figures stay; objection and answer
 * are read beside them from then on.
 * @throws Refusal `evaluation.not_closed`, `evaluation.too_late_to_object`, `evaluation.objected_already`
 */
export async function objectToReport(
  ctx: Context,
  year: string,
  input: z.input<typeof objectSchema>,
): Promise<Objection> {
  permit(ctx.actor, "evaluation.object");
  const { text } = parse(objectSchema, input);
  const personId = ctx.actor.personId as PersonId;
  const [head, result] = await Promise.all([
    ctx.table.get(headItem, year),
    ctx.table.get(resultItem, { personId, year }),
  ]);
  if (head?.state !== "frozen") throw refuseEvaluation("evaluation.not_closed", { year });
  if (!result) throw refuseCommon("thing.missing");
  const end = head.objectBefore ?? 0;
  if (ctx.now >= end) throw refuseEvaluation("evaluation.too_late_to_object", { objectBefore: toIso(end) });
  const row: ObjectionRow = { personId, year, name: result.name, unitId: result.unitId, text, at: ctx.now };
  await ctx.commit("evaluation.object", [
    put(
      objectionItem,
      { personId, year },
      row,
      absent(() => refuseEvaluation("evaluation.objected_already")),
    ),
  ]);
  return objectionView(row);
}

/** Objections of the actor's part of the tree, answered or not. */
export async function listObjections(ctx: Context, year: string): Promise<Objection[]> {
  const { unitId = ROOT_UNIT } = permit(ctx.actor, "evaluation.answer");
  const rows = await ctx.table.queryAll(objectionItem, { pk: `REPORT_OBJECTIONS#${year}`, index: 1 });
  const objections = rows.filter((row) => inScope(ctx.actor, row.unitId)).map(objectionView);
  await keepLook(ctx, "evaluation.objections", { unitId }, fieldsShown(objections));
  return objections;
}

/** Answers an objection, once. @throws Refusal `thing.missing`, `evaluation.answered_already` */
export async function answerObjection(
  ctx: Context,
  personId: PersonId,
  year: string,
  input: z.input<typeof answerObjectionSchema>,
): Promise<Objection> {
  permit(ctx.actor, "evaluation.answer");
  const { answer } = parse(answerObjectionSchema, input);
  const row = await ctx.table.get(objectionItem, { personId, year }, { strong: true });
  if (!row || !inScope(ctx.actor, row.unitId)) throw refuseCommon("thing.missing");
  const set = { answer, answeredAt: ctx.now, answeredByName: ctx.actor.name };
  await ctx.commit("evaluation.answer", [
    update(
      objectionItem,
      { personId, year },
      {
        set,
        when: {
          if: "attribute_exists(pk) AND attribute_not_exists(#answer)",
          else: () => refuseEvaluation("evaluation.answered_already"),
        },
      },
    ),
  ]);
  const answered = objectionView({ ...row, ...set });
  await keepLook(ctx, "evaluation.objections", { personId }, fieldsShown([answered]));
  return answered;
}
