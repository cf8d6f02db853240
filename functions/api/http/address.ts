import type { Context } from "hono";
import type { Env } from "./types";

interface Behind {
  /** The gateway's own word, on AWS. */
  readonly requestContext?: { readonly http?: { readonly sourceIp?: string } };
  /** The socket, on one machine. */
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

/** Where a request comes from, told by the gateway or the socket and never by a header that anybody can write. */
export function addressOf(c: Context<Env>): string | undefined {
  const { requestContext, incoming } = (c.env ?? {}) as Behind;
  return requestContext?.http?.sourceIp ?? incoming?.socket?.remoteAddress;
}
