import { randomUUID } from "node:crypto";
import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import { Refusal, refuseCommon } from "@rengang/kernel/refusal";
import type { Keys } from "@rengang/kernel/signature";
import { isLost, isThrottled, jsonCalls } from "./json-calls";
import { decode, encode } from "./wire-format";

/** Every operation that the product may use on the table. A scan is not among them. */
export interface Operations {
  get: [GetCommandInput, GetCommandOutput];
  batchGet: [BatchGetCommandInput, BatchGetCommandOutput];
  query: [QueryCommandInput, QueryCommandOutput];
  put: [PutCommandInput, PutCommandOutput];
  update: [UpdateCommandInput, UpdateCommandOutput];
  delete: [DeleteCommandInput, DeleteCommandOutput];
  transact: [TransactWriteCommandInput, TransactWriteCommandOutput];
}
export type Operation = keyof Operations;

/** The one door to the engine: fault layers, meters and other transports wrap this function. */
export type Send = <O extends Operation>(operation: O, input: Operations[O][0]) => Promise<Operations[O][1]>;

const names: Readonly<Record<Operation, string>> = {
  get: "GetItem",
  batchGet: "BatchGetItem",
  query: "Query",
  put: "PutItem",
  update: "UpdateItem",
  delete: "DeleteItem",
  transact: "TransactWriteItems",
};

const DIALECT = { prefix: "DynamoDB_20120810", version: "1.0" } as const;

/** Where the engine is and whose keys open it. */
export interface Door {
  readonly region: string;
  readonly keys: () => Promise<Keys>;
  /** By default the region's own. */
  readonly endpoint?: string;
  /** How long one try may take; three of them stay below six seconds, before the gateway gives us up. */
  readonly patienceMs?: number;
}

/**
 * A `Send` to the engine. Request units are always asked for: a meter adds them up (`meter.ts`). It speaks the engine's
 * protocol itself, seven operations in one shape: the SDK's client would be half of all that a start reads and most of
 * what a call costs (decision 26).
 */
export function engineSend({ region, keys, endpoint, patienceMs = 1800 }: Door): Send {
  const call = jsonCalls({ service: "dynamodb", region, keys, endpoint, patienceMs, clock: Date.now }, DIALECT);
  return async (operation, input) => {
    // A transaction whose answer is lost is sent again under the same token, and happens once.
    const token = operation === "transact" && { ClientRequestToken: randomUUID() };
    try {
      const output = await call(names[operation], encode({ ReturnConsumedCapacity: "TOTAL", ...token, ...input }));
      // biome-ignore lint/suspicious/noExplicitAny: what the operation answers is the engine's word for it
      return decode({ $metadata: {}, ...output }) as any;
    } catch (error) {
      throw plain(error as Error, operation);
    }
  };
}

const READS: ReadonlySet<Operation> = new Set<Operation>(["get", "batchGet", "query"]);

/**
 * An engine that cannot be reached or does not answer in time: people are told to try again, nothing fails open. So they
 * are when a read stays throttled; a commit knows these names itself and tries for longer. Items inside other errors come
 * in the wire's format; a guard wants them as they are read.
 */
function plain(error: Error, operation: Operation): Error {
  // Whoever hands out the credentials has said no already.
  if (error instanceof Refusal) return error;
  if (isLost(error) || (READS.has(operation) && isThrottled(error))) return refuseCommon("service.busy");
  return decode(error);
}

/** A `Send` to an engine on this machine, which accepts any keys. Thousands may wait in one line for it: no gateway gives up. */
export function sendTo(endpoint: string): Send {
  const keys = async () => ({ accessKeyId: "local", secretAccessKey: "local" });
  return engineSend({ endpoint, region: "local", keys, patienceMs: 60_000 });
}
