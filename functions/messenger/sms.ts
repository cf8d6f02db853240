import type { Delivered, OutgoingMessage } from "@rengang/core/context/messenger";
import { DeliveryFailure } from "@rengang/core/context/messenger";
import { keyedHash } from "@rengang/kernel/crypto";
import { accept, exchange, fields, type Post } from "./post";

/**
 * Hands a message to a gateway as signed JSON: `X-Rengang-Signature` is the hex HMAC-SHA256 of the word `gateway`, a zero
 * byte and the body. The message's id lets the gateway drop a repetition; `{"id": …}` in its answer is noted in the log.
 * @param url absent where no gateway is set
 */
export async function sendBySms(
  url: string | undefined,
  key: string,
  { personId: _, until: __, ...message }: OutgoingMessage,
  reach: Post["reach"],
): Promise<Delivered> {
  if (!url) throw new DeliveryFailure("not_set", false);
  const body = JSON.stringify(message);
  const signature = keyedHash(key, "gateway", body).toString("hex");
  const headers = { "content-type": "application/json", "x-rengang-signature": signature };
  const { status, text } = await exchange({ url: new URL(url), body, headers, repeats: true, reach });
  accept(status);
  const { id } = fields(text);
  return { providerId: typeof id === "string" ? id : undefined };
}
