import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";
import type { Pending } from "./schema";

/** A code lives five minutes, allows five tries, and may be asked for again after one minute. */
export const CODE_LIFE = 5 * MINUTE;
export const CODE_TRIES = 5;
export const CODE_PAUSE = MINUTE;
/** A session ends fourteen days after sign-in. */
export const SESSION_LIFE = 14 * DAY;
/** Ten at a time; the oldest makes room. */
export const SESSIONS_MOST = 10;
/** Staff who have not come for three days sign in again; members come less often and see less. */
export const STAFF_IDLE = 3 * DAY;
/** How exactly the last use by staff is known; nothing depends on a member's, and so it is not noted. */
const SEEN_EXACTLY = 6 * HOUR;

const isStaff = (grants: readonly { role: string }[]): boolean => grants.some((g) => g.role !== "member");

/** Whether a session has been left alone for too long. Times in epoch milliseconds. */
export const isIdle = (grants: readonly { role: string }[], seenAt: number, now: number): boolean =>
  isStaff(grants) && now - seenAt > STAFF_IDLE;

/** Whether a use is to be noted, so that a session that is in use does not count as left alone. */
export const isToNote = (grants: readonly { role: string }[], seenAt: number | undefined, now: number): boolean =>
  seenAt !== undefined && isStaff(grants) && now - seenAt > SEEN_EXACTLY;

/**
 * For how long a query is taken to meet one of two items that were changed together, and not yet the other (DynamoDB:
 * transactions are read-committed for queries). Until the call that changed them ends, seconds at most; an hour also covers clocks
 * that differ.
 */
export const HALF_SEEN = HOUR;

/** How long a second factor that was shown vouches for what is delicate. */
export const PROOF_LIFE = 15 * MINUTE;

const UNGUARDED: ReadonlySet<string> = new Set(["member", "employer_liaison"]);

/** Whether a district's requirement of a second factor is for somebody with these roles: staff alone. */
export const canBeRequired = (grants: readonly { role: string }[]): boolean =>
  grants.some(({ role }) => !UNGUARDED.has(role));

/** What a sign-in still lacks. Whoever has a second factor shows it; of whom it can be required, by the district's `mode`. */
export function pendingOf(
  grants: readonly { role: string }[],
  factor: boolean,
  mode: "asked" | "required",
): Pending | undefined {
  if (factor) return "prove";
  return mode === "required" && canBeRequired(grants) ? "enrol" : undefined;
}

/** Whether a second factor was shown lately; undefined without one. Times in epoch milliseconds. */
export function proofOf(
  { factor, provedAt }: { factor?: boolean | undefined; provedAt?: number | undefined },
  now: number,
): "fresh" | "stale" | undefined {
  if (!factor) return undefined;
  return provedAt !== undefined && now - provedAt <= PROOF_LIFE ? "fresh" : "stale";
}

/**
 * How often, in which span of time. Forty tries a day at a code of six digits succeed 4 times in 100,000 account-days,
 * whatever they are spent on (`TRY_WEIGHT`). An address may be a whole office or a mobile network, so it is only slowed.
 *
 * A district's bound guards its bill for messages against a spray from many addresses over many phones, and is counted by
 * sample: 320 uses are drawn, one in 16. So it is reached between 4,000 and 6,400 codes in all but 2 hours in 100,000 of nothing
 * but asking, for 3,000 in less than 1 in 10^18 (binomial). After that each process that does not know it yet sends 16 more on average.
 */
export const LIMITS = {
  account_tries: { most: 40, span: DAY },
  account_sends: { most: 10, span: DAY },
  address_tries: { most: 600, span: HOUR },
  address_sends: { most: 300, span: HOUR },
  district_sends: { most: 5_120, span: HOUR, each: 16 },
  address_flows: { most: 300, span: HOUR },
  provider_tries: { most: 20, span: HOUR },
} as const;

/**
 * What a try counts for: how many of a million codes open at that moment. An authenticator's code counts for three steps of
 * thirty seconds, its own and one to either side (RFC 6238, 5.2), so a try at it is worth three at a code by message. A
 * passkey's signature cannot be guessed; it counts for its work.
 */
export const TRY_WEIGHT = { code: 1, password: 1, factor: 3, passkey: 1 } as const;
export type TryAt = keyof typeof TRY_WEIGHT;
