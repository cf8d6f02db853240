import { Agent as PlainAgent, request as plain } from "node:http";
import { Agent as SecureAgent, request as secure } from "node:https";
import { type Keys, signedHeaders } from "@rengang/kernel/signature";

/** A service of AWS in a region, and whose keys a call to it bears. */
export interface Service {
  readonly service: "dynamodb" | "ssm" | "sts";
  readonly region: string;
  /** Asked for at each call: keys that end are renewed. */
  readonly keys: () => Promise<Keys>;
  /** Epoch milliseconds, for the signature. */
  readonly clock: () => number;
  /** How long an answer may take, connecting included. */
  readonly patienceMs: number;
  /** Where it answers; by default the region's own. */
  readonly endpoint?: string | undefined;
}

export interface Asked {
  readonly contentType: string;
  readonly body: string;
  readonly target?: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Opening a connection costs more than a call: they are kept, and every district's calls share them. */
const kept = { keepAlive: true, maxSockets: 50 };
const agents = { plain: new PlainAgent(kept), secure: new SecureAgent(kept) };

/** There was no whole answer in time. Whether the service did what it was asked is not known. */
export class Unreachable extends Error {}

function post(url: URL, headers: Record<string, string>, body: string, patienceMs: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === "https:";
    const options = { method: "POST", headers, agent: open ? agents.secure : agents.plain };
    const call = (open ? secure : plain)(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", fail);
      answer.once("end", () => {
        clearTimeout(timer);
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
    });
    const timer = setTimeout(() => call.destroy(new Error(`no answer in ${patienceMs} ms`)), patienceMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(new Unreachable(error.message));
    };
    call.once("error", fail);
    call.end(body);
  });
}

/** The address of a service; those of China end differently. */
const addressOf = ({ service, region }: Service): string =>
  `https://${service}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;

/**
 * Calls to one service, signed. Any status is an answer.
 * @throws Unreachable; whatever `keys` throws
 */
export function signedCalls(to: Service): (asked: Asked) => Promise<Answered> {
  const url = new URL(to.endpoint ?? addressOf(to));
  return async (asked) => {
    const { service, region } = to;
    const headers = signedHeaders({ method: "POST", url, region, service, ...asked }, await to.keys(), to.clock());
    return post(url, headers, asked.body, to.patienceMs);
  };
}
