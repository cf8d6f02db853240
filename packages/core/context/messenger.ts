import type { DistrictId } from "@rengang/kernel/ids";

/** A message on its way out of the system, by SMS, mail or a work messenger. */
export interface OutgoingMessage {
  readonly district: DistrictId;
  readonly channel: "sms" | "mail";
  readonly to: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The same for every delivery attempt of one message. */
  readonly id: string;
}

/** The port behind which senders are adapters. */
export interface Messenger {
  deliver(message: OutgoingMessage): Promise<void>;
}
