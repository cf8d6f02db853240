import { keyedHash, secretToken } from "@rengang/kernel/crypto";
import { base32, type DistrictId, type PersonId, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type Platform, settle, systemContext } from "../context";
import { loadDistrict } from "../districts";
import { requireUnit } from "../units";
import { type SuggestionRow, suggestionItem } from "./items";
import { countedOpenSend, countedSend } from "./limits";
import { addressee, dueDay } from "./rules";
import { type OwnSuggestion, openSuggestionSchema, sendSuggestionSchema } from "./schema";
import { ownView } from "./view";

/** Eight characters of base 32. */
const WORD = 8;

/** Kept instead of the word; bound to the number, so that one word opens one suggestion. */
export const wordHash = (ctx: Context, id: string, word: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, `suggestion-word:${ctx.district}:${id}`, word));

/** A number of its own: the local day and six characters of a fresh id. */
function freshNumber(ctx: Context, zone: string): string {
  const seed = ctx.freshId("sgs");
  const tail = base32(keyedHash(ctx.platform.secrets.signing, "suggestion-number", seed)).slice(0, 6);
  return `sgs_${dayOf(ctx.now, zone).slice(2).replaceAll("-", "")}${tail}`;
}

type Said = Pick<SuggestionRow, "kind" | "text" | "contact" | "anonymous" | "author" | "authorName" | "authorRole">;

/** The row as it begins: who answers and until when follow from the rules. */
async function begun(ctx: Context, said: Said, to: UnitId, about?: UnitId): Promise<SuggestionRow> {
  const { settings, zone, name } = await loadDistrict(ctx);
  const nameOf = async (unit: UnitId) => (unit === ROOT_UNIT ? name : (await requireUnit(ctx, unit)).name);
  const [unitName, aboutName] = await Promise.all([nameOf(to), about && nameOf(about)]);
  return {
    ...said,
    id: freshNumber(ctx, zone),
    ...(about && { about, aboutName }),
    unitId: to,
    unitName,
    stand: { state: "received" },
    sentAt: ctx.now,
    dueOn: dueDay(dayOf(ctx.now, zone), settings.suggestionDays, settings),
    steps: [{ act: "sent", at: ctx.now, unitName }],
  };
}

const same = (row: SuggestionRow, old: SuggestionRow | undefined) =>
  old !== undefined && old.author === row.author && old.text === row.text;

/**
 * Under whose name the trail writes what an author does: the author's own, or nobody's where he or she is not to be
 * named, since the audit trail is read by people too.
 */
export const authorsHand = (ctx: Context, anonymous: boolean): Context =>
  anonymous ? systemContext(ctx.platform, ctx.district, ctx.requestId) : ctx;

/**
 * Sends a suggestion, a complaint or a question to whoever has to answer it. The same call repeated is one.
 * @throws Refusal `suggestion.about_missing`, `suggestion.too_many`, `thing.missing` for a unit that does not exist
 */
export async function sendSuggestion(
  ctx: Context,
  input: z.input<typeof sendSuggestionSchema>,
): Promise<OwnSuggestion> {
  permit(ctx.actor, "suggestions.send");
  const { unitId, about, ...words } = parse(sendSuggestionSchema, input);
  const { grant, personId, name } = ctx.actor;
  const to = addressee(words.kind, unitId ?? grant.unitId ?? ROOT_UNIT, about);
  const said = { ...words, author: personId as PersonId, authorName: name, authorRole: grant.role };
  const hand = authorsHand(ctx, words.anonymous);
  return settle(async () => {
    const row = await begun(ctx, said, to, words.kind === "complaint" ? about : undefined);
    const before = ctx.named ? await ctx.table.get(suggestionItem, row.id, { strong: true }) : undefined;
    if (same(row, before)) return ownView(before as SuggestionRow, ctx.now);
    await hand.commit("suggestions.send", [
      put(suggestionItem, row.id, row, absent()),
      ...countedSend(ctx, String(personId)),
    ]);
    return ownView(row, ctx.now);
  });
}

/** The system in a district that anybody may name. @throws Refusal `thing.missing` */
export async function openDesk(platform: Platform, district: DistrictId, requestId: string): Promise<Context> {
  const ctx = systemContext(platform, district, requestId);
  await loadDistrict(ctx);
  return ctx;
}

/**
 * The same without an account. The answer carries the number and a word, told once, by which it can be followed.
 * @param address where the request comes from, as the gateway tells it
 * @throws Refusal `suggestion.too_many`, `thing.missing` for an unknown district
 */
export async function sendOpenly(
  platform: Platform,
  requestId: string,
  input: z.input<typeof openSuggestionSchema>,
  address?: string,
): Promise<{ suggestion: OwnSuggestion; word: string }> {
  const { district, aboutDistrict, ...words } = parse(openSuggestionSchema, input);
  if (district === "_platform") throw refuseCommon("thing.missing");
  const ctx = await openDesk(platform, district, requestId);
  const said = { ...words, anonymous: true, authorRole: "public" };
  const word = secretToken().slice(0, WORD);
  return settle(async () => {
    const row = await begun(ctx, said, ROOT_UNIT, aboutDistrict ? ROOT_UNIT : undefined);
    const kept = { ...row, wordHash: wordHash(ctx, row.id, word) };
    await ctx.commit("suggestions.send", [
      put(suggestionItem, row.id, kept, absent()),
      ...countedOpenSend(ctx, address),
    ]);
    return { suggestion: ownView(row, ctx.now), word: `${word.slice(0, 4)}-${word.slice(4)}` };
  });
}
