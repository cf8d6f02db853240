import { defineItem } from "@rengang/table/item";
import type { Channel } from "../context/messenger";
import type { Routes } from "./schema";

export interface KeptSender {
  /** The channel's facts, sealed for the district. */
  sealed: string;
  setAt: number;
  setByName: string;
}

export interface SendersRow {
  routes: Partial<Routes>;
  channels: Partial<Record<Channel, KeptSender>>;
}

/** Which channel serves which purpose, and the credentials of each, sealed. One item: a message asks for it once. */
export const sendersItem = defineItem<SendersRow, Record<string, never>>({
  kind: "SENDERS",
  key: () => ({ pk: "SENDERS", sk: "SENDERS" }),
});

/** A test that somebody asked for; the stream sends it. The number stands sealed and goes with the row after an hour. */
export interface SenderTestRow {
  id: string;
  channel: Channel;
  to: string;
  at: number;
}

export const senderTestItem = defineItem<SenderTestRow, string>({
  kind: "SENDER_TEST",
  key: (id) => ({ pk: `SENDER_TEST#${id}`, sk: "SENDER_TEST" }),
  expiresAt: (row) => Math.ceil(row.at / 1000) + 3600,
});
