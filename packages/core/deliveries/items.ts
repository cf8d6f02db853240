import type { PersonId } from "@rengang/kernel/ids";
import { DAY } from "@rengang/kernel/time";
import { defineItem } from "@rengang/table/item";
import type { Channel, FailureReason, Purpose } from "../context/messenger";
import type { Delivery } from "./schema";

export interface DeliveryRow {
  /** The local day on which the message was made, and its place in that day. */
  day: string;
  id: string;
  /** Epoch milliseconds, of the message. */
  at: number;
  /** Epoch milliseconds, of the outcome. */
  endedAt: number;
  channel: Channel;
  purpose: Purpose;
  to: string;
  personId?: PersonId | undefined;
  outcome: Delivery["outcome"];
  attempts: number;
  providerId?: string | undefined;
  reason?: FailureReason | undefined;
}

export const KEPT_FOR = 90 * DAY;

/** One row a message. What did not go out at once stands in an index too, so that a full day need not be read for it. */
export const deliveryItem = defineItem<DeliveryRow, Pick<DeliveryRow, "day" | "id">>({
  kind: "DELIVERY",
  key: ({ day, id }) => ({ pk: `DELIVERIES#${day}`, sk: id }),
  index: (row) =>
    row.outcome === "accepted" ? {} : { gpk1: `DELIVERIES#${row.day}`, gsk1: `${row.outcome}#${row.id}` },
  expiresAt: (row) => Math.ceil((row.at + KEPT_FOR) / 1000),
});
