import { request as plain } from "node:http";
import { request as secure } from "node:https";
import type { DistrictId } from "@rengang/kernel/ids";
import { log } from "@rengang/kernel/log";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Credentials } from "./district-credentials";
import { type Keys, signedHeaders } from "./signature";

export interface Assuming {
  readonly roleArn: string;
  readonly region: string;
  /** The function's own keys, asked for at each call: they are renewed too. */
  readonly own: () => Promise<Keys>;
  readonly clock: () => number;
  /** Where the token service answers; by default the region's own. */
  readonly endpoint?: string;
}

const LIFE_SECONDS = 3600;
const PATIENCE_MS = 1500;
const TRIES = 2;

const endpointOf = (region: string): string =>
  `https://sts.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;

function post(url: URL, headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? secure : plain;
    const call = send(url, { method: "POST", headers, signal: AbortSignal.timeout(PATIENCE_MS) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", reject);
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    call.once("error", reject);
    call.end(body);
  });
}

function credentialsIn(xml: string): Credentials {
  const tag = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1]?.trim() ?? "";
  const found = {
    accessKeyId: tag("AccessKeyId"),
    secretAccessKey: tag("SecretAccessKey"),
    sessionToken: tag("SessionToken"),
    expiration: new Date(tag("Expiration")),
  };
  if (!found.accessKeyId || !found.secretAccessKey || !found.sessionToken || Number.isNaN(found.expiration.getTime())) {
    throw new Error("the token service answered without credentials");
  }
  return found;
}

async function assumeOnce({ roleArn, region, own, clock, endpoint }: Assuming, district: DistrictId) {
  const url = new URL(endpoint ?? endpointOf(region));
  const body = new URLSearchParams({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: roleArn,
    RoleSessionName: `district-${district}`,
    DurationSeconds: String(LIFE_SECONDS),
    "Tags.member.1.Key": "district",
    "Tags.member.1.Value": district,
  }).toString();
  const contentType = "application/x-www-form-urlencoded; charset=utf-8";
  const call = { method: "POST" as const, url, contentType, body, region, service: "sts" };
  const { status, text } = await post(url, signedHeaders(call, await own(), clock()), body);
  if (status !== 200) throw new Error(`the token service answered ${status} ${/<Code>(\w+)</.exec(text)?.[1] ?? ""}`);
  return credentialsIn(text);
}

/**
 * Credentials that reach one district's items and files: the role is assumed with the session tag `district`, which its
 * policy puts into every key. One role serves any number of districts.
 * @throws Refusal `service.busy` when the token service does not give any; there is nothing to fall back on
 */
export async function assumeDistrict(assuming: Assuming, district: DistrictId): Promise<Credentials> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await assumeOnce(assuming, district);
    } catch (error) {
      if (attempt < TRIES) continue;
      log("credentials", { district, error });
      throw refuseCommon("service.busy");
    }
  }
}
