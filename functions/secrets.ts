import type { Platform } from "@rengang/core/context";
import { fieldKeysIn, SECRET_LEAST } from "@rengang/kernel/field-cipher";
import type { Keys } from "@rengang/kernel/signature";
import { jsonCalls } from "@rengang/table/json-calls";

export interface SecretsPlace {
  readonly region: string;
  readonly keys: Keys;
  /** The parameter's name in the Parameter Store. */
  readonly parameter: string;
  /** Where the store answers; by default the region's own. */
  readonly endpoint?: string | undefined;
}

/**
 * The installation's secrets, read once when a function starts. What stands in the parameter is told by no error.
 * @throws Error when the store gives none, or others than the product needs
 */
export async function readSecrets({ region, keys, parameter, endpoint }: SecretsPlace): Promise<Platform["secrets"]> {
  const store = {
    service: "ssm",
    region,
    endpoint,
    keys: async () => keys,
    clock: Date.now,
    patienceMs: 1500,
  } as const;
  const call = jsonCalls(store, { prefix: "AmazonSSM", version: "1.1" });
  const answer = await call("GetParameter", { Name: parameter, WithDecryption: true });
  const { Value = "{}" } = (answer.Parameter ?? {}) as { Value?: string };
  return secretsIn(jsonIn(Value));
}

const isSecret = (value: unknown): value is string => typeof value === "string" && value.length >= SECRET_LEAST;

function secretsIn(value: unknown): Platform["secrets"] {
  const { identity, signing, fields } = (value ?? {}) as Record<string, unknown>;
  const keys = fieldKeysIn(fields);
  if (isSecret(identity) && isSecret(signing) && keys) return { identity, signing, fields: keys };
  const wrong = Object.entries({
    identity: isSecret(identity),
    signing: isSecret(signing),
    fields: keys !== undefined,
  });
  throw new Error(
    `secrets are missing or too short: ${wrong.flatMap(([name, fine]) => (fine ? [] : name)).join(", ")}`,
  );
}

/** A parser's own error would quote what it could not read. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
