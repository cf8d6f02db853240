import { type FieldKeys, isSealed, isSealedBefore } from "@rengang/kernel/field-cipher";
import type { DistrictId } from "@rengang/kernel/ids";
import { type Change, unchanged, update } from "./change";
import { type Bound, commitAll } from "./commit";
import { openCursor, sealCursor } from "./cursor";
import { type AnyItem, type ItemType, type Key, type Loaded, readRow, type Stamp, unpackStamp } from "./item";
import { holdsSealed, openedImage, openedItems, outdated } from "./sealing";
import type { Operations, Send } from "./send";
import { FIELD_KEY, type Vault, vaultOf } from "./vault";

export interface QuerySpec {
  /** Partition key without the district. */
  readonly pk: string;
  readonly index?: 1 | 2;
  /** Sort keys that begin with this … */
  readonly begins?: string;
  /** … or lie between these two, both included. */
  readonly between?: readonly [string, string];
  readonly limit?: number;
  readonly descending?: boolean;
  readonly cursor?: string | undefined;
  /** A strongly consistent read; not on an index. */
  readonly strong?: boolean;
}

export interface Page<Row> {
  readonly rows: Loaded<Row>[];
  readonly cursor?: string;
}

/** A row of a collection that holds several kinds: which kind, where it stands, and who wrote it last. */
export interface FoundRow {
  readonly kind: string;
  readonly key: Key;
  readonly row: Loaded<object>;
  readonly stamp: Stamp;
}

/**
 * The table as one district sees it. It adds the district to every key and takes it off again,
 * so that a key of another district cannot be written down.
 */
export class DistrictTable {
  readonly #prefix: string;
  readonly #bound: Bound;
  readonly #vault: Vault;

  constructor(
    private readonly send: Send,
    readonly district: DistrictId,
    private readonly settings: {
      tableName: string;
      cursorKey: string;
      clock: () => number;
      /** Under which fields are sealed; `keeper`: with what the district's salt is remembered. */
      fields: { keys: FieldKeys; keeper?: object };
    },
  ) {
    this.#prefix = `D#${district}#`;
    const { fields, tableName, clock } = settings;
    this.#vault = vaultOf(fields.keeper ?? send, send, { keys: fields.keys, tableName, clock }, district);
    this.#bound = { tableName: settings.tableName, prefix: (pk) => this.#prefix + pk, vault: this.#vault };
  }

