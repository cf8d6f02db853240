import { createHmac } from "node:crypto";
import { DeliveryFailure } from "@rengang/core/context/messenger";
import type { SenderFacts } from "@rengang/core/senders/schema";
import { accept, exchange, fields, type Post } from "./post";

type Facts<C extends SenderFacts["channel"]> = Extract<SenderFacts, { channel: C }>;
/** Where a provider is; another place is for tests against this machine. */
export interface Place {
  readonly origin: string;
  readonly reach: Post["reach"];
}

const said = (content: string) => JSON.stringify({ msgtype: "text", text: { content } });

async function tell({ origin, reach }: Place, path: string, content: string): Promise<number> {
  const headers = { "content-type": "application/json" };
  const url = new URL(path, origin);
  // A group would read a repetition twice.
  const { status, text } = await exchange({ url, body: said(content), headers, repeats: false, reach });
  accept(status);
  return Number(fields(text).errcode);
}

/** A message to the WeCom group whose robot has this key. Codes as in its documentation: 93000 no such robot, 45009 too many. */
export async function sendByWecomRobot(facts: Facts<"wecom_robot">, content: string, place: Place): Promise<void> {
  const code = await tell(place, `/cgi-bin/webhook/send?key=${encodeURIComponent(facts.key)}`, content);
  if (code === 0) return;
  if (code === -1 || code === 45009) throw new DeliveryFailure("busy", true);
  throw new DeliveryFailure(code === 93000 ? "credentials" : "refused", false);
}

/** `base64(HMAC-SHA256(secret, "<timestamp>\n<secret>"))`, as DingTalk documents it for robots with a signature. */
export const dingtalkSignature = (secret: string, timestamp: number): string =>
  createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");

const WRONG_KEYS = new Set([300001, 310000, 400013]);
const TOO_MANY = new Set([-1, 130101, 410100]);

/**
 * A message to the DingTalk group whose robot has this token.
 * @param now epoch milliseconds; DingTalk refuses a signature that is an hour off
 */
export async function sendByDingtalk(
  facts: Facts<"dingtalk">,
  content: string,
  now: number,
  place: Place,
): Promise<void> {
  const query = new URLSearchParams({
    access_token: facts.token,
    timestamp: String(now),
    sign: dingtalkSignature(facts.secret, now),
  });
  const code = await tell(place, `/robot/send?${query}`, content);
  if (code === 0) return;
  if (TOO_MANY.has(code)) throw new DeliveryFailure("busy", true);
  throw new DeliveryFailure(WRONG_KEYS.has(code) ? "credentials" : "refused", false);
}
