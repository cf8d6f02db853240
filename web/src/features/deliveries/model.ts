import type { Channel, Routes, Senders } from "@rengang/core/senders/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export { CHANNELS_FOR as CHOICES } from "@rengang/core/senders/schema";
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

export function createSenders() {
  return createRemote<Senders>(() => ({
    key: ["senders"],
    load: async () => (await json(api.senders.$get())) as Senders,
  }));
}
