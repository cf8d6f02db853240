import { keyedHash } from "@rengang/kernel/crypto";
import { base32, type PersonId } from "@rengang/kernel/ids";
import { dayOf, toIso } from "@rengang/kernel/time";
import { type Delivered, DeliveryFailure, type OutgoingMessage } from "../context/messenger";
import type { DeliveryRow } from "./items";
import type { Delivery } from "./schema";

/** Tries before a message is given up: the stream's pauses between them add up to about a minute. */
export const TRIES_MOST = 5;

/** A number as `199****0001`, an address as `w***@example.com`; nothing where a group is written to. */
export function maskedRecipient(to: string): string {
  const at = to.lastIndexOf("@");
  if (at > 0) return `${to.slice(0, 1)}***${to.slice(at)}`;
  return to === "" ? "" : `${to.slice(0, 3)}****${to.slice(-4)}`;
}

/** Where a message stands in the log: made of the message alone, so that a repetition finds it. The id opens nothing. */
export const placeOf = (key: string, zone: string, { id, at }: Pick<OutgoingMessage, "id" | "at">) => ({
  day: dayOf(at, zone),
  id: `${at.toString(36).padStart(9, "0")}${base32(keyedHash(key, "delivery", id).subarray(0, 10)).slice(0, 12)}`,
});

/** Whether nothing more is to be done for a message. */
export const isOver = (row: DeliveryRow | undefined): boolean => row !== undefined && row.outcome !== "failed";

export const tooLate = ({ until }: Pick<OutgoingMessage, "until">, now: number): boolean =>
  until !== undefined && until < now;

/** What the provider may be quoted with: an id, never a sentence. */
const plainId = (id: string | undefined): string | undefined =>
  id !== undefined && /^[\w.@<>:+-]{1,100}$/.test(id) ? id : undefined;

/** The log's row after one try. */
export function afterTry(
  place: Pick<DeliveryRow, "day" | "id">,
  message: OutgoingMessage,
  before: DeliveryRow | undefined,
  result: Delivered | undefined | DeliveryFailure,
  now: number,
): DeliveryRow {
  const { at, channel, purpose, to, personId } = message;
  const failure = result instanceof DeliveryFailure ? result : undefined;
  const tried = failure?.reason === "too_late" || failure?.reason === "not_set" ? 0 : 1;
  const attempts = (before?.attempts ?? 0) + tried;
  const common = { ...place, at, endedAt: now, channel, purpose, to: maskedRecipient(to), attempts };
  const row = { ...common, ...(personId && { personId: personId as PersonId }) };
  if (failure) {
    const outcome = failure.again && attempts < TRIES_MOST ? "failed" : "given_up";
    return { ...row, outcome, reason: failure.reason };
  }
  const providerId = plainId((result as Delivered | undefined)?.providerId);
  return { ...row, outcome: "accepted", ...(providerId && { providerId }) };
}

export const deliveryView = ({
  day: _,
  version: __,
  at,
  endedAt,
  ...row
}: DeliveryRow & { version?: number }): Delivery => ({
  ...row,
  at: toIso(at),
  endedAt: toIso(endedAt),
});
