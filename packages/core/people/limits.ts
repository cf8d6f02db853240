import { keyedHash } from "@rengang/kernel/crypto";
import { base32, type PersonId } from "@rengang/kernel/ids";
import type { Change } from "@rengang/table/change";
import { defineItem } from "@rengang/table/item";
import type { Context } from "../context";
import { counted as countedAgainst, type LimitId, takenBack } from "../context/limit";
import { refusePerson } from "./refusals";
import { LIMITS, TRY_WEIGHT, type TryAt } from "./rules";

type Limit = keyof typeof LIMITS;

const limitItem = defineItem<{ count: number }, LimitId<Limit>>({
  kind: "LIMIT",
  key: ({ limit, who, window }) => ({ pk: `LIMIT#${limit}#${who}`, sk: String(window) }),
});

/** @throws Refusal `code.too_many` through the commit, with the end of the span */
const counted = (ctx: Context, limit: Limit, who: string, weight = 1): Change =>
  countedAgainst(ctx, limitItem, { limit, who, weight, ...LIMITS[limit] }, (until) =>
    refusePerson("code.too_many", { until }),
  );

/** Addresses are kept as a keyed hash and for two hours. */
const hashed = (ctx: Context, address: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "address", address).subarray(0, 10));

/** Sixteen counters a district, chosen by the account, so that a deadline's crowd does not queue at one. */
const shardOf = (personId: PersonId): string => personId.slice(-1).charCodeAt(0).toString(16).slice(-1);

/** What one try counts against. */
export const countedTry = (
  ctx: Context,
  personId: PersonId,
  address: string | undefined,
  at: TryAt = "code",
): Change[] => [
  counted(ctx, "account_tries", personId, TRY_WEIGHT[at]),
  ...(address ? [counted(ctx, "address_tries", hashed(ctx, address))] : []),
];

/**
 * Takes back the account's part of a try that was right, as part of the commit that lets it in: whoever shows the second
 * factor all day long must not be locked out by it, and a guesser gets nothing back before the guess is right.
 */
export const takenBackTry = (ctx: Context, personId: PersonId, at: TryAt): Change =>
  takenBack(ctx, limitItem, {
    limit: "account_tries",
    who: personId,
    weight: TRY_WEIGHT[at],
    ...LIMITS.account_tries,
  });

/** What one sent code counts against; the same for a phone that nobody has. */
export const countedSend = (ctx: Context, personId: PersonId, address: string | undefined): Change[] => [
  counted(ctx, "account_sends", personId),
  ...(address ? [counted(ctx, "address_sends", hashed(ctx, address))] : []),
  counted(ctx, "district_sends", shardOf(personId)),
];

/** What one sign-in that sets out for a provider counts against: there is no account yet. */
export const countedFlow = (ctx: Context, address: string | undefined): Change[] =>
  address ? [counted(ctx, "address_flows", hashed(ctx, address))] : [];

/** What an administrator's look at the provider counts against: the whole district's. */
export const countedProviderTry = (ctx: Context): Change => counted(ctx, "provider_tries", ctx.district);
