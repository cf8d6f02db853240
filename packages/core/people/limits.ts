import { keyedHash } from "@rengang/kernel/crypto";
import { base32, type PersonId } from "@rengang/kernel/ids";
import { DAY, HOUR } from "@rengang/kernel/time";
import type { Change } from "@rengang/table/change";
import { defineItem } from "@rengang/table/item";
import type { Context } from "../context";
import { counted as countedAgainst, type LimitId } from "../context/limit";
import { refusePerson } from "./refusals";

/**
 * How often, in which span of time. Forty tries a day at a code of six digits succeed 4 times in 100,000 account-days. An
 * address may be a whole office or a mobile network, so it is only slowed; a district's bound guards its bill for messages.
 */
export const LIMITS = {
  account_tries: { most: 40, span: DAY },
  account_sends: { most: 10, span: DAY },
  address_tries: { most: 600, span: HOUR },
  address_sends: { most: 300, span: HOUR },
  district_sends: { most: 320, span: HOUR },
} as const;
type Limit = keyof typeof LIMITS;

const limitItem = defineItem<{ count: number }, LimitId<Limit>>({
  kind: "LIMIT",
  key: ({ limit, who, window }) => ({ pk: `LIMIT#${limit}#${who}`, sk: String(window) }),
});

/** @throws Refusal `code.too_many` through the commit, with the end of the span */
const counted = (ctx: Context, limit: Limit, who: string): Change =>
  countedAgainst(ctx, limitItem, { limit, who, ...LIMITS[limit] }, (until) => refusePerson("code.too_many", { until }));

/** Addresses are kept as a keyed hash and for two hours. */
const hashed = (ctx: Context, address: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "address", address).subarray(0, 10));

/** Sixteen counters a district, chosen by the account, so that a deadline's crowd does not queue at one. */
const shardOf = (personId: PersonId): string => personId.slice(-1).charCodeAt(0).toString(16).slice(-1);

/** What one try at a code counts against. */
export const countedTry = (ctx: Context, personId: PersonId, address: string | undefined): Change[] => [
  counted(ctx, "account_tries", personId),
  ...(address ? [counted(ctx, "address_tries", hashed(ctx, address))] : []),
];

/** What one sent code counts against; the same for a phone that nobody has. */
export const countedSend = (ctx: Context, personId: PersonId, address: string | undefined): Change[] => [
  counted(ctx, "account_sends", personId),
  ...(address ? [counted(ctx, "address_sends", hashed(ctx, address))] : []),
  counted(ctx, "district_sends", shardOf(personId)),
];
