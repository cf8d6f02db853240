import type { Platform } from "@rengang/core/context";
import type { Messenger } from "@rengang/core/context/messenger";
import type { Providers } from "@rengang/core/context/providers";
import { districtExists } from "@rengang/core/districts/exists";
import { PLATFORM } from "@rengang/kernel/ids";
import { DistrictTable } from "@rengang/table/district-table";
import { engineSend } from "@rengang/table/send";
import { assumeDistrict } from "./assume-role";
import { bucketFiles } from "./bucket";
import { districtCredentials } from "./district-credentials";
import { type Environment, readEnvironment } from "./env";
import { readSecrets } from "./secrets";
import { behindWalls } from "./walls";

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
  const keys = env.keys;
  const secrets = await readSecrets({ region, keys, parameter: env.secretsParameter, endpoint: env.secretsEndpoint });
  const clock = Date.now;
  const assuming = { roleArn: env.districtRoleArn, region, own: async () => keys, clock };
  const credentials = districtCredentials((district) => assumeDistrict(assuming, district), clock);
  const own = engineSend({ region, keys: assuming.own });
  const list = new DistrictTable(own, PLATFORM, {
    tableName,
    cursorKey: secrets.signing,
    clock,
    fields: { keys: secrets.fields },
  });
  return {
    sendFor: behindWalls({
      own,
      inside: (district) => engineSend({ region, keys: () => credentials(district) }),
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
