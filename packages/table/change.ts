import type { Refusal } from "@rengang/kernel/refusal";
import type { AnyItem, IndexKeys, ItemType, Key } from "./item";

/** A guard: an expression over `#attributes` and `:values`, and the refusal that it means. */
export interface Guard {
  readonly if: string;
  readonly values?: Record<string, unknown>;
  /** Given the item as it stood when the guard failed; absent means "decide again on fresh data". */
  readonly else?: (old: Record<string, unknown> | undefined) => Error;
}

export type Change =
  | {
      readonly do: "put";
      readonly type: AnyItem;
      readonly key: Key;
      readonly row: object;
      /** Where the row's own attributes no longer tell it. */
      readonly index?: IndexKeys | undefined;
      readonly when?: Guard | undefined;
    }
  | {
      readonly do: "update";
      readonly type: AnyItem;
      readonly key: Key;
      readonly set?: Record<string, unknown> | undefined;
      readonly add?: Record<string, number | Set<string> | Set<Uint8Array>> | undefined;
      readonly drop?: Record<string, Set<string>> | undefined;
      readonly append?: Record<string, unknown[]> | undefined;
      readonly remove?: readonly string[] | undefined;
      readonly index?: IndexKeys | undefined;
      readonly when?: Guard | undefined;
    }
  | { readonly do: "check"; readonly type: AnyItem; readonly key: Key; readonly when: Guard }
  | { readonly do: "delete"; readonly type: AnyItem; readonly key: Key; readonly when?: Guard | undefined };

type Updates = Omit<Extract<Change, { do: "update" }>, "do" | "type" | "key">;

/** The item must not exist yet. */
export const absent = (otherwise?: Guard["else"]): Guard => ({
  if: "attribute_not_exists(pk)",
  ...(otherwise && { else: otherwise }),
});
/** The item must exist. */
export const present = (otherwise?: (old: Record<string, unknown> | undefined) => Refusal): Guard => ({
  if: "attribute_exists(pk)",
  ...(otherwise && { else: otherwise }),
});
/** The item must still be the version that was loaded (0: must not exist); otherwise the verb decides again. */
export const unchanged = (version: number): Guard =>
  version === 0 ? { if: "attribute_not_exists(pk)" } : { if: "#v = :version", values: { version } };

/** Writes a whole item. */
export function put<Row extends object, Id>(type: ItemType<Row, Id>, id: Id, row: NoInfer<Row>, when?: Guard): Change {
  return { do: "put", type, key: type.key(id), row, when };
}
/** Writes a whole item, which must be new or, given the loaded version, unchanged. */
export function save<Row extends object, Id>(
  type: ItemType<Row, Id>,
  id: Id,
  row: NoInfer<Row>,
  version: number,
): Change {
  return { do: "put", type, key: type.key(id), row: { ...row, version }, when: unchanged(version) };
}
/** Changes attributes of an item. */
export function update<Row extends object, Id>(type: ItemType<Row, Id>, id: Id, updates: Updates): Change {
  return { do: "update", type, key: type.key(id), ...updates };
}
/** Takes part in the commit with a condition alone. */
export function check<Row extends object, Id>(type: ItemType<Row, Id>, id: Id, when: Guard): Change {
  return { do: "check", type, key: type.key(id), when };
}
/** Removes an item; for what is not personal history (sessions, drafts), or for lawful erasure. */
export function erased<Row extends object, Id>(type: ItemType<Row, Id>, id: Id, when?: Guard): Change {
  return { do: "delete", type, key: type.key(id), when };
}
