import type { Keys } from "@rengang/kernel/signature";

/** The environment that the stacks give the product's functions. This is the only file that reads it. */
export interface Environment {
  readonly tableName: string;
  readonly documentsBucket: string;
  readonly secretsParameter: string;
  readonly publicOrigin: string;
  readonly region: string;
  /** The function's own keys: Lambda gives each process its own, which outlast it. */
  readonly keys: Keys;
  /** Where secrets are kept, if not with the region's own store. */
  readonly secretsEndpoint?: string | undefined;
  /** The role that reaches one district, named when it is assumed. */
  readonly districtRoleArn: string;
  /** The installation's gateway for SMS, given to the function that sends. Without one a district needs one of its own. */
  readonly messengerUrl?: string;
}

/** @throws Error naming the variable that is missing */
export function readEnvironment(env: Record<string, string | undefined> = process.env): Environment {
  const need = (name: string) => {
    const value = env[name];
    if (!value) throw new Error(`environment variable ${name} is missing`);
    return value;
  };
  return {
    tableName: need("TABLE_NAME"),
    documentsBucket: need("DOCUMENTS_BUCKET"),
    secretsParameter: need("SECRETS_PARAMETER"),
    publicOrigin: need("PUBLIC_ORIGIN"),
    region: need("AWS_REGION"),
    keys: {
      accessKeyId: need("AWS_ACCESS_KEY_ID"),
      secretAccessKey: need("AWS_SECRET_ACCESS_KEY"),
      sessionToken: env.AWS_SESSION_TOKEN,
    },
    secretsEndpoint: env.AWS_ENDPOINT_URL_SSM,
    districtRoleArn: need("DISTRICT_ROLE_ARN"),
    messengerUrl: env.MESSENGER_URL,
  };
}
