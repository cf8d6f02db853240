import type { Units } from "./books";

const units = (reads: number, writes: number): Units => ({ reads, writes });

/** What each signed-in call takes at least for its session. */
export const SESSION_READS = 0.5;

/**
 * The least that each call of the year can take, by DynamoDB's rounding (a write 1 KB, doubled in a transaction; a read
 * 4 KB, half of it eventual), its session apart. Claims, lists, check-ins, confirmations and ledgers as the aims say; for
 * the others every fact that has to be kept is written once and every fact that decides is read once: eventually where the
 * guard of a write tells whether it was true, strongly where nothing does. Items that are one truth are one transaction, which
 * doubles them. Limits and the trail are not in it: they are what the year may cost beyond it.
 */
export const LEAST = {
  // A code; whether the phone is known and when the last code was sent, which one query tells.
  "code asked": () => units(0.5, 1),
  // The try, counted before anything is compared, and the session, with the code gone; the person, strongly read because
  // what is read decides a right. Of the district only whether it requires a second factor of staff: its name and zone never
  // change.
  "signed in": (staff: boolean) => units(staff ? 1.5 : 1, 2),
  // The session knows.
  "who am I": () => units(0, 0),
  "posts listed": () => units(1, 0),
  // Post, calendar and member decide.
  claim: () => units(1.5, 4),
  "full post": () => units(0.5, 0),
  withdrawal: () => units(1, 4),
  "withdrawal, promoted": () => units(2, 6),
  // With what was claimed a moment ago, so strongly.
  "my claims": (posts: number) => units(1 + posts * 0.5, 0),
  // The post, each of those who hold it, and that they were looked at.
  claimants: (people: number) => units(0.5 + people * 0.5, 1),
  "session code": () => units(0.5, 0),
  // The post tells whether it takes place and who holds a place.
  "check-in": () => units(0.5, 1),
  // The list, each record and whom it is about, and that they were looked at.
  "what waits": (records: number) => units(1 + records, 1),
  // What stands beside a record on its day decides, and only a consistent read may: it is no part of the guard.
  confirmation: (records: number) => units(records, records),
  ledger: () => units(1, 0),
  "what I was told": () => units(0.5, 0),
  // The post and its details, which only its own page shows.
  "post published": () => units(0, 2),
  "members listed": (people: number) => units(0.5 * Math.ceil((people * 400) / 4096), 1),
  "a member's page": () => units(0.5, 1),
  "period opened": () => units(0, 1),
  "forms begun": () => units(0, 1),
  "forms shown": (forms: number) => units(forms * 0.5, forms),
  // The form and the facts that it stands on.
  "form confirmed": () => units(1, 1),
  "forms signed": (forms: number) => units(forms * 0.5, forms),
  // Each form with its employer's package, which tells how many are in it: one transaction, so that the two never differ.
  "forms delivered": (forms: number, employers: number) => units(forms * 0.5, 2 * (forms + employers)),
  "package opened": (forms: number) => units(0.5 + Math.ceil(forms / 4) * 0.5, 0),
  "forms received": (forms: number) => units(forms * 0.5, 2 * (forms + 1)),
  "forms replied to": (forms: number) => units(forms * 0.5, 2 * (forms + 1)),
  "scheme saved": () => units(0, 1),
  "year closed": () => units(0, 2),
  "my year": () => units(0.5, 0),
  // A query over summaries of about 400 B.
  "community's year": (people: number) => units(0.5 * Math.ceil((people * 400) / 4096), 0),
  "district's year": () => units(0.5, 0),
  // The newest seal, which the next one is bound to, and every row of some 280 bytes: what is sealed is read, and surely. A
  // seal for all of them.
  "trail sealed": (rows: number) => units(1 + Math.ceil((rows * 280) / 4096), 1),
} as const satisfies Record<string, (...of: never[]) => Units>;
export type Work = keyof typeof LEAST;

/** What follows by itself, by the kind of item, where one write and no read are not enough. */
const FOLLOWING: Readonly<Record<string, Units>> = {
  // Two aggregates in one item: a member's year and, under the index, the community's list of them.
  LEDGER_SUMMARY: units(0, 2),
  // A message that has left cannot be called back: whether it has is asked strongly before each.
  DELIVERY: units(1, 1),
  // A form, its facts and the entry that leads to it are one truth, as are a result and its line: one transaction each.
  FEEDBACK: units(0, 2),
  FEEDBACK_FACTS: units(0, 2),
  FEEDBACK_ENTRY: units(0, 2),
  REPORT_RESULT: units(0, 2),
  REPORT_LINE: units(0, 2),
};

/** What each item of a kind takes at least that follows from something else. */
export const followingLeast = (kind: string): Units => FOLLOWING[kind] ?? units(0, 1);
