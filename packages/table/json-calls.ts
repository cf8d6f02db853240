import { setTimeout as sleep } from "node:timers/promises";
import { type Answered, type Service, signedCalls, Unreachable } from "./signed-call";

/** How a service names its operations, and which version of the protocol it speaks. */
export interface Dialect {
  readonly prefix: string;
  readonly version: "1.0" | "1.1";
}

/** What a service says when it does not do what it was asked; its other fields stand beside these. */
export interface ServiceError extends Error {
  readonly status?: number;
}

const TRIES = 3;
/** Milliseconds before the second try at most; before the third, twice that. */
const PAUSE = 50;
const PAUSE_THROTTLED = 250;

/** Bytes travel as base64. A `Buffer` has become an object by the time it is given here, hence `this`. */
function withBytes(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const raw = this[name];
  if (!(raw instanceof Uint8Array)) return value;
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("base64");
}

function read({ status, text }: Answered): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreachable(`an answer that is no JSON, with status ${status}`);
  }
}

function errorOf(status: number, said: Record<string, unknown>): ServiceError {
  const { __type, message, Message, ...more } = said;
  const name = String(__type ?? "UnknownError").replace(/^.*#/, "");
  return Object.assign(new Error(String(message ?? Message ?? name)), { ...more, name, status });
}

const THROTTLED = new Set([
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionInProgressException",
]);

/** Whether a call was refused for the number of calls alone ("Error handling with DynamoDB", errors to retry). */
export const isThrottled = (error: Error): boolean => THROTTLED.has(error.name);

/** Whether it is the network or the service that failed, whatever was asked. */
export const isLost = (error: Error): boolean =>
  error instanceof Unreachable || ((error as ServiceError).status ?? 0) >= 500;

/** The longest pause before the next try; none where another would be answered alike. */
function pauseAfter(error: Error): number | undefined {
  if (isThrottled(error)) return PAUSE_THROTTLED;
  return isLost(error) ? PAUSE : undefined;
}

/**
 * Calls to one service in AWS's JSON protocol. What the network or the service lost is asked up to three times, with
 * jitter between; a refusal is not.
 * @throws ServiceError by the service's own name for it; Unreachable; whatever the service's keys throw
 */
export function jsonCalls(to: Service, { prefix, version }: Dialect) {
  const call = signedCalls(to);
  const contentType = `application/x-amz-json-${version}`;
  return async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const asked = { contentType, target: `${prefix}.${operation}`, body: JSON.stringify(input, withBytes) };
    for (let attempt = 1; ; attempt++) {
      try {
        const answered = await call(asked);
        const said = read(answered);
        if (answered.status >= 400) throw errorOf(answered.status, said);
        return said;
      } catch (error) {
        const pause = attempt < TRIES ? pauseAfter(error as Error) : undefined;
        if (pause === undefined) throw error;
        await sleep(Math.random() * pause * attempt);
      }
    }
  };
}
