import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bucketFiles } from "@rengang/functions/bucket";
import type { DistrictId } from "@rengang/kernel/ids";
import { HOUR } from "@rengang/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";

const seen: { who: string; what: string }[] = [];
const server = createServer((request, response) => {
  request.resume();
  const who = /Credential=(\w+)/.exec(String(request.headers.authorization))?.[1] ?? "nobody";
  seen.push({ who, what: `${request.method} ${request.url?.split("?")[0]}` });
  if (request.url?.includes("/feedback/")) {
    const said = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";
    return response.writeHead(403, { "content-type": "application/xml" }).end(said);
  }
  response.writeHead(200).end("bytes");
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.AWS_ENDPOINT_URL_S3 = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env.AWS_ENDPOINT_URL_S3;
  server.closeAllConnections();
  server.close();
});

test("each district's files are written and read under its own prefix and with its own credentials", async () => {
  const files = bucketFiles("documents", "ap-southeast-1", async (district) => ({
    accessKeyId: district === "one" ? "ASIAONE" : "ASIATWO",
    secretAccessKey: "secret",
    sessionToken: "token",
    expiration: new Date(Date.now() + HOUR),
  }));
  const [one, two] = ["one", "two"] as [DistrictId, DistrictId];
  await files.put(one, "imports/imp_1/rows.json", new Uint8Array([1]));
  expect(Buffer.from((await files.get(two, "imports/imp_1/rows.json")) ?? []).toString()).toBe("bytes");
  // Without the right to list, what is not there is answered as forbidden.
  expect(await files.get(one, "feedback/fbp_1/a.pdf")).toBeUndefined();
  expect(seen).toEqual([
    { who: "ASIAONE", what: "PUT /documents/imports/one/imp_1/rows.json" },
    { who: "ASIATWO", what: "GET /documents/imports/two/imp_1/rows.json" },
    { who: "ASIAONE", what: "GET /documents/feedback/one/fbp_1/a.pdf" },
  ]);
});
