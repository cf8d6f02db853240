import type { PersonId } from "@rengang/kernel/ids";

/** Keys as a capability writes them: without the district, which the table handle adds. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export interface IndexKeys {
  readonly gpk1?: string;
  readonly gsk1?: string;
  readonly gpk2?: string;
  readonly gsk2?: string;
}

/** What every stored item carries besides its own facts: who, which verb, which request, when. */
export interface Stamp {
  readonly verb: string;
  readonly by: PersonId | "system";
  readonly request: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** From where, in few characters and without a blank; absent where nothing is known. */
  readonly where?: string | undefined;
}

export interface ItemSpec<Row extends object, Id> {
  /** The capability's word in capitals; names the item in streams and audit. */
  readonly kind: string;
  key(id: Id): Key;
  index?(row: Row): IndexKeys;
  /** Epoch seconds after which the item no longer counts. */
  expiresAt?(row: Row): number | undefined;
  /** Attributes of the row that the key already tells; they are not stored twice. */
  readonly omit?: readonly string[];
  /** Fields that are stored sealed: `phone`, or `access.to` within one. They hold texts, and only reading shows them. */
  readonly sealed?: readonly string[];
  /** The row's attributes as they are stored, where that differs. */
  write?(row: Row): object;
  /** Rebuilds the row from stored attributes (adds what the key tells; old shapes are brought up to date here). */
  read?(attributes: Record<string, unknown>, key: Key): Row;
}

export type ItemType<Row extends object, Id> = ItemSpec<Row, Id>;
/** Any kind of item, where only its name and shape of key matter. */
export type AnyItem = ItemSpec<object, never>;

/** A loaded row with the version that a later write may insist on. */
export type Loaded<Row> = Row & { readonly version: number };

type Fields<Row> = keyof Row & string;

/** Declares one kind of item: its key, its places in the indexes, what of it is sealed and how it is read back. */
export function defineItem<Row extends object, Id>(
  spec: ItemSpec<Row, Id> & { readonly sealed?: readonly (Fields<Row> | `${Fields<Row>}.${string}`)[] },
): ItemType<Row, Id> {
  return spec;
}

/** One attribute instead of four keeps list items short; the parts never hold a blank. */
export const packStamp = (s: Stamp): string =>
  `${s.verb} ${s.by.replace("per_", "")} ${s.request} ${s.at.toString(36)}${s.where ? ` ${s.where}` : ""}`;

export function unpackStamp(text: string): Stamp {
  const [verb = "", by = "", request = "", at = "0", where] = text.split(" ");
  const who = by === "system" ? "system" : (`per_${by}` as PersonId);
  return { verb, by: who, request, at: Number.parseInt(at, 36), ...(where && { where }) };
}

/** The row of a stored item, without the attributes that belong to the table. */
export function readRow<Row extends object>(
  type: ItemType<Row, never>,
  stored: Record<string, unknown>,
  key: Key,
): Loaded<Row> {
  const { pk, sk, gpk1, gsk1, gpk2, gsk2, item, v, stamp, expiresAt, ...attributes } = stored;
  const row = type.read ? type.read(attributes, key) : (attributes as Row);
  return Object.assign(row, { version: Number(v ?? 0) });
}
