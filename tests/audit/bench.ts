import type { DistrictId } from "@rengang/kernel/ids";
import type { World } from "../support/world";

export type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** A sealed trail as it lies in the table, to be falsified past the product; what was written can be taken back. */
export interface Bench {
  /** Those that are sealed. */
  readonly rows: readonly Item[];
  readonly seals: readonly Item[];
  /** What was signed when the oldest part was removed, and what was signed the time before. */
  readonly removal: Item | undefined;
  readonly olderRemoval: Item | undefined;
  readonly write: (item: Item) => Promise<void>;
  readonly take: (item: Item) => Promise<void>;
  /** Changes a copy outside the table. */
  readonly copy: (key: string, change: (text: string) => string) => void;
  /** Puts everything back as it was. */
  readonly restore: () => Promise<void>;
}

/** Every item of a partition of the district, past every door. */
export async function itemsOf(world: World, district: DistrictId, pk: string): Promise<Item[]> {
  const { Items = [] } = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `D#${district}#${pk}` },
    ConsistentRead: true,
  });
  return Items as Item[];
}

/** Lays out what is sealed of a district. */
export async function benchOf(world: World, district: DistrictId, olderRemoval?: Item): Promise<Bench> {
  const TableName = world.platform.tableName;
  const seals = await itemsOf(world, district, "AUDIT_SEALS");
  const to = String(seals.at(-1)?.to);
  const rows = (await itemsOf(world, district, "AUDIT")).filter(({ sk }) => sk < to);
  const removal = await removalOf(world, district);
  const before = new Map([...rows, ...seals, ...(removal ? [removal] : [])].map((one) => [keyOf(one), one]));
  const copies = new Map(world.files);
  const touched = new Map<string, Item>();
  const put = async (item: Item) => void (await world.send("put", { TableName, Item: item }));
  const remove = async ({ pk, sk }: Item) => void (await world.send("delete", { TableName, Key: { pk, sk } }));
  const noting = (act: (item: Item) => Promise<void>) => (item: Item) => {
    touched.set(keyOf(item), item);
    return act(item);
  };
  return {
    ...{ rows, seals, removal, olderRemoval, write: noting(put), take: noting(remove) },
    copy: (key, change) => {
      const name = `${district}/${key}`;
      world.files.set(name, Buffer.from(change(Buffer.from(copies.get(name) ?? []).toString())));
    },
    restore: async () => {
      for (const [key, item] of touched) await (before.has(key) ? put(before.get(key) as Item) : remove(item));
      touched.clear();
      for (const [name, bytes] of copies) world.files.set(name, bytes);
    },
  };
}

const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

export const removalOf = async (world: World, district: DistrictId): Promise<Item | undefined> =>
  (await itemsOf(world, district, "AUDIT_RETENTION")).find(({ sk }) => sk === "REMOVED");
