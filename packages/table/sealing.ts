import { type FieldCipher, type FieldKeys, isSealed, isSealedBefore } from "@rengang/kernel/field-cipher";
import type { Change, Guard } from "./change";
import type { AnyItem, Key } from "./item";
import type { Vault } from "./vault";

type Attributes = Record<string, unknown>;

const text = new TextEncoder();
const words = new TextDecoder();
const roots = (type: AnyItem): string[] => (type.sealed ?? []).map((path) => path.split(".")[0] as string);
const keyText = ({ pk, sk }: Key): string => `${pk}/${sk}`;

/** The same attributes with the value at one path, `contactPhone` or `access.to`, put through a function. */
function withPath(attributes: Attributes, path: readonly string[], change: (value: unknown) => unknown): Attributes {
  const [name = "", ...rest] = path;
  const value = attributes[name];
  if (value === undefined || value === null) return attributes;
  if (rest.length === 0) return { ...attributes, [name]: change(value) };
  return { ...attributes, [name]: withPath(value as Attributes, rest, change) };
}

/** Attributes with every sealed field sealed. Values that are sealed already stay. */
export function sealedAttributes(cipher: FieldCipher, type: AnyItem, key: Key, attributes: Attributes): Attributes {
  return (type.sealed ?? []).reduce(
    (all, field) =>
      withPath(all, field.split("."), (value) => {
        if (isSealed(value)) return value;
        if (typeof value !== "string") throw new Error(`${type.kind}.${field} is sealed and must be a text`);
        return cipher.seal(text.encode(value), { kind: type.kind, key: keyText(key), field });
      }),
    attributes,
  );
}

/** Attributes as they must be written so that each of their sealed fields stands under the newest key; none where all do. */
export function outdated(
  keys: FieldKeys,
  type: AnyItem,
  stored: Attributes,
  opened: Attributes,
): Attributes | undefined {
  const old = (type.sealed ?? []).filter((path) => {
    let found = false;
    withPath(stored, path.split("."), (value) => {
      found = !isSealed(value) || isSealedBefore(value, keys);
      return value;
    });
    return found;
  });
  const names = old.map((path) => path.split(".")[0] as string);
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, opened[name]])) : undefined;
}

function walked(value: unknown, path: string, open: (sealed: Uint8Array, field: string) => unknown): unknown {
  if (isSealed(value)) return open(value, path);
  if (typeof value !== "object" || value === null || value instanceof Set || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((inner) => walked(inner, path, open));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, walked(inner, path ? `${path}.${name}` : name, open)]),
  );
}

/** Every sealed value of a stored item opened, whatever its kind declares; `key` without the district. */
export function openedImage(cipher: FieldCipher, kind: string, key: Key, image: Attributes): Attributes {
  const place = { kind, key: keyText(key) };
  return walked(image, "", (sealed, field) => words.decode(cipher.open(sealed, { ...place, field }))) as Attributes;
}

/** Whether an item holds anything sealed. */
export function holdsSealed(value: unknown): boolean {
  if (isSealed(value)) return true;
  if (typeof value !== "object" || value === null || value instanceof Set || value instanceof Uint8Array) return false;
  return Object.values(value).some(holdsSealed);
}

const sealedAt = (item: Attributes, type: AnyItem): boolean => roots(type).some((name) => holdsSealed(item[name]));

/** Reads stored items of one or several kinds with their sealed fields opened. Old plain values stay as they are. */
export async function openedItems(
  vault: Vault,
  items: readonly Attributes[],
  typeOf: (item: Attributes) => AnyItem | undefined,
  bare: (item: Attributes) => Key,
): Promise<Attributes[]> {
  const types = items.map(typeOf);
  if (!types.some((type, i) => type?.sealed && sealedAt(items[i] as Attributes, type))) return [...items];
  const cipher = await vault.forOpening();
  return items.map((item, i) => {
    const type = types[i];
    return type?.sealed ? openedImage(cipher, type.kind, bare(item), item) : item;
  });
}

const EXISTENCE = /attribute_(?:not_)?exists\(\s*#\w+\s*\)/g;

/** A sealed field looks different each time: comparing or counting on it would never hold, and must not be written. */
function checkUses(change: Change): void {
  const { kind } = change.type;
  const guarded = (guard: Guard | undefined) => guard?.if.replaceAll(EXISTENCE, "") ?? "";
  for (const name of roots(change.type)) {
    if (new RegExp(`#${name}\\b`).test(guarded(change.when)))
      throw new Error(`${kind}.${name} is sealed: no condition`);
    if (change.do !== "update") continue;
    if ([change.add, change.drop, change.append].some((part) => part && name in part))
      throw new Error(`${kind}.${name} is sealed: only set or remove`);
  }
}

function checkKeys(change: Change, keys: Record<string, unknown>, row: Attributes): void {
  for (const field of change.type.sealed ?? []) {
    withPath(row, field.split("."), (value) => {
      if (typeof value === "string" && value !== "" && Object.values(keys).some((key) => String(key).includes(value)))
        throw new Error(`${change.type.kind}.${field} is sealed and must not stand in a key`);
      return value;
    });
  }
}

/** Changes with the sealed fields of their items sealed. @throws Error for a condition, a sum or a key over such a field */
export async function sealedChanges(vault: Vault, changes: readonly Change[]): Promise<readonly Change[]> {
  if (!changes.some((change) => change.type.sealed)) return changes;
  for (const change of changes) if (change.type.sealed) checkUses(change);
  const writes = (change: Change) => change.type.sealed && (change.do === "put" || change.do === "update");
  if (!changes.some(writes)) return changes;
  const cipher = await vault.forSealing();
  return changes.map((change) => {
    if (!change.type.sealed) return change;
    const sealed = (row: object) => sealedAttributes(cipher, change.type, change.key, row as Attributes);
    if (change.do === "put") {
      checkKeys(change, { ...change.key, ...change.type.index?.(change.row) }, change.row as Attributes);
      // The index is made of the plain row, before it is sealed.
      return { ...change, index: change.type.index?.(change.row), row: sealed(change.row) };
    }
    if (change.do !== "update" || !change.set) return change;
    checkKeys(change, { ...change.index }, change.set);
    return { ...change, set: sealed(change.set) };
  });
}
