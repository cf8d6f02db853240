import type { DistrictId } from "@rengang/kernel/ids";
import { log } from "@rengang/kernel/log";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Keys } from "@rengang/kernel/signature";
import { signedCalls } from "@rengang/table/signed-call";
import type { Credentials } from "./district-credentials";

export interface Assuming {
  readonly roleArn: string;
  readonly region: string;
  /** The function's own keys. */
  readonly own: () => Promise<Keys>;
  readonly clock: () => number;
  /** Where the token service answers; by default the region's own. */
  readonly endpoint?: string;
}

const LIFE_SECONDS = 3600;
const PATIENCE_MS = 1500;
const TRIES = 2;

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
  const call = signedCalls({ service: "sts", region, keys: own, clock, patienceMs: PATIENCE_MS, endpoint });
  const body = new URLSearchParams({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: roleArn,
    RoleSessionName: `district-${district}`,
    DurationSeconds: String(LIFE_SECONDS),
    "Tags.member.1.Key": "district",
    "Tags.member.1.Value": district,
  }).toString();
  const { status, text } = await call({ contentType: "application/x-www-form-urlencoded; charset=utf-8", body });
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
