import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DeleteCommand,
  type DeleteCommandInput,
  type DeleteCommandOutput,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  type GetCommandOutput,
  PutCommand,
  type PutCommandInput,
  type PutCommandOutput,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  type TransactWriteCommandOutput,
  UpdateCommand,
  type UpdateCommandInput,
  type UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { refuseCommon } from "@rengang/kernel/refusal";

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
  get: GetCommand,
  batchGet: BatchGetCommand,
  query: QueryCommand,
  put: PutCommand,
  update: UpdateCommand,
  delete: DeleteCommand,
  transact: TransactWriteCommand,
} as const;

/** A `Send` over the SDK. Request units are always asked for: a meter adds them up (`meter.ts`). */
export function sdkSend(config: DynamoDBClientConfig): Send {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return async (operation, input) => {
    const Command = commands[operation] as new (input: unknown) => Parameters<typeof client.send>[0];
    try {
      // biome-ignore lint/suspicious/noExplicitAny: the command classes share no type that keeps input and output paired
      return (await client.send(new Command({ ReturnConsumedCapacity: "TOTAL", ...input }))) as any;
    } catch (error) {
      throw plain(error as FailedGuard, operation);
    }
  };
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

type Image = Parameters<typeof unmarshall>[0];
interface FailedGuard extends Error {
  Item?: object;
  CancellationReasons?: { Item?: object }[];
}

/** The document client leaves items inside errors in the wire's format; a guard wants them as they are read. */
function plain(error: FailedGuard, operation: Operation): Error {
  const unreachable = UNREACHABLE.has(error.name) || UNREACHABLE.has((error as { code?: string }).code ?? "");
  if (unreachable || (READS.has(operation) && THROTTLED.has(error.name))) {
    return refuseCommon("service.busy");
  }
  if (error.Item) error.Item = unmarshall(error.Item as Image);
  for (const reason of error.CancellationReasons ?? []) {
    if (reason.Item) reason.Item = unmarshall(reason.Item as Image);
  }
  return error;
}

/** The same from an endpoint; engines that run on this machine accept any key. */
export function sendTo(endpoint: string): Send {
  return sdkSend({ endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
}
