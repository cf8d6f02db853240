import type { Messenger } from "@rengang/core/context/messenger";
import { keyedHash } from "@rengang/kernel/crypto";

const WAIT = 5_000;

/**
 * Hands messages to the district's gateway as signed JSON: `X-Rengang-Signature` is the hex HMAC-SHA256 of the body.
 * The message's id lets the gateway drop a repeated delivery.
 * @throws Error when no gateway is set or it does not answer 2xx; the stream delivers the record again
 */
export function gatewayMessenger(url: string | undefined, key: string): Messenger {
  return {
    deliver: async (message) => {
      if (!url) throw new Error("no message gateway is set");
      const body = JSON.stringify(message);
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-rengang-signature": keyedHash(key, "gateway", body).toString("hex"),
        },
        body,
        signal: AbortSignal.timeout(WAIT),
      });
      if (!answer.ok) throw new Error(`the message gateway answered ${answer.status}`);
    },
  };
}
