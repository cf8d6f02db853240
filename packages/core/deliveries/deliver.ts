import { log } from "@rengang/kernel/log";
import { Stale } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type { Context } from "../context";
import { type Delivered, DeliveryFailure, type OutgoingMessage } from "../context/messenger";
import { zoneOf } from "../districts";
import type { SendersRow } from "../senders/items";
import { channelFor, openFacts } from "../senders/rules";
import { type DeliveryRow, deliveryItem } from "./items";
import { loadSenders } from "./load-senders";
import { afterTry, isOver, placeOf, tooLate } from "./rules";

export type MessageAsked = Omit<OutgoingMessage, "district" | "channel">;

async function attempt(
  ctx: Context,
  message: OutgoingMessage,
  senders: SendersRow | undefined,
): Promise<Delivered | undefined | DeliveryFailure> {
  if (tooLate(message, ctx.now)) return new DeliveryFailure("too_late", false);
  const kept = senders?.channels[message.channel];
  if (!kept && message.channel !== "sms") return new DeliveryFailure("not_set", false);
  try {
    const key = ctx.platform.secrets.signing;
    const facts = kept && openFacts(key, ctx.district, message.channel, kept);
    return await ctx.platform.messenger.deliver(message, facts);
  } catch (error) {
    // Whatever an adapter did not foresee is tried again; its words may hold the message and go no further.
    return error instanceof DeliveryFailure ? error : new DeliveryFailure("unreachable", true);
  }
}

/** Writes the row; when another delivery of the same record was faster, its row stays. */
async function note(ctx: Context, row: DeliveryRow, version: number): Promise<void> {
  try {
    await ctx.commit("deliveries.note", [save(deliveryItem, row, row, version)]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/**
 * Sends one message by one channel and notes what became of it: one row a message, also when the record that it follows
 * from comes again. What was taken or given up is not tried any more.
 * @returns the message's row in the log
 * @throws DeliveryFailure when it is worth another try; the stream delivers the record again
 */
export async function deliverBy(
  ctx: Context,
  asked: MessageAsked,
  channel: OutgoingMessage["channel"],
  senders: SendersRow | undefined,
): Promise<DeliveryRow> {
  const zone = await zoneOf(ctx);
  const message: OutgoingMessage = { ...asked, district: ctx.district, channel };
  const place = placeOf(ctx.platform.secrets.signing, zone, message);
  const before = await ctx.table.get(deliveryItem, place, { strong: true });
  if (before && isOver(before)) return before;
  const result = await attempt(ctx, message, senders);
  const row = afterTry(place, message, before, result, ctx.now);
  await note(ctx, row, before?.version ?? 0);
  if (row.outcome === "failed") throw result;
  if (row.outcome === "given_up") {
    log("message-given-up", { district: ctx.district, kind: row.purpose, channel, reason: row.reason });
  }
  return row;
}

/**
 * Sends a message by the channel that the district has chosen for its purpose, if it has chosen one.
 * @returns the message's row in the log; undefined where the district sends nothing for that purpose
 * @throws DeliveryFailure as `deliverBy`
 */
export async function deliver(
  ctx: Context,
  asked: MessageAsked & { purpose: Exclude<OutgoingMessage["purpose"], "test"> },
): Promise<DeliveryRow | undefined> {
  const senders = await loadSenders(ctx);
  const channel = channelFor(senders, asked.purpose);
  return channel && deliverBy(ctx, asked, channel, senders);
}
