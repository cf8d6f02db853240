import { sameText } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type Platform, settle } from "../context";
import { type Stand, type Step, type SuggestionRow, suggestionItem } from "./items";
import { countedTry } from "./limits";
import { closed, idOfNumber, plainWord, reopened, withdrawn } from "./rules";
import { authorActSchema, followedActSchema, followSuggestionSchema, type OwnSuggestion } from "./schema";
import { authorsHand, openDesk, wordHash } from "./send";
import { ownView } from "./view";

type AuthorAct = z.output<typeof authorActSchema>;

/** The actor's own, newest first. */
export async function mySuggestions(ctx: Context): Promise<{ suggestions: OwnSuggestion[] }> {
  permit(ctx.actor, "suggestions.send");
  const page = await ctx.table.query(suggestionItem, {
    pk: `SUGGESTIONS_OF#${ctx.actor.personId}`,
    index: 2,
    descending: true,
    limit: 50,
  });
  return { suggestions: page.rows.map((row) => ownView(row, ctx.now)) };
}

function decided(stand: Stand, act: AuthorAct["act"], now: number): Stand {
  if (act === "withdraw") return withdrawn(stand);
  return act === "close" ? closed(stand) : reopened(stand, now);
}
const DONE = { withdraw: "withdrawn", reopen: "reopened", close: "closed" } as const;

/** One act of the author on a row that has been shown to be his or her own. */
async function actAsAuthor(
  ctx: Context,
  id: string,
  { act, reason }: AuthorAct,
  isOwn: (row: SuggestionRow) => boolean,
): Promise<OwnSuggestion> {
  return settle(async () => {
    const found = await ctx.table.get(suggestionItem, id, { strong: true });
    if (!found || !isOwn(found)) throw refuseCommon("thing.missing");
    const { version, ...row } = found;
    const step: Step = { act: DONE[act], at: ctx.now, ...(reason && { text: reason }) };
    const next = { ...row, stand: decided(row.stand, act, ctx.now), steps: [...row.steps, step] };
    await authorsHand(ctx, row.anonymous).commit(`suggestions.${act}`, [save(suggestionItem, id, next, version)]);
    return ownView(next, ctx.now);
  });
}

/**
 * The author withdraws, questions the answer once or says that it is settled.
 * @throws Refusal `thing.missing`, `suggestion.over`, `suggestion.not_answered`, `suggestion.reopened_already`,
 *   `suggestion.too_late_to_reopen`
 */
export async function actOnOwn(
  ctx: Context,
  id: string,
  input: z.input<typeof authorActSchema>,
): Promise<OwnSuggestion> {
  permit(ctx.actor, "suggestions.send");
  return actAsAuthor(ctx, id, parse(authorActSchema, input), (row) => row.author === ctx.actor.personId);
}

/** Counts the try first and compares then. A wrong word, a wrong number and one with an account look the same. */
async function opened(
  platform: Platform,
  requestId: string,
  { district, number, word }: z.output<typeof followSuggestionSchema>,
  address: string | undefined,
) {
  const ctx = await openDesk(platform, district, requestId);
  const id = idOfNumber(number);
  await ctx.commit("suggestions.follow", countedTry(ctx, id, address));
  const expected = wordHash(ctx, id, plainWord(word));
  const isOwn = (row: SuggestionRow) => row.wordHash !== undefined && sameText(row.wordHash, expected);
  const row = await ctx.table.get(suggestionItem, id, { strong: true });
  if (!row || !isOwn(row)) throw refuseCommon("thing.missing");
  return { ctx, id, row, isOwn };
}

/**
 * Looks at one by its number and word, without an account.
 * @throws Refusal `thing.missing` for any pair that does not fit, `suggestion.too_many`
 */
export async function followSuggestion(
  platform: Platform,
  requestId: string,
  input: z.input<typeof followSuggestionSchema>,
  address?: string,
): Promise<OwnSuggestion> {
  const { ctx, row } = await opened(platform, requestId, parse(followSuggestionSchema, input), address);
  return ownView(row, ctx.now);
}

/** The same acts as with an account, by number and word. */
export async function actOnFollowed(
  platform: Platform,
  requestId: string,
  input: z.input<typeof followedActSchema>,
  address?: string,
): Promise<OwnSuggestion> {
  const { act, reason, ...key } = parse(followedActSchema, input);
  const { ctx, id, isOwn } = await opened(platform, requestId, key, address);
  return actAsAuthor(ctx, id, { act, reason }, isOwn);
}
