import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { refuseCommon } from "@rengang/kernel/refusal";
import { engineSend, type Send } from "@rengang/table/send";
import { afterEach, expect, test } from "vitest";

interface Asked {
  readonly target: string;
  readonly authorization: string;
  readonly token?: string;
  readonly units?: string;
}
type Engine = (answer: ServerResponse, nth: number, body: { Item?: object }) => void;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** An engine that answers as told, and what it was asked; `patience` in ms, short only where nothing will come. */
async function engineThat(answers: Engine, patience = 5000): Promise<{ send: Send; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, answer) => {
    const body = JSON.parse(await text(request));
    const { "x-amz-target": target, authorization } = request.headers;
    asked.push({
      target: String(target),
      authorization: String(authorization),
      token: body.ClientRequestToken,
      units: body.ReturnConsumedCapacity,
    });
    answers(answer, asked.length, body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const send = engineSend({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "cn-north-1",
    keys: async () => ({ accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" }),
    patienceMs: patience,
  });
  return { send, asked };
}

const say = (answer: ServerResponse, body: object, status = 200) => answer.writeHead(status).end(JSON.stringify(body));
const wrong = (answer: ServerResponse, type: string, more: object = {}) =>
  say(answer, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "no", ...more }, 400);
const key = { TableName: "t", Key: { pk: "a", sk: "b" } };
const claim = { TransactItems: [{ Put: { TableName: "t", Item: { pk: "a", sk: "b" } } }] };

test("a call names its operation, is signed for this service and asks for its units", async () => {
  const { send, asked } = await engineThat((answer) => say(answer, { Item: { pk: { S: "a" }, n: { N: "2" } } }));
  expect((await send("get", key)).Item).toEqual({ pk: "a", n: 2 });
  expect(asked[0]?.target).toBe("DynamoDB_20120810.GetItem");
  expect(asked[0]?.authorization).toMatch(/cn-north-1\/dynamodb\/aws4_request, SignedHeaders=.*x-amz-security-token/);
  expect(asked[0]?.units).toBe("TOTAL");
});

test("a transaction whose answer is lost is sent again under the same token, another under another", async () => {
  const { send, asked } = await engineThat((answer, nth) => (nth === 1 ? answer.destroy() : say(answer, {})));
  await send("transact", claim);
  await send("transact", claim);
  const [first, again, other] = asked.map((a) => a.token);
  expect(first).toBeTruthy();
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test.each<[string, Engine, number?]>([
  ["faults", (answer) => say(answer, { __type: "InternalServerError" }, 500)],
  ["hangs up", (answer) => answer.destroy()],
  ["is silent", () => undefined, 60],
  ["is no engine at all", (answer) => answer.writeHead(502).end("<html>")],
])("an engine that %s is asked three times and then told as busy", async (_, engine, patience) => {
  const { send, asked } = await engineThat(engine, patience);
  await expect(send("get", key)).rejects.toMatchObject({ code: "service.busy" });
  expect(asked).toHaveLength(3);
});

test("a read that stays throttled is told as busy; a write keeps its name for the commit, which tries for longer", async () => {
  const { send, asked } = await engineThat((answer) => wrong(answer, "ThrottlingException"));
  await expect(send("get", key)).rejects.toMatchObject({ code: "service.busy" });
  await expect(send("transact", claim)).rejects.toMatchObject({ name: "ThrottlingException" });
  expect(asked).toHaveLength(6);
});

test("items that the engine tells in different orders of their attributes are read in one", async () => {
  const { send } = await engineThat((answer) =>
    say(answer, {
      Items: [
        { b: { N: "1" }, a: { SS: ["x"] } },
        { a: { L: [{ S: "y" }] }, b: { M: {} } },
      ],
    }),
  );
  const { Items = [] } = await send("query", { TableName: "t" });
  expect(Items).toEqual([
    { a: new Set(["x"]), b: 1 },
    { a: ["y"], b: {} },
  ]);
  expect(Items.map((item) => Object.keys(item))).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("bytes, wherever they stand in an item, come back as they were sent; a number that would be another is an error", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const item = { pk: "a", b: bytes, B: { B: "word", deep: [bytes] }, none: null, set: new Set(["x"]) };
  let sent: object = {};
  const { send } = await engineThat((answer, nth, body) => {
    sent = body.Item ?? sent;
    say(answer, { Item: nth === 3 ? { n: { N: "9007199254740993" } } : sent });
  });
  await send("put", { TableName: "t", Item: { ...item, b: Buffer.from(bytes) } });
  expect(JSON.stringify(sent)).toContain(`"b":{"B":"${Buffer.from(bytes).toString("base64")}"}`);
  expect((await send("get", key)).Item).toEqual(item);
  await expect(send("get", key)).rejects.toThrow(/beyond/);
});

test("keys that cannot be had are asked for once, and their refusal is the call's", async () => {
  let times = 0;
  const keys = () => {
    times += 1;
    return Promise.reject(refuseCommon("service.busy"));
  };
  const send = engineSend({ region: "cn-north-1", keys });
  await expect(send("get", key)).rejects.toMatchObject({ code: "service.busy" });
  expect(times).toBe(1);
});

test("a refusal of the engine comes at once, with the item as it is read", async () => {
  const reasons = [{ Code: "None" }, { Code: "ConditionalCheckFailed", Item: { stamp: { S: "x" }, n: { N: "1" } } }];
  const { send, asked } = await engineThat((answer, nth) =>
    nth === 1
      ? wrong(answer, "TransactionCanceledException", { CancellationReasons: reasons })
      : wrong(answer, "ConditionalCheckFailedException", { Item: { n: { N: "7" } } }),
  );
  await expect(send("transact", claim)).rejects.toMatchObject({
    name: "TransactionCanceledException",
    CancellationReasons: [{ Code: "None" }, { Code: "ConditionalCheckFailed", Item: { stamp: "x", n: 1 } }],
  });
  await expect(send("put", { TableName: "t", Item: { pk: "a" } })).rejects.toMatchObject({
    name: "ConditionalCheckFailedException",
    Item: { n: 7 },
  });
  expect(asked).toHaveLength(2);
});
