import type { Channel, Routes, Senders } from "@rengang/core/senders/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Channel, Routes, Senders };

export const CHANNELS: readonly Channel[] = ["sms", "mail", "wecom", "wecom_robot", "dingtalk"];

/** What a channel asks to be told, in the order of its form. */
export const FIELDS = {
  sms: ["url", "key"],
  mail: ["host", "port", "user", "password", "from", "to"],
  wecom: ["corpId", "secret", "agentId"],
  wecom_robot: ["key"],
  dingtalk: ["token", "secret"],
} as const satisfies Record<Channel, readonly string[]>;
export const SECRETS: ReadonlySet<string> = new Set(["key", "password", "secret", "token"]);
export const NUMBERS: ReadonlySet<string> = new Set(["port", "agentId"]);

/** The channels by which one purpose may go, as the rules have them. */
export const CHOICES = {
  code: ["sms", "wecom"],
  link: ["sms", "wecom"],
  alert: ["none", "mail", "wecom_robot", "dingtalk"],
} as const;

export function createSenders() {
  return createRemote<Senders>(() => ({
    key: ["senders"],
    load: async () => (await json(api.senders.$get())) as Senders,
  }));
}
