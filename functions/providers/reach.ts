import { isAllowed } from "@rengang/core/providers/rules";
import type { CustomFetch } from "openid-client";
import { exchange } from "../messenger/post";

/** A sign-in asks at most four times (discovery, code, keys, person) within the ten seconds that a call may take. */
const WAIT_MS = 2000;

/** An address that a provider names leads where none of ours may go. */
export class Inside extends Error {
  override readonly name = "Inside";
}

/**
 * How a provider is asked: by TLS and by name, never at an address inside, without redirections, up to 64 KB. What a provider
 * says of itself names further addresses, so each of them is held against the same rule.
 */
export const asksOutside =
  (loopback: boolean): CustomFetch =>
  async (address, { method, headers, body }) => {
    if (!isAllowed(address, loopback)) throw new Inside();
    const url = new URL(address);
    const answer = await exchange({
      url,
      method: method === "GET" ? "GET" : "POST",
      headers,
      ...(body && { body: String(body) }),
      repeats: false,
      wait: WAIT_MS,
      reach: loopback && url.protocol === "http:" ? "any" : "public",
    });
    const empty = answer.status === 204 || answer.status === 304;
    return new Response(empty ? null : answer.text, {
      status: answer.status,
      headers: { "content-type": answer.type },
    });
  };