  /** One item, or undefined. Expired items do not count. 0.5 read units for 4 KB, 1 when strong. */
  async get<Row extends object, Id>(
    type: ItemType<Row, Id>,
    id: Id,
    how: { strong?: boolean } = {},
  ): Promise<Loaded<Row> | undefined> {
    const key = type.key(id);
    const { Item } = await this.send("get", {
      TableName: this.settings.tableName,
      Key: { pk: this.#prefix + key.pk, sk: key.sk },
      ...(how.strong && { ConsistentRead: true }),
    });
    if (!Item || Item.item !== type.kind || !this.#alive(Item)) return undefined;
    const [opened = Item] = await this.#opened([Item], [type]);
    return readRow(type, opened, key);
  }

  /** Up to any number of items by id, in the order of the ids, missing ones left out. */
  async getMany<Row extends object, Id>(type: ItemType<Row, Id>, ids: readonly Id[]): Promise<Loaded<Row>[]> {
    const found = new Map<string, Loaded<Row>>();
    for (const item of await this.#opened(await this.#items(type, ids), [type])) {
      const key = this.#bare(item);
      if (item.item === type.kind && this.#alive(item)) found.set(JSON.stringify(key), readRow(type, item, key));
    }
    return ids.flatMap((id) => found.get(JSON.stringify(type.key(id))) ?? []);
  }

  /** One page of a query, the rows of one kind. */
  async query<Row extends object>(type: ItemType<Row, never>, spec: QuerySpec): Promise<Page<Row>> {
    const page = await this.queryKinds([type], spec);
    return { ...page, rows: page.rows.map((row) => row.row as Loaded<Row>) };
  }

  /** All rows of a query, page after page. For sets that a rule bounds (one person, one unit, one period). */
  async queryAll<Row extends object>(type: ItemType<Row, never>, spec: QuerySpec): Promise<Loaded<Row>[]> {
    const rows: Loaded<Row>[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.query(type, { ...spec, cursor });
      rows.push(...page.rows);
      cursor = page.cursor;
    } while (cursor);
    return rows;
  }

  /** One page of a query over a collection that holds several kinds. */
  async queryKinds(types: readonly AnyItem[], spec: QuerySpec): Promise<{ rows: FoundRow[]; cursor?: string }> {
    const context = `${this.district}:${spec.index ?? 0}:${spec.pk}${spec.begins ? `:${spec.begins}` : ""}`;
    const start = spec.cursor === undefined ? undefined : openCursor(this.settings.cursorKey, context, spec.cursor);
    const { Items = [], LastEvaluatedKey } = await this.send("query", this.#queryInput(spec, start));
    const rows = (await this.#opened(Items, types)).flatMap((item) => {
      const type = types.find((t) => t.kind === item.item);
      if (!type || !this.#alive(item)) return [];
      const key = this.#bare(item);
      return [{ kind: type.kind, key, row: readRow(type, item, key), stamp: unpackStamp(String(item.stamp ?? "")) }];
    });
    return LastEvaluatedKey
      ? { rows, cursor: sealCursor(this.settings.cursorKey, context, LastEvaluatedKey) }
      : { rows };
  }

  /** Commits changes to this district, all or none. Verbs call `ctx.commit`, which adds the stamp. */
  commit(stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return commitAll(this.send, this.#bound, stamp, changes);
  }

  /** What the stream tells of an item, with its sealed fields opened; for reactions. */
  async openImage<Image extends Record<string, unknown> | undefined>(kind: string, key: Key, image: Image) {
    return image && holdsSealed(image) ? openedImage(await this.#vault.forOpening(), kind, key, image) : image;
  }

  /** Bytes for a file of this district that nobody else's key opens; `name` tells which file. */
  async sealFile(name: string, bytes: Uint8Array): Promise<Uint8Array> {
    return (await this.#vault.forSealing()).seal(bytes, { kind: "FILE", key: name, field: "" });
  }

  /** A file's bytes; one that was kept plain stays as it is. @throws Error for a file that was changed or moved */
  async openFile(name: string, bytes: Uint8Array): Promise<Uint8Array> {
    if (!isSealed(bytes)) return bytes;
    return (await this.#vault.forOpening()).open(bytes, { kind: "FILE", key: name, field: "" });
  }

  /** Whether a file that is kept lies in clear or under an earlier key than the newest. */
  isFileOutdated = (bytes: Uint8Array): boolean => !isSealed(bytes) || isSealedBefore(bytes, this.settings.fields.keys);

  /**
   * What must be written so that these items are sealed under the newest key: one change for each that is not, guarded by
   * what was read. Lookup hashes and keys are made of other things and stay. 1 read unit for 4 KB.
   */
  async resealing<Row extends object, Id>(type: ItemType<Row, Id>, ids: readonly Id[]): Promise<Change[]> {
    const stored = (await this.#items(type, ids, true)).filter((item) => item.item === type.kind);
    const opened = await this.#opened(stored, [type]);
    return stored.flatMap((item, i): Change[] => {
      const set = outdated(this.settings.fields.keys, type, item, opened[i] ?? item);
      const when = unchanged(Number(item.v ?? 0));
      return set ? [{ do: "update", type, key: this.#bare(item), set, when }] : [];
    });
  }

  /**
   * Destroys the district's salt, and with it every sealed value wherever a copy of it lies. Final once the backups of the
   * table that still hold the salt are gone, and once processes that know it have ended.
   */
  async destroyFieldKey(stamp: Stamp): Promise<void> {
    const { kind, pk, sk } = FIELD_KEY;
    const type = { kind, key: () => ({ pk, sk }) };
    await this.commit(stamp, [update(type, undefined, { set: { destroyedAt: stamp.at }, remove: ["salt"] })]);
    this.#vault.forget();
  }

  /** Items as they are stored, in any order, missing ones left out. */
  async #items<Row extends object, Id>(type: ItemType<Row, Id>, ids: readonly Id[], strong = false) {
    const keys = new Map(ids.map((id) => [JSON.stringify(type.key(id)), type.key(id)]));
    let wanted = [...keys.values()].map((key) => ({ pk: this.#prefix + key.pk, sk: key.sk }));
    const name = this.settings.tableName;
    const found: Record<string, unknown>[] = [];
    while (wanted.length > 0) {
      const request = { Keys: wanted.slice(0, 100), ...(strong && { ConsistentRead: true }) };
      const { Responses, UnprocessedKeys } = await this.send("batchGet", { RequestItems: { [name]: request } });
      found.push(...(Responses?.[name] ?? []));
      const left = (UnprocessedKeys?.[name]?.Keys ?? []) as { pk: string; sk: string }[];
      wanted = [...left, ...wanted.slice(100)];
    }
    return found;
  }

  #opened(items: readonly Record<string, unknown>[], types: readonly AnyItem[]) {
    if (!types.some((type) => type.sealed)) return items;
    const typeOf = (item: Record<string, unknown>) => types.find((type) => type.kind === item.item);
    return openedItems(this.#vault, items, typeOf, (item) => this.#bare(item));
  }

  #queryInput(spec: QuerySpec, start: Record<string, unknown> | undefined): Operations["query"][0] {
    const [pk, sk] = spec.index ? [`gpk${spec.index}`, `gsk${spec.index}`] : ["pk", "sk"];
    const range = spec.between ? " AND #sk BETWEEN :low AND :high" : spec.begins ? " AND begins_with(#sk, :low)" : "";
    return {
      TableName: this.settings.tableName,
      ...(spec.index && { IndexName: `by${spec.index}` }),
      KeyConditionExpression: `#pk = :pk${range}`,
      ExpressionAttributeNames: { "#pk": pk, ...(range && { "#sk": sk }) },
      ExpressionAttributeValues: {
        ":pk": this.#prefix + spec.pk,
        ...(range && { ":low": spec.between?.[0] ?? spec.begins }),
        ...(spec.between && { ":high": spec.between[1] }),
      },
      ...(spec.limit && { Limit: spec.limit }),
      ...(spec.descending && { ScanIndexForward: false }),
      ...(spec.strong && !spec.index && { ConsistentRead: true }),
      ...(start && { ExclusiveStartKey: start }),
    };
  }

  #bare(item: Record<string, unknown>): Key {
    return { pk: String(item.pk).slice(this.#prefix.length), sk: String(item.sk) };
  }

  #alive(item: Record<string, unknown>): boolean {
    return item.expiresAt === undefined || Number(item.expiresAt) * 1000 > this.settings.clock();
  }
}
