import { randomBytes } from "node:crypto";
import { type FieldCipher, type FieldKeys, fieldCipher } from "@rengang/kernel/field-cipher";
import type { DistrictId } from "@rengang/kernel/ids";
import { packStamp, type Stamp } from "./item";
import type { Send } from "./send";

/** The item that holds a district's salt. Without the salt nobody can derive the district's key again. */
export const FIELD_KEY = { kind: "FIELD_KEY", pk: "FIELD_KEY", sk: "KEY" } as const;

/** The district's sealed values can never be opened again, because its salt was destroyed. */
export class FieldKeyDestroyed extends Error {}

/** One installation's way to its districts' ciphers: each salt is read once by a process and kept. */
class Ciphers {
  readonly #known = new Map<string, FieldCipher>();
  constructor(
    private readonly keys: FieldKeys,
    private readonly tableName: string,
  ) {}

  async of(send: Send, district: DistrictId, make?: { readonly at: number }): Promise<FieldCipher> {
    const known = this.#known.get(district);
    if (known) return known;
    const salt = (await this.#stored(send, district)) ?? (make && (await this.#made(send, district, make.at)));
    if (salt === undefined) throw new FieldKeyDestroyed(district);
    const cipher = fieldCipher(this.keys, district, salt);
    this.#known.set(district, cipher);
    return cipher;
  }

  #key = (district: DistrictId) => ({ pk: `D#${district}#${FIELD_KEY.pk}`, sk: FIELD_KEY.sk });

  async #stored(send: Send, district: DistrictId): Promise<string | undefined> {
    const { Item } = await send("get", {
      TableName: this.tableName,
      Key: this.#key(district),
      ConsistentRead: true,
    });
    if (Item?.destroyedAt !== undefined) throw new FieldKeyDestroyed(district);
    return Item?.salt as string | undefined;
  }

  async #made(send: Send, district: DistrictId, at: number): Promise<string> {
    const salt = randomBytes(32).toString("base64");
    const stamp: Stamp = { verb: "fields.begin", by: "system", request: `fields.${salt.slice(0, 8)}`, at };
    const item = { ...this.#key(district), item: FIELD_KEY.kind, v: 1, stamp: packStamp(stamp), salt };
    await send("put", {
      TableName: this.tableName,
      Item: item,
      ConditionExpression: "attribute_not_exists(pk)",
    }).catch((error: Error) => {
      if (error.name !== "ConditionalCheckFailedException") throw error;
    });
    // Another process may have been first; what stands there is the district's.
    const stored = await this.#stored(send, district);
    if (stored === undefined) throw new Error(`the field key of ${district} could not be made`);
    return stored;
  }

  forget(district: DistrictId): void {
    this.#known.delete(district);
  }
}

const installations = new WeakMap<object, Ciphers>();

/** How one district's values are sealed and opened. */
export interface Vault {
  /** Makes the district's salt where there is none yet. @throws FieldKeyDestroyed */
  forSealing(): Promise<FieldCipher>;
  /** @throws FieldKeyDestroyed where there is no salt */
  forOpening(): Promise<FieldCipher>;
  /** Lets this process forget the salt. */
  forget(): void;
}

/** @param keeper what stands for the installation in this process: what is known of its keys is kept as long as it is */
export function vaultOf(
  keeper: object,
  send: Send,
  { keys, tableName, clock }: { keys: FieldKeys; tableName: string; clock: () => number },
  district: DistrictId,
): Vault {
  let ciphers = installations.get(keeper);
  if (!ciphers) {
    ciphers = new Ciphers(keys, tableName);
    installations.set(keeper, ciphers);
  }
  const own = ciphers;
  return {
    forSealing: () => own.of(send, district, { at: clock() }),
    forOpening: () => own.of(send, district),
    forget: () => own.forget(district),
  };
}
