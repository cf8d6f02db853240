import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * The installation's keys for sealed fields, by number (1 to 255). Values are sealed under `current`; the others still
 * open what was sealed before. Each district's key is derived from one of these and from a salt of its own.
 */
export interface FieldKeys {
  readonly current: number;
  readonly keys: Readonly<Record<string, string>>;
}

/** Shortest secret that a key may be derived from, in characters. */
export const SECRET_LEAST = 32;

/**
 * The keys that stand in a parameter's JSON; undefined where the current one is missing or any is no key. Plain checks,
 * because every start makes them and nothing else that it does needs a library of shapes.
 */
export function fieldKeysIn(value: unknown): FieldKeys | undefined {
  const { current, keys } = (value ?? {}) as { current?: unknown; keys?: unknown };
  if (typeof current !== "number" || typeof keys !== "object" || keys === null) return undefined;
  const isKey = ([number, key]: [string, unknown]) =>
    /^\d{1,3}$/.test(number) && typeof key === "string" && key.length >= SECRET_LEAST;
  // The number is one byte of each sealed value, 1 to 255.
  const known = Number.isInteger(current) && current >= 1 && current <= 255 && Object.hasOwn(keys, String(current));
  return known && Object.entries(keys).every(isKey) ? { current, keys: keys as FieldKeys["keys"] } : undefined;
}

/** Where a sealed value belongs: it opens in this district, kind of item, item and field, and nowhere else. */
export interface SealedPlace {
  readonly kind: string;
  readonly key: string;
  readonly field: string;
}

export interface FieldCipher {
  /** @returns mark (2 bytes), key number (1), nonce (12), what is sealed, tag (16) */
  seal(plain: Uint8Array, place: SealedPlace): Uint8Array;
  /** @throws Error for a value that was changed, moved or sealed under a key that is gone */
  open(sealed: Uint8Array, place: SealedPlace): Uint8Array;
}

const MARK = [0xf1, 0x5e] as const;
const NONCE = 12;
const TAG = 16;
const HEAD = MARK.length + 1;
const ALGORITHM = "aes-256-gcm";

/** Whether bytes bear the mark of a sealed value. */
export const isSealed = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value.length >= HEAD + NONCE + TAG && value[0] === MARK[0] && value[1] === MARK[1];

/** AES-256-GCM under keys derived (HKDF-SHA-256) from the installation's keys and the district's salt. */
export function fieldCipher(keys: FieldKeys, district: string, salt: string): FieldCipher {
  const derived = new Map<number, Buffer>();
  const keyOf = (id: number): Buffer => {
    const known = derived.get(id);
    if (known) return known;
    const secret = keys.keys[String(id)];
    if (!secret) throw new Error(`field key ${id} is not among the installation's keys`);
    const key = Buffer.from(hkdfSync("sha256", secret, salt, `fields:${district}`, 32));
    derived.set(id, key);
    return key;
  };
  const about = ({ kind, key, field }: SealedPlace) => Buffer.from(JSON.stringify([district, kind, key, field]));
  return {
    seal: (plain, place) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, keyOf(keys.current), nonce).setAAD(about(place));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.from([...MARK, keys.current]), nonce, body, cipher.getAuthTag()]));
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
      const end = bytes.length - TAG;
      const nonce = bytes.subarray(HEAD, HEAD + NONCE);
      const decipher = createDecipheriv(ALGORITHM, keyOf(bytes[HEAD - 1] as number), nonce).setAAD(about(place));
      decipher.setAuthTag(bytes.subarray(end));
      return Buffer.concat([decipher.update(bytes.subarray(HEAD + NONCE, end)), decipher.final()]);
    },
  };
}

/** Whether a sealed value was sealed under another than the current key. */
export const isSealedBefore = (sealed: Uint8Array, keys: FieldKeys): boolean => sealed[HEAD - 1] !== keys.current;
