import { DAY, HOUR, MINUTE } from "@rengang/kernel/time";

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
/** How exactly the last use is known. */
export const SEEN_EXACTLY = HOUR;

/** Whether a session has been left alone for too long. Times in epoch milliseconds. */
export const isIdle = (grants: readonly { role: string }[], seenAt: number, now: number): boolean =>
  grants.some((g) => g.role !== "member") && now - seenAt > STAFF_IDLE;

/** "199 **** 1234": enough to recognise one's own number, not enough to call it. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
