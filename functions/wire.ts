import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Platform } from "@rengang/core/context";
import { sdkSend } from "@rengang/table/send";
import * as z from "zod";
import { bucketFiles } from "./bucket";
import { readEnvironment } from "./env";
import { gatewayMessenger } from "./messenger";

const secretsSchema = z.object({ identity: z.string().min(32), signing: z.string().min(32) });

/** The real dependencies, made once when a function starts. */
export async function wire(): Promise<Platform> {
  const env = readEnvironment();
  const ssm = new SSMClient({ region: env.region });
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: env.secretsParameter, WithDecryption: true }));
  const secrets = secretsSchema.parse(JSON.parse(Parameter?.Value ?? "{}"));
  return {
    // A dependency that is slow is given up before the gateway gives us up: three tries stay below six seconds.
    // Without the third setting the SDK only warns when an answer is late, and goes on waiting.
    send: sdkSend({
      region: env.region,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 1800, throwOnRequestTimeout: true },
    }),
    tableName: env.tableName,
    clock: Date.now,
    secrets,
    files: bucketFiles(env.documentsBucket, env.region),
    messenger: gatewayMessenger(env.messengerUrl, secrets.signing),
    origin: env.publicOrigin,
  };
}
