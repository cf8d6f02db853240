import type { DistrictId, PersonId } from "@rengang/kernel/ids";
import type { SenderFacts } from "../senders/schema";

/** What a message is for; which channel carries it is the district's choice. */
export const PURPOSES = ["code", "link", "notice", "alert", "test"] as const;
export type Purpose = (typeof PURPOSES)[number];
export const CHANNELS = ["sms", "mail", "wecom", "wecom_robot", "dingtalk"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a message did not go out: words of the log, never what a provider wrote. */
export const FAILURES = [
  "not_set",
  "credentials",
  "recipient",
  "refused",
  "unreachable",
  "busy",
  "unanswered",
  "too_late",
] as const;
export type FailureReason = (typeof FAILURES)[number];

/** A message on its way out of the system, by SMS, mail or a work messenger. */
export interface OutgoingMessage {
  readonly district: DistrictId;
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** A mobile number or an address; empty where the channel itself is the recipient, as a group is. */
  readonly to: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The same for every delivery attempt of one message. */
  readonly id: string;
  /** Epoch milliseconds after which it is of no use to anybody. */
  readonly until?: number | undefined;
  readonly personId?: PersonId | undefined;
}

export interface Delivered {
  /** The provider's own name for the message. */
  readonly providerId?: string | undefined;
}

/** A message was not taken. Carries no text, no recipient and nothing that a provider answered. */
export class DeliveryFailure extends Error {
  override readonly name = "DeliveryFailure";
  /** @param again whether the same message may be sent again without reaching anybody twice */
  constructor(
    readonly reason: FailureReason,
    readonly again: boolean,
  ) {
    super(`a message did not go out: ${reason}`);
  }
}

/** The port behind which senders are adapters. */
export interface Messenger {
  /**
   * @param facts the district's credentials for the channel; without any, the installation's gateway is meant
   * @throws DeliveryFailure
   */
  deliver(message: OutgoingMessage, facts?: SenderFacts): Promise<Delivered | undefined>;
}
