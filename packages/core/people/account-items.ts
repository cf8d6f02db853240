import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { defineItem } from "@rengang/table/item";
import { MAY, type SessionRow } from "./items";

/** The code that was sent last. */
export interface SentCode {
  nonce: string;
  /** Where to send it; absent for a phone that nobody here has, so that both look the same from outside. */
  deliverTo?: string | undefined;
  sentAt: number;
  tries: number;
  endsAt: number;
}

/** What counts against the account's bounds (`LIMITS`) on one of their days: whole UTC days since 1970. */
export interface Counted {
  day: number;
  tries: number;
  sends: number;
}

/** A session as its owner's account keeps it. */
export interface OwnSession extends Omit<SessionRow, "personId"> {
  /** Of its token, which itself is stored nowhere. */
  hash: string;
  startedAt: number;
  /** What the browser says it is, `微信 · Android`. */
  device: string;
}

/**
 * How one person comes in, in one item: what opens a session, what counts the tries, and every session there is. Whatever
 * uses a code up, sets up a second factor or takes a role away therefore meets here, whoever is first.
 */
export interface AccountRow {
  sessions: OwnSession[];
  code?: SentCode | undefined;
  counted?: Counted | undefined;
  /** A second factor guards it; written with the factors themselves. */
  guarded?: true | undefined;
  /** A session was opened once. */
  came?: true | undefined;
  /** When every session was ended last, as when a role was taken away (epoch milliseconds); kept for `HALF_SEEN`. */
  endedAt?: number | undefined;
}

/** Stays once somebody has come; one that was only knocked at goes when its bounds are over. */
export const accountItem = defineItem<AccountRow, PersonId>({
  kind: "ACCOUNT",
  sealed: ["code.deliverTo"],
  key: (personId) => ({ pk: `PERSON#${personId}`, sk: `${MAY}ACCOUNT` }),
  expiresAt: ({ came, counted }) => (came || !counted ? undefined : ((counted.day + 2) * DAY) / 1000),
});
