import { dayOf, HOUR, MINUTE } from "@rengang/kernel/time";
import type { StreamChange } from "@rengang/table/record";
import type { AuditRow } from "./items";
import type { AuditId } from "./places";
import { concernedBy, fieldsTold, reasonOf } from "./told";

/** What belongs to the table and says nothing about the thing. */
const UNTOLD = new Set(["pk", "sk", "gpk1", "gsk1", "gpk2", "gsk2", "item", "v", "stamp", "expiresAt"]);
/** Items that are secrets as a whole; even the names of their attributes stay out. */
const SECRET = new Set(["ACCOUNT", "FACTORS", "FIELD_KEY", "SENDERS", "SENDER_TEST", "PROVIDER_FLOW"]);
/** Items that reactions keep and could make again. */
export const DERIVED: ReadonlySet<string> = new Set([
  "ROSTER",
  "LEDGER_SUMMARY",
  "FEEDBACK_COUNTS",
  "NOTIFICATION",
  "CLAIM_EVENT",
  "AUDIT_LATE",
  "AUDIT_SEAL",
  "AUDIT_REMOVED",
  "LIMIT",
  "PASSKEY_CHALLENGE",
  "POST_CALL",
  "SUGGESTION_LIMIT",
  "UNMASK_LIMIT",
  "DELIVERY",
  "SETTLED_SESSIONS",
  // Written in one commit with the form that it names, and with the result that it repeats.
  "FEEDBACK_ENTRY",
  "REPORT_LINE",
]);
/** Items that the trail takes over, and accounts at which somebody has only knocked: that they end says nothing. */
const PASSING: ReadonlySet<string> = new Set(["TRY", "LOOK", "ACCOUNT"]);
/**
 * That a session was used; that a try was counted, which the session that it opens or the try in vain tells; that a value
 * stands under another key, whose job has rows of its own.
 */
const QUIET_VERBS: ReadonlySet<string> = new Set([
  "sessions.seen",
  "sessions.try_code",
  "factors.try",
  "keys.reseal_item",
]);
const SEQUENCE_DIGITS = 40;

function plain(value: unknown): unknown {
  if (value instanceof Set) return [...value].sort();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, plain(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const same = (a: unknown, b: unknown) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

/** Names of the attributes that differ between two images, sorted. */
export function changedFields(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown> | undefined,
): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((n) => !UNTOLD.has(n) && !same(before?.[n], after?.[n])).sort();
}

/** Which thing, without anything that opens a door: a hash of a session or of a link is cut out. */
export const keyText = (key: { pk: string; sk: string }): string =>
  `${key.pk}/${key.sk}`.replaceAll(/[0-9a-f]{32,}/g, "…");

/** The trail's row for one change. A removal keeps no stamp of its own, so it tells no verb and nobody. */
export function auditRowOf(change: StreamChange, now: number): AuditRow {
  const { before, after, stamp, kind } = change;
  const [whom, why] = [concernedBy(change), reasonOf(change)];
  const told = { kindOf: kind, keyOf: keyText(change.key), ...(whom && { whom }) };
  if (!after) return { at: now, ...told, change: "removed", fields: [] };
  const { at, verb, by, request, where } = stamp;
  const fields = SECRET.has(kind) ? [] : (fieldsTold(kind, after) ?? changedFields(before, after));
  const more = { ...(where && { where }), ...(why && { why }) };
  return { at, verb, by, request, ...told, ...more, fields, change: before ? "changed" : "made" };
}

/** Whether a change is told at all; what is written of itself while somebody does something else is not. */
export const isTold = ({ kind, stamp, after }: StreamChange): boolean =>
  kind !== "AUDIT" && !DERIVED.has(kind) && (after ? !QUIET_VERBS.has(stamp.verb) : !PASSING.has(kind));

const compact = (day: string): string => day.replaceAll("-", "");

/** The partition of a local day. */
export const auditDay = (ms: number, zone: string): string => compact(dayOf(ms, zone));
/** The same of a day as people write it, `2026-11-28`. */
export const auditDayOf = (day: string): string => compact(day);
/** And back, `20261128` as `2026-11-28`. */
export const dayText = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;

/** A record that comes later than this after the end of its hour is filed by the time at which it came. */
const IN_TIME = 10 * MINUTE;
export const hourOf = (ms: number): number => Math.floor(ms / HOUR) * HOUR;
export const isLate = (at: number, now: number): boolean => now >= hourOf(at) + HOUR + IN_TIME;

/** A moment as places begin; sorts by time. */
export const placeOf = (ms: number): string => ms.toString(36).padStart(9, "0");

/**
 * Where the row stands. Made of what the record itself tells, so that a record delivered again lands on its own row.
 * A removal has no time of its own: it stands after the day's other rows, by its sequence alone.
 */
export function auditPlace(change: StreamChange): AuditId["place"] {
  const sequence = change.sequence.padStart(SEQUENCE_DIGITS, "0");
  return change.after ? `${placeOf(change.stamp.at)}#${sequence}` : `~#${sequence}`;
}
