import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { readSecrets } from "@rengang/functions/secrets";
import { afterEach, expect, test } from "vitest";

const LONG = "0123456789abcdef0123456789abcdef";
const SECRETS = { identity: LONG, signing: LONG, fields: { current: 1, keys: { "1": LONG } } };

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A parameter store that answers as told, how often it was asked, and with what at last. */
async function storeThat(answer: (nth: number) => { status?: number; body: object }) {
  const seen: { times: number; body?: object; headers?: IncomingHttpHeaders } = { times: 0 };
  const server = createServer(async (request, response) => {
    seen.times += 1;
    seen.headers = request.headers;
    seen.body = JSON.parse(await text(request));
    const { status = 200, body } = answer(seen.times);
    response.writeHead(status).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" };
  return { seen, read: () => readSecrets({ region: "cn-north-1", keys, parameter: "/rengang/x/secrets", endpoint }) };
}

const holding = (value: string) => ({ body: { Parameter: { Value: value } } });

test("secrets are asked for by name, opened, under the function's own signature", async () => {
  const { seen, read } = await storeThat(() => holding(JSON.stringify(SECRETS)));
  expect(await read()).toEqual(SECRETS);
  expect(seen.body).toEqual({ Name: "/rengang/x/secrets", WithDecryption: true });
  expect(seen.headers).toMatchObject({
    "x-amz-target": "AmazonSSM.GetParameter",
    "content-type": "application/x-amz-json-1.1",
    "x-amz-security-token": "token",
    authorization: expect.stringMatching(
      /cn-north-1\/ssm\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,/,
    ),
  });
});

test("a store that is asked too often is asked again; one that says no is not", async () => {
  const busy = await storeThat((nth) =>
    nth < 3 ? { status: 400, body: { __type: "ThrottlingException" } } : holding(JSON.stringify(SECRETS)),
  );
  expect(await busy.read()).toEqual(SECRETS);
  expect(busy.seen.times).toBe(3);
  const closed = await storeThat(() => ({ status: 400, body: { __type: "AccessDeniedException", message: "no" } }));
  await expect(closed.read()).rejects.toMatchObject({ name: "AccessDeniedException" });
  expect(closed.seen.times).toBe(1);
});

test.each([
  ["is no JSON", `{"identity":"${LONG}`],
  ["lacks a key", JSON.stringify({ ...SECRETS, fields: { current: 2, keys: { "1": LONG } } })],
  ["lacks all keys", JSON.stringify({ identity: LONG, signing: LONG })],
  ["holds no object", "null"],
  ["has a key that is no text", JSON.stringify({ ...SECRETS, fields: { current: 1, keys: { "1": LONG, "2": 7 } } })],
  [
    "has a key without a number",
    JSON.stringify({ ...SECRETS, fields: { current: 1, keys: { "1": LONG, old: LONG } } }),
  ],
  [
    "has a current key whose number is no byte",
    JSON.stringify({ ...SECRETS, fields: { current: 256, keys: { "256": LONG } } }),
  ],
  [
    "has a short old key",
    JSON.stringify({ ...SECRETS, fields: { current: 2, keys: { "1": "short-secret", "2": LONG } } }),
  ],
  ["is too short", JSON.stringify({ ...SECRETS, signing: "short-secret" })],
])("a parameter that %s stops the start, and the error quotes nothing of it", async (_, value) => {
  const { read } = await storeThat(() => holding(value));
  const told = await read().then(String, String);
  expect(told).toMatch(/secrets are missing or too short/);
  expect(told).not.toMatch(/0123456789|short-secret/);
});
