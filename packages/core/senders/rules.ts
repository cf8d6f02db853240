import { invalidFields } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { sealed, unsealed } from "@rengang/kernel/seal";
import type { Channel, Purpose } from "../context/messenger";
import type { KeptSender, SendersRow } from "./items";
import { refuseSender } from "./refusals";
import { type Routes, routesSchema, type SenderFacts } from "./schema";

/** The purposes of a district that has chosen nothing: codes and links by SMS, the rest in the product alone. */
export const routesOf = (row: SendersRow | undefined): Routes => routesSchema.parse(row?.routes ?? {});

/** By which channel a message goes; undefined where the district sends nothing for that purpose. */
export function channelFor(row: SendersRow | undefined, purpose: Exclude<Purpose, "test">): Channel | undefined {
  const channel = routesOf(row)[purpose];
  return channel === "none" ? undefined : channel;
}

/** Whether a purpose would be left without any way out. SMS has the installation's gateway behind it. */
export const isReady = (row: SendersRow | undefined, channel: Routes[keyof Routes]): boolean =>
  channel === "none" || channel === "sms" || row?.channels[channel] !== undefined;

export const sealFacts = (key: string, district: string, facts: SenderFacts): string =>
  sealed(key, district, `sender:${facts.channel}`, JSON.stringify(facts));

/** The credentials of a channel, for the moment of sending. */
export const openFacts = (key: string, district: string, channel: Channel, kept: KeptSender): SenderFacts =>
  JSON.parse(unsealed(key, district, `sender:${channel}`, kept.sealed)) as SenderFacts;

/** The row without a channel. @throws Refusal `thing.missing`, `sender.in_use` while a purpose needs it */
export function withoutChannel(row: SendersRow, channel: Channel): SendersRow {
  if (!row.channels[channel]) throw refuseCommon("thing.missing");
  const { [channel]: _, ...channels } = row.channels;
  const next = { ...row, channels };
  const left = Object.values(routesOf(row)).find((used) => used === channel && !isReady(next, used));
  if (left) throw refuseSender("sender.in_use", { channel });
  return next;
}

/** A test by SMS or to a person needs a number; a group or an address is told by the channel itself. */
export function hasRecipient<T extends { channel: Channel; phone?: string | undefined }>(asked: T): T {
  const personal = asked.channel === "sms" || asked.channel === "wecom";
  if (personal && !asked.phone) throw invalidFields([{ path: "phone", problem: "missing" }]);
  return asked;
}
