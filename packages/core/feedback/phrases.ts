import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { phrasesItem } from "./items";
import { refuseFeedback } from "./refusals";
import { phraseSchema } from "./schema";

const PHRASES_MAX = 50;

/** The acting worker's own phrases, the last used first. */
export async function listPhrases(ctx: Context): Promise<string[]> {
  permit(ctx.actor, "feedback.write");
  const row = await ctx.table.get(phrasesItem, ctx.actor.personId as PersonId, { strong: true });
  return row?.phrases ?? [];
}

async function changePhrases(ctx: Context, decide: (phrases: string[]) => string[]): Promise<string[]> {
  const personId = ctx.actor.personId as PersonId;
  return settle(async () => {
    const row = await ctx.table.get(phrasesItem, personId, { strong: true });
    const phrases = decide(row?.phrases ?? []);
    await ctx.commit("feedback.phrases", [save(phrasesItem, personId, { phrases }, row?.version ?? 0)]);
    return phrases;
  });
}

/** Keeps a phrase, or moves it to the front. @throws Refusal `feedback.too_many_phrases` beyond fifty */
export async function savePhrase(ctx: Context, input: z.input<typeof phraseSchema>): Promise<string[]> {
  permit(ctx.actor, "feedback.write");
  const { text } = parse(phraseSchema, input);
  return changePhrases(ctx, (phrases) => {
    const next = [text, ...phrases.filter((p) => p !== text)];
    if (next.length > PHRASES_MAX) throw refuseFeedback("feedback.too_many_phrases", { maximum: PHRASES_MAX });
    return next;
  });
}

/** Lets a phrase go. @throws Refusal `thing.missing` */
export async function dropPhrase(ctx: Context, input: z.input<typeof phraseSchema>): Promise<string[]> {
  permit(ctx.actor, "feedback.write");
  const { text } = parse(phraseSchema, input);
  return changePhrases(ctx, (phrases) => {
    if (!phrases.includes(text)) throw refuseCommon("thing.missing");
    return phrases.filter((p) => p !== text);
  });
}
