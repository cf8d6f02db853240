import type { Context } from "@rengang/core/context";
import { randomOf } from "../faults/random";
import type { World } from "../support/world";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** One way to falsify a sealed trail, and how to put it back. */
export interface Tamper {
  readonly name: string;
  readonly undo: () => Promise<void>;
}

async function itemsOf(world: World, pk: string): Promise<Item[]> {
  const { Items = [] } = await world.send("query", {
    TableName: world.platform.tableName,
    KeyConditionExpression: "#pk = :pk",
    ExpressionAttributeNames: { "#pk": "pk" },
    ExpressionAttributeValues: { ":pk": pk },
  });
  return Items as Item[];
}

/** Everything sealed of a district, as it lies in the table. */
export async function sealedItems(world: World, ctx: Context, days: readonly string[]) {
  const all = await itemsOf(world, `D#${ctx.district}#AUDIT`);
  const rows = all.filter(({ sk }) => days.includes(sk.slice(0, 8)));
  return { rows, seals: await itemsOf(world, `D#${ctx.district}#AUDIT_SEALS`) };
}

/** Falsifies the trail in one random way, past the product. */
export async function tamper(world: World, found: { rows: Item[]; seals: Item[] }, seed: number): Promise<Tamper> {
  const random = randomOf(seed);
  const TableName = world.platform.tableName;
  const write = async (item: Item) => void (await world.send("put", { TableName, Item: item }));
  const remove = async ({ pk, sk }: Item) => void (await world.send("delete", { TableName, Key: { pk, sk } }));
  const row = random.pick(found.rows);
  const kind = random.between(1, 8);
  if (kind === 1) {
    const field = random.pick(["verb", "by", "request", "keyOf", "kindOf", "change"]);
    await write({ ...row, [field]: `${String(row[field] ?? "")}x` });
    return { name: `edit ${field}`, undo: () => write(row) };
  }
  if (kind === 2) {
    await write({ ...row, at: Number(row.at) + random.between(1, 5000) });
    return { name: "edit time", undo: () => write(row) };
  }
  if (kind === 3) {
    await write({ ...row, fields: [...((row.fields as string[]) ?? []), "name"] });
    return { name: "edit fields", undo: () => write(row) };
  }
  if (kind === 4) {
    await remove(row);
    return { name: "remove", undo: () => write(row) };
  }
  if (kind === 5) {
    const forged = { ...row, sk: `${row.sk}0` };
    await write(forged);
    return { name: "add", undo: () => remove(forged) };
  }
  if (kind === 6) {
    const other = random.pick(found.rows.filter((r) => r !== row && JSON.stringify(r.at) !== JSON.stringify(row.at)));
    const exchanged = (mine: Item, theirs: Item): Item => ({ ...theirs, pk: mine.pk, sk: mine.sk });
    await write(exchanged(row, other));
    await write(exchanged(other, row));
    return {
      name: "exchange",
      undo: async () => {
        await write(row);
        await write(other);
      },
    };
  }
  if (kind === 7) {
    const cut = random.between(1, found.seals.length - 1);
    const gone = found.seals.slice(cut);
    for (const seal of gone) await remove(seal);
    return {
      name: "truncate seals",
      undo: async () => {
        for (const seal of gone) await write(seal);
      },
    };
  }
  const seal = random.pick(found.seals);
  const field = random.pick(["count", "head", "prev", "from", "to", "signature"]);
  await write({
    ...seal,
    [field]: field === "count" ? Number(seal.count) + 1 : `${String(seal[field]).slice(0, -1)}!`,
  });
  return { name: `edit seal ${field}`, undo: () => write(seal) };
}
