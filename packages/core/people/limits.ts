import { networkOf } from "@rengang/kernel/address";
import { keyedHash, oneIn } from "@rengang/kernel/crypto";
import { base32, type PersonId } from "@rengang/kernel/ids";
import type { Change } from "@rengang/table/change";
import { defineItem } from "@rengang/table/item";
import { type Context, settle } from "../context";
import { countFromSecond } from "../context/from-second";
import { counted as countedAgainst, type LimitId } from "../context/limit";
import { sampledCounter } from "../context/sampled";
import { keptAccount, loadAccount, oneMore } from "./account";
import { refusePerson } from "./refusals";
import { LIMITS, TRY_WEIGHT, type TryAt } from "./rules";

/** The account's own bounds stand in the account. */
type Limit = Exclude<keyof typeof LIMITS, "account_tries" | "account_sends">;

const limitItem = defineItem<{ count: number }, LimitId<Limit>>({
  kind: "LIMIT",
  key: ({ limit, who, window }) => ({ pk: `LIMIT#${limit}#${who}`, sk: String(window) }),
});

const tooMany = (until: string) => refusePerson("code.too_many", { until });

/** @throws Refusal `code.too_many` through the commit, with the end of the span */
const counted = (ctx: Context, limit: Limit, who: string): Change =>
  countedAgainst(ctx, limitItem, { limit, who, ...LIMITS[limit] }, tooMany);

/** Addresses, of IPv6 their networks, are kept as a keyed hash and for two hours. */
const hashed = (ctx: Context, address: string): string =>
  base32(keyedHash(ctx.platform.secrets.signing, "address", networkOf(address)).subarray(0, 10));

/** Counts something that an address does, from its second time on. @throws Refusal `code.too_many` */
async function countAddress(
  ctx: Context,
  verb: string,
  limit: "address_tries" | "address_sends" | "address_flows",
  address: string | undefined,
): Promise<void> {
  if (!address) return;
  await countFromSecond(ctx, verb, limitItem, { limit, who: hashed(ctx, address), ...LIMITS[limit] }, tooMany);
}

/** @throws Refusal `code.too_many` */
export const countDistrictSend = sampledCounter(
  limitItem,
  { limit: "district_sends", ...LIMITS.district_sends },
  tooMany,
);

/**
 * Counts one sent code against what is bounded beside its account; the same for a phone that nobody has.
 * @throws Refusal `code.too_many`
 */
export async function countSend(ctx: Context, verb: string, address: string | undefined): Promise<void> {
  await countAddress(ctx, verb, "address_sends", address);
  await countDistrictSend(ctx, verb, oneIn(LIMITS.district_sends.each));
}

/**
 * What one try counts against, as changes for the commit that counts it before anything is compared.
 * @throws Refusal `code.too_many`
 */
export async function countedTry(
  ctx: Context,
  personId: PersonId,
  address: string | undefined,
  at: TryAt,
): Promise<Change[]> {
  const account = await loadAccount(ctx, personId);
  const tried = keptAccount(ctx, personId, account, { counted: oneMore(ctx, account, "tries", TRY_WEIGHT[at]) });
  return [tried, ...(address ? [counted(ctx, "address_tries", hashed(ctx, address))] : [])];
}

/** Counts a try before anything is compared, each bound for itself. @throws Refusal `code.too_many` */
export async function countTry(
  ctx: Context,
  verb: string,
  personId: PersonId,
  address: string | undefined,
  at: TryAt,
): Promise<void> {
  await settle(async () => ctx.commit(verb, await countedTry(ctx, personId, undefined, at)));
  await countElsewhere(ctx, verb, address);
}

/** Counts a try against the address alone: its account has counted it already. @throws Refusal `code.too_many` */
export const countElsewhere = (ctx: Context, verb: string, address: string | undefined): Promise<void> =>
  countAddress(ctx, verb, "address_tries", address);

/** Counts a sign-in that sets out for a provider: there is no account yet. @throws Refusal `code.too_many` */
export const countFlow = (ctx: Context, verb: string, address: string | undefined): Promise<void> =>
  countAddress(ctx, verb, "address_flows", address);

/** What an administrator's look at the provider counts against: the whole district's. */
export const countedProviderTry = (ctx: Context): Change => counted(ctx, "provider_tries", ctx.district);
