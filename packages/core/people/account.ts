import type { PersonId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import { type Change, check, type Guard, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type { Context } from "../context";
import { type AccountRow, accountItem, type Counted } from "./account-items";
import { refusePerson } from "./refusals";
import { HALF_SEEN, LIMITS, TRY_WEIGHT, type TryAt } from "./rules";

export type Account = Loaded<AccountRow>;

const NONE: Account = { sessions: [], version: 0 };
/** The account's bounds count by this. */
const SPAN = LIMITS.account_tries.span;
const dayOfBounds = (ctx: Context): number => Math.floor(ctx.now / SPAN);

/** An account as it counts now: without a code, counts, sessions and an end of all of them that are over. */
export function standing(ctx: Context, row: Account = NONE): Account {
  const { code, counted, sessions, endedAt, ...rest } = row;
  return {
    ...rest,
    ...(endedAt !== undefined && endedAt + HALF_SEEN > ctx.now && { endedAt }),
    sessions: sessions.filter((s) => s.endsAt > ctx.now),
    ...(code && code.endsAt > ctx.now && { code }),
    ...(counted && counted.day === dayOfBounds(ctx) && { counted }),
  };
}

/** A person's account, empty where nobody has knocked yet. 1 read unit, strong. */
export const loadAccount = async (ctx: Context, personId: PersonId): Promise<Account> =>
  standing(ctx, await ctx.table.get(accountItem, personId, { strong: true }));

/** Nobody has knocked; what has ended by itself may still lie there. */
const nobodyKnocked = (ctx: Context): Guard => ({
  if: "attribute_not_exists(pk) OR #expiresAt <= :now",
  values: { now: Math.floor(ctx.platform.clock() / 1000) },
});

/** The account with some of it changed; whoever has changed it meanwhile is found out. 1 unit for 1 KB: three sessions. */
export function keptAccount(
  ctx: Context,
  personId: PersonId,
  { version, ...row }: Account,
  set: Partial<AccountRow>,
): Change {
  const change = save(accountItem, personId, { ...row, ...set }, version);
  return version === 0 ? { ...change, when: nobodyKnocked(ctx) } : change;
}

/** Takes part in a commit that insists on an account that nobody has used. */
export const unusedAccount = (ctx: Context, personId: PersonId): Change =>
  check(accountItem, personId, nobodyKnocked(ctx));

const countsOf = (ctx: Context, { counted }: Account): Counted =>
  counted ?? { day: dayOfBounds(ctx), tries: 0, sends: 0 };

/**
 * The account's counts with one use more.
 * @throws Refusal `code.too_many`, with the end of the span, where the bound would be passed
 */
export function oneMore(ctx: Context, account: Account, what: "tries" | "sends", weight = 1): Counted {
  const counts = countsOf(ctx, account);
  const { most } = what === "tries" ? LIMITS.account_tries : LIMITS.account_sends;
  if (counts[what] + weight > most) throw refusePerson("code.too_many", { until: toIso((counts.day + 1) * SPAN) });
  return { ...counts, [what]: counts[what] + weight };
}

/**
 * The counts without a try that was right, as part of the commit that lets it in: whoever shows the second factor all day
 * long must not be locked out by it, and a guesser gets nothing back before the guess is right.
 */
export function tryTakenBack(ctx: Context, account: Account, at: TryAt): Counted {
  const counts = countsOf(ctx, account);
  return { ...counts, tries: Math.max(0, counts.tries - TRY_WEIGHT[at]) };
}
