import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Platform } from "@rengang/core/context";
import type { Messenger } from "@rengang/core/context/messenger";
import type { Providers } from "@rengang/core/context/providers";
import { districtExists } from "@rengang/core/districts";
import { fieldKeysSchema } from "@rengang/kernel/field-cipher";
import { PLATFORM } from "@rengang/kernel/ids";
import { DistrictTable } from "@rengang/table/district-table";
import { sendsWith } from "@rengang/table/send";
import * as z from "zod";
import { assumeDistrict } from "./assume-role";
import { bucketFiles } from "./bucket";
import { districtCredentials } from "./district-credentials";
import { type Environment, readEnvironment } from "./env";
import { behindWalls } from "./walls";

const secretsSchema = z.object({ identity: z.string().min(32), signing: z.string().min(32), fields: fieldKeysSchema });

/** Functions that send nothing carry no senders. */
const silent: Messenger = {
  deliver: async () => {
    throw new Error("this function sends no messages");
  },
};

const asksNobody = async (): Promise<never> => {
  throw new Error("this function asks no provider");
};
/** Functions in which nobody signs in carry no client for it. */
const alone: Providers = { loopback: false, check: asksNobody, begin: asksNobody, claims: asksNobody };

/**
 * The real dependencies, made once when a function starts.
 * @param messengerOf given by the one function that sends
 * @param providers given by the one function in which people sign in
 */
export async function wire(
  messengerOf?: (env: Environment, signing: string) => Messenger,
  providers: Providers = alone,
): Promise<Platform> {
  const env = readEnvironment();
  const { region, tableName } = env;
  const ssm = new SSMClient({ region });
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: env.secretsParameter, WithDecryption: true }));
  const secrets = secretsSchema.parse(JSON.parse(Parameter?.Value ?? "{}"));
  const clock = Date.now;
  const assuming = { roleArn: env.districtRoleArn, region, own: () => ssm.config.credentials(), clock };
  const credentials = districtCredentials((district) => assumeDistrict(assuming, district), clock);
  // A dependency that is slow is given up before the gateway gives us up: three tries stay below six seconds.
  // Without the third setting the SDK only warns when an answer is late, and goes on waiting.
  const requestHandler = { connectionTimeout: 1000, requestTimeout: 1800, throwOnRequestTimeout: true };
  const sends = sendsWith({ region, requestHandler });
  const own = sends();
  const list = new DistrictTable(own, PLATFORM, {
    tableName,
    cursorKey: secrets.signing,
    clock,
    fields: { keys: secrets.fields },
  });
  return {
    sendFor: behindWalls({
      own,
      inside: (district) => sends(() => credentials(district)),
      exists: (district, sure) => districtExists(list, district, sure),
    }),
    tableName,
    clock,
    secrets,
    files: bucketFiles(env.documentsBucket, region, credentials),
    messenger: messengerOf?.(env, secrets.signing) ?? silent,
    providers,
    origin: env.publicOrigin,
  };
}
