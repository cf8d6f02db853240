import { networkOf } from "@rengang/kernel/address";
import { keyedHash } from "@rengang/kernel/crypto";
import { base32 } from "@rengang/kernel/ids";
import { DAY, HOUR } from "@rengang/kernel/time";
import type { Change } from "@rengang/table/change";
import type { Context } from "../context";
import { counted as countedAgainst } from "../context/limit";
import { suggestionLimitItem } from "./items";
import { refuseSuggestion } from "./refusals";

/**
 * How often, in which span. An address may be a whole office, so it is only slowed; the district's bound keeps its desk
 * from being flooded by those who need no account. A word of 40 bits stands twenty guesses a day for longer than a life.
 */
export const SUGGESTION_LIMITS = {
  person_sends: { most: 10, span: DAY },
  address_sends: { most: 10, span: HOUR },
  district_sends: { most: 200, span: DAY },
  number_tries: { most: 20, span: DAY },
  address_tries: { most: 60, span: HOUR },
} as const;
type Limit = keyof typeof SUGGESTION_LIMITS;

/** @throws Refusal `suggestion.too_many` through the commit, with the end of the span */
const counted = (ctx: Context, limit: Limit, who: string): Change =>
  countedAgainst(ctx, suggestionLimitItem, { limit, who, ...SUGGESTION_LIMITS[limit] }, (until) =>
    refuseSuggestion("suggestion.too_many", { until }),
  );

const hashed = (ctx: Context, text: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "suggestion-limit", text).subarray(0, 10));

/** What one of a signed-in person counts against; kept as a hash, so that it does not tell who wrote without a name. */
export const countedSend = (ctx: Context, author: string): Change[] => [
  counted(ctx, "person_sends", hashed(ctx, author)),
];

/** What one without an account counts against. */
export const countedOpenSend = (ctx: Context, address: string | undefined): Change[] => [
  ...(address ? [counted(ctx, "address_sends", hashed(ctx, networkOf(address)))] : []),
  counted(ctx, "district_sends", "all"),
];

/** What one look with a number and a word counts against, whether there is such a number or not. */
export const countedTry = (ctx: Context, id: string, address: string | undefined): Change[] => [
  counted(ctx, "number_tries", hashed(ctx, id)),
  ...(address ? [counted(ctx, "address_tries", hashed(ctx, networkOf(address)))] : []),
];
