import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Operation, Operations, Send } from "@rengang/table/send";

const commands = {
  get: GetCommand,
  batchGet: BatchGetCommand,
  query: QueryCommand,
  put: PutCommand,
  update: UpdateCommand,
  delete: DeleteCommand,
  transact: TransactWriteCommand,
} as const;

/** The SDK as its makers document it, with nothing of ours: the yardstick, which must not move when the product does. */
export function bareSdk(endpoint: string): Send {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: "local", credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return async (operation, input) => {
    const Command = commands[operation] as new (input: unknown) => GetCommand;
    const output = await client.send(new Command({ ReturnConsumedCapacity: "TOTAL", ...input }));
    return output as Operations[typeof operation][1];
  };
}

export type Call = [Operation, Operations[Operation][0]];
export interface Run {
  readonly seconds: number;
  readonly latencies: number[];
  readonly statuses: Record<string, number>;
}

/** Makes the engine calls of each script one after the other, so many scripts at a time. */
export async function runBare(send: Send, scripts: readonly Call[][], connections: number): Promise<Run> {
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < scripts.length) {
      const script = scripts[next++] as Call[];
      const started = performance.now();
      for (const [operation, input] of script) await send(operation, input as never);
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  return { seconds: (performance.now() - started) / 1000, latencies, statuses: {} };
}
