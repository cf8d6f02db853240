import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { type Engine, startEngine } from "@rengang/local/engine/engine";
import { provisionTable } from "@rengang/table/provision";
import { type Operation, type Operations, type Send, sendTo } from "@rengang/table/send";
import { afterAll, beforeAll, expect, test } from "vitest";

const COMMANDS = {
  get: GetCommand,
  batchGet: BatchGetCommand,
  query: QueryCommand,
  put: PutCommand,
  update: UpdateCommand,
  delete: DeleteCommand,
  transact: TransactWriteCommand,
} as const;

type Image = Parameters<typeof unmarshall>[0];

/** The SDK leaves the items inside its errors as they came. */
function readable(error: Error & { Item?: Image; CancellationReasons?: { Item?: Image }[] }): never {
  const read = <With extends { Item?: Image }>(one: With) => ({
    ...one,
    ...(one.Item && { Item: unmarshall(one.Item) }),
  });
  const reasons = error.CancellationReasons?.map(read);
  throw Object.assign(
    error,
    error.Item && { Item: unmarshall(error.Item) },
    reasons && { CancellationReasons: reasons },
  );
}

/** The SDK as it is documented, as the measure of what our own door must answer. */
function sdkSend(endpoint: string): Send {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: "local", credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return async (operation, input) => {
    const Command = COMMANDS[operation] as unknown as new (input: unknown) => GetCommand;
    const sent = client.send(new Command({ ReturnConsumedCapacity: "TOTAL", ...input }));
    // biome-ignore lint/suspicious/noExplicitAny: the command classes share no type that keeps input and output paired
    return sent.catch(readable) as any;
  };
}

type Step = { [O in Operation]: readonly [O, Operations[O][0]] }[Operation];
const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
const item = {
  pk: "a",
  sk: "1",
  text: '认岗 \u{1F3C5} " \\ \u2028',
  n: -12.5,
  big: Number.MAX_SAFE_INTEGER,
  yes: true,
  nothing: null,
  left: undefined,
  bytes,
  texts: new Set(["x", "y"]),
  numbers: new Set([3, 1]),
  blobs: new Set([bytes]),
  deep: { list: ["a", 1, { M: { S: "a name that means something on the wire" } }], empty: {}, none: [] },
};

/** What the product asks of the engine in every shape, in one order: the second table must go through the same states. */
const stepsOn = (TableName: string): Step[] => [
  ["put", { TableName, Item: item }],
  ["put", { TableName, Item: { ...item, sk: "2", n: 1 }, ReturnValues: "ALL_OLD" }],
  ["put", { TableName, Item: { pk: "a", sk: "1", n: 2 }, ReturnValues: "ALL_OLD" }],
  ["put", { TableName, Item: item }],
  ["get", { TableName, Key: { pk: "a", sk: "1" }, ConsistentRead: true }],
  ["get", { TableName, Key: { pk: "a", sk: "nowhere" } }],
  [
    "batchGet",
    {
      RequestItems: {
        [TableName]: {
          Keys: [
            { pk: "a", sk: "1" },
            { pk: "b", sk: "1" },
          ],
        },
      },
    },
  ],
  [
    "query",
    {
      TableName,
      KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :sk)",
      ExpressionAttributeNames: { "#pk": "pk", "#sk": "sk" },
      ExpressionAttributeValues: { ":pk": "a", ":sk": "" },
      Limit: 1,
    },
  ],
  [
    "update",
    {
      TableName,
      Key: { pk: "a", sk: "1" },
      UpdateExpression: "SET #deep.#new = :new ADD #n :one, #texts :more REMOVE #bytes",
      ExpressionAttributeNames: { "#deep": "deep", "#new": "new", "#n": "n", "#texts": "texts", "#bytes": "bytes" },
      ExpressionAttributeValues: { ":new": [bytes], ":one": 1, ":more": new Set(["z"]) },
      ReturnValues: "ALL_NEW",
    },
  ],
  [
    "put",
    {
      TableName,
      Item: { pk: "a", sk: "1" },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": "pk" },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  ],
  [
    "transact",
    {
      TransactItems: [
        { Put: { TableName, Item: { pk: "c", sk: "1", blobs: new Set([bytes]) } } },
        {
          ConditionCheck: {
            TableName,
            Key: { pk: "a", sk: "2" },
            ConditionExpression: "#n = :n",
            ExpressionAttributeNames: { "#n": "n" },
            ExpressionAttributeValues: { ":n": 7 },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
      ],
    },
  ],
  [
    "transact",
    {
      TransactItems: [
        { Put: { TableName, Item: { pk: "c", sk: "1" } } },
        { Delete: { TableName, Key: { pk: "a", sk: "2" } } },
      ],
    },
  ],
  ["delete", { TableName, Key: { pk: "a", sk: "1" }, ReturnValues: "ALL_OLD" }],
  ["put", { TableName, Item: { sk: "no key" } }],
  ["get", { TableName: "nowhere", Key: { pk: "a", sk: "1" } }],
];

let engine: Engine;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rengang-test-"));
  engine = await startEngine(join(folder, "data.db"));
  await provisionTable(engine.endpoint, "ours");
  await provisionTable(engine.endpoint, "theirs");
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What was answered, or why it was refused, without what names the table or the call. */
async function outcome(send: Send, [operation, input]: Step, table: string): Promise<unknown> {
  const told = await send(operation, input as never).then(
    ({ $metadata: _, ...output }: Operations[Operation][1]) => output,
    (error) => ({ refused: error.name, item: error.Item, reasons: error.CancellationReasons }),
  );
  return renamed(told, table);
}

function renamed(value: unknown, table: string): unknown {
  if (typeof value === "string") return value.replaceAll(table, "TABLE");
  if (Array.isArray(value)) return value.map((each) => renamed(each, table));
  if (value instanceof Set) return new Set([...value].map((each) => (each instanceof Uint8Array ? [...each] : each)));
  if (value instanceof Uint8Array) return [...value];
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [renamed(name, table), renamed(each, table)]));
}

test("our door to the engine answers and refuses as the SDK's own client does, in every operation and type", async () => {
  const [ours, theirs] = [sendTo(engine.endpoint), sdkSend(engine.endpoint)];
  const steps = stepsOn("ours");
  for (const [n, step] of steps.entries()) {
    const other = stepsOn("theirs")[n] as Step;
    expect([n, step[0], await outcome(ours, step, "ours")]).toEqual([
      n,
      step[0],
      await outcome(theirs, other, "theirs"),
    ]);
  }
});
