import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { assumeDistrict } from "@rengang/functions/assume-role";
import { type Credentials, districtCredentials } from "@rengang/functions/district-credentials";
import type { DistrictId } from "@rengang/kernel/ids";
import { signedHeaders } from "@rengang/kernel/signature";
import { HOUR, MINUTE } from "@rengang/kernel/time";
import { engineSend } from "@rengang/table/send";
import { afterAll, describe, expect, test } from "vitest";

const NOW = Date.parse("2026-11-12T01:00:00Z");
const A = "district-a" as DistrictId;
const B = "district-b" as DistrictId;
const open: (() => void)[] = [];
afterAll(() => {
  for (const close of open) close();
});

interface Asked {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** A service on this machine: what it was asked, and what it says. */
async function service(answer: (body: string, nth: number) => { status?: number; text: string } | undefined) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      asked.push({ body, headers: request.headers });
      const said = answer(body, asked.length);
      if (!said) return request.socket.destroy();
      response.writeHead(said.status ?? 200, { "content-type": "application/x-amz-json-1.0" }).end(said.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => server.close());
  return { asked, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const keys = (district: string, expiration = new Date(NOW + HOUR)): Credentials => ({
  accessKeyId: `ASIA${district}`,
  secretAccessKey: "secret",
  sessionToken: `token-of-${district}`,
  expiration,
});
const tokens = (district: string) =>
  `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA${district}</AccessKeyId>` +
  `<SecretAccessKey>secret</SecretAccessKey><SessionToken>token-of-${district}</SessionToken>` +
  `<Expiration>2026-11-12T02:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const own = async () => ({ accessKeyId: "AKIA", secretAccessKey: "own", sessionToken: "lambda" });
const assuming = (endpoint: string, region = "cn-northwest-1") => ({
  roleArn: "arn:aws:iam::0:role/district",
  region,
  own,
  clock: () => NOW,
  endpoint,
});

test("a call is signed as the published example of the signature is", () => {
  const call = {
    method: "GET" as const,
    url: new URL("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
    contentType: "application/x-www-form-urlencoded; charset=utf-8",
    body: "",
    region: "us-east-1",
    service: "iam",
  };
  const example = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
  const headers = signedHeaders(call, example, Date.parse("2015-08-30T12:36:00Z"));
  expect(headers.authorization).toBe(
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
  );
});

describe("the token service", () => {
  test("is asked for one district by its tag and by no other", async () => {
    const { asked, endpoint } = await service(() => ({ text: tokens(A) }));
    expect(await assumeDistrict(assuming(endpoint), A)).toEqual(keys(A));
    const form = new URLSearchParams(asked[0]?.body);
    const tags = [...form].filter(([name]) => name.startsWith("Tags"));
    expect(tags).toEqual([
      ["Tags.member.1.Key", "district"],
      ["Tags.member.1.Value", A],
    ]);
    expect([form.get("Action"), form.get("RoleArn")]).toEqual(["AssumeRole", "arn:aws:iam::0:role/district"]);
    expect(asked[0]?.headers.authorization).toContain("AKIA/20261112/cn-northwest-1/sts/aws4_request");
  });

  test("is asked once more when it fails, and then the caller is told that the service is busy", async () => {
    const lost = await service((_, nth) => (nth === 1 ? undefined : { text: tokens(A) }));
    expect((await assumeDistrict(assuming(lost.endpoint), A)).sessionToken).toBe(`token-of-${A}`);
    for (const said of [{ status: 403, text: "<Code>AccessDenied</Code>" }, { text: "<html>" }, undefined]) {
      const broken = await service(() => said);
      await expect(assumeDistrict(assuming(broken.endpoint), A)).rejects.toMatchObject({ code: "service.busy" });
      expect(broken.asked).toHaveLength(2);
    }
  });
});

describe("credentials of a district", () => {
  test("are fetched once for a crowd, kept until shortly before they end, and apart from another district's", async () => {
    let now = NOW;
    const asked: string[] = [];
    const credentials = districtCredentials(
      async (district) => {
        asked.push(district);
        return keys(district, new Date(now + HOUR));
      },
      () => now,
    );
    const crowd = await Promise.all(Array.from({ length: 50 }, (_, n) => credentials(n % 2 ? A : B)));
    expect(asked.sort()).toEqual([A, B]);
    expect(crowd.every((c, n) => c.sessionToken === `token-of-${n % 2 ? A : B}`)).toBe(true);
    now += 49 * MINUTE;
    await credentials(A);
    expect(asked).toHaveLength(2);
    now += 2 * MINUTE;
    await credentials(A);
    expect(asked.filter((district) => district === A)).toHaveLength(2);
  });

  test("serve on while no new ones can be had, and nothing takes their place when they end", async () => {
    let now = NOW;
    let broken = false;
    const credentials = districtCredentials(
      async (district) => {
        if (broken) throw new Error("down");
        return keys(district, new Date(now + HOUR));
      },
      () => now,
    );
    const first = await credentials(A);
    broken = true;
    now += 55 * MINUTE;
    expect(await credentials(A)).toEqual(first);
    now += 5 * MINUTE;
    await expect(credentials(A)).rejects.toThrow("down");
    await expect(credentials(B)).rejects.toThrow("down");
    broken = false;
    expect((await credentials(A)).sessionToken).toBe(`token-of-${A}`);
  });
});

test("each district's calls go out with its own credentials, and none goes out without any", async () => {
  const engine = await service(() => ({ text: "{}" }));
  const sends = (keysOf: () => Promise<Credentials>) =>
    engineSend({ region: "local", endpoint: engine.endpoint, keys: keysOf });
  const far = () => new Date(Date.now() + HOUR);
  const [a, b] = [A, B].map((district) => sends(async () => keys(district, far())));
  const refuse = await service(() => ({ status: 403, text: "" }));
  const c = sends(() => assumeDistrict(assuming(refuse.endpoint), B));
  const get = { TableName: "t", Key: { pk: "x", sk: "x" } };
  await Promise.all([a?.("get", get), b?.("get", get), a?.("get", get)]);
  await expect(c("get", get)).rejects.toMatchObject({ code: "service.busy" });
  const seen = engine.asked.map((each) => each.headers["x-amz-security-token"]);
  expect(seen.sort()).toEqual([`token-of-${A}`, `token-of-${A}`, `token-of-${B}`]);
});
