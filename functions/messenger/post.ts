import { lookup as lookUp } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { DeliveryFailure } from "@rengang/core/context/messenger";

const INSIDE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  INSIDE.addSubnet(net, bits, "ipv4");
}

/** Whether an address is one of the open network. Of IPv6 the global range alone is, and nothing that wraps an IPv4. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !INSIDE.check(address, "ipv4");
  return isIP(address) === 6 && /^2[0-9a-f]{3}:/i.test(address) && !/^2002:/i.test(address);
}

/** A name's addresses as long as all are public: asked when the connection is made, so that none can change in between. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "", 0);
    const first = found[0];
    if (!first || !found.every(({ address }) => isPublic(address))) {
      return done(Object.assign(new Error("an address inside"), { code: "EINSIDE" }), "", 0);
    }
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

export interface Post {
  readonly url: URL;
  readonly method?: "GET" | "POST";
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** Whether the other side drops a repetition, so that a lost answer may be asked for again. */
  readonly repeats: boolean;
  /** Milliseconds. */
  readonly wait?: number;
  /** Anything but `public` is for tests against this machine. */
  readonly reach?: "public" | "any";
}

const MOST = 64 * 1024;

/**
 * One HTTP exchange without redirections; the answer is read up to 64 KB.
 * @throws DeliveryFailure `unreachable` before anything was sent, `unanswered` after; never with the address, which
 *   may hold a key
 */
export function exchange(post: Post): Promise<{ status: number; text: string; type: string }> {
  const { url, method = "POST", body, headers, repeats, wait = 5000, reach = "public" } = post;
  const request = url.protocol === "https:" ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    let connected = false;
    const fail = () =>
      reject(connected ? new DeliveryFailure("unanswered", repeats) : new DeliveryFailure("unreachable", true));
    const signal = AbortSignal.timeout(wait);
    const asked = { method, headers, signal, agent: false, ...(reach === "public" && { lookup: publicLookup }) };
    const sent = request(url, asked, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MOST) chunks.push(chunk);
        else sent.destroy();
      });
      answer.on("end", () => {
        const type = answer.headers["content-type"] ?? "";
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"), type });
      });
      answer.on("error", fail);
    });
    sent.on("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        connected = true;
      });
    });
    sent.on("error", fail);
    sent.end(body);
  });
}

/** What a status means for a message. @throws DeliveryFailure unless it is 2xx */
export function accept(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) throw new DeliveryFailure("credentials", false);
  if (status === 408 || status === 429 || status >= 500) throw new DeliveryFailure("busy", true);
  throw new DeliveryFailure("refused", false);
}

/** The fields of a JSON answer; an answer that is none has none. */
export function fields(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
