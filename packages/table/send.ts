import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
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

const commands = {
  get: GetItemCommand,
  batchGet: BatchGetItemCommand,
  query: QueryCommand,
  put: PutItemCommand,
  update: UpdateItemCommand,
  delete: DeleteItemCommand,
  transact: TransactWriteItemsCommand,
} as const;

/**
 * A `Send` over the SDK. Request units are always asked for: a meter adds them up (`meter.ts`).
 * It is the plain client with the SDK's own marshalling: the document client cannot keep a resolved middleware stack, and
 * the logging middleware copies every answer for a log that nobody keeps.
 */
export function sdkSend(config: DynamoDBClientConfig): Send {
  const client = new DynamoDBClient({ maxAttempts: 3, cacheMiddleware: true, ...config });
  client.middlewareStack.remove("loggerMiddleware");
  return async (operation, input) => {
    const Command = commands[operation] as new (input: unknown) => GetItemCommand;
    try {
      const output = await client.send(new Command(encode({ ReturnConsumedCapacity: "TOTAL", ...input })));
      // biome-ignore lint/suspicious/noExplicitAny: the command classes share no type that keeps input and output paired
      return decode(output) as any;
    } catch (error) {
      throw plain(error as EngineError, operation);
    }
  };
}

/** Sends that differ in their credentials alone: connections are shared, since opening one costs more than a call. */
export function sendsWith(config: DynamoDBClientConfig): (credentials?: DynamoDBClientConfig["credentials"]) => Send {
  const { requestHandler } = new DynamoDBClient(config).config;
  return (credentials) => sdkSend({ ...config, requestHandler, ...(credentials && { credentials }) });
}

/** The engine cannot be reached or does not answer in time: people are told to try again, nothing fails open. */
const UNREACHABLE = new Set([
  "TimeoutError",
  "NetworkingError",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "InternalServerError",
  "ServiceUnavailable",
]);

/** A read that stays throttled after the SDK's tries; a commit knows these names itself and tries for longer. */
const THROTTLED = new Set(["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"]);
const READS: ReadonlySet<Operation> = new Set<Operation>(["get", "batchGet", "query"]);

interface EngineError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Items inside errors come in the wire's format; a guard wants them as they are read. */
function plain(error: EngineError, operation: Operation): Error {
  // Whoever hands out the credentials has said no already.
  if (error instanceof Refusal) return error;
  const faulty = (error.$metadata?.httpStatusCode ?? 0) >= 500;
  const unreachable = faulty || UNREACHABLE.has(error.name) || UNREACHABLE.has(error.code ?? "");
  if (unreachable || (READS.has(operation) && THROTTLED.has(error.name))) {
    return refuseCommon("service.busy");
  }
  return decode(error);
}

/** The same from an endpoint; engines that run on this machine accept any key. */
export function sendTo(endpoint: string): Send {
  return sdkSend({ endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
}
