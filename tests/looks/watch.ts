import type { LookRow } from "@rengang/core/looks/items";
import type { Send } from "@rengang/table/send";
import { makeWorld, type World } from "../support/world";

export interface Watched {
  readonly world: World;
  /** What has been kept since this was asked the last time; afterwards nothing stands, so that the next look is the first. */
  readonly kept: () => Promise<LookRow[]>;
}

type Item = Record<string, unknown>;

/** What a call writes as a whole item, alone or among others. */
function itemsOf(operation: string, input: unknown): Item[] {
  const { Item: one, TransactItems: several = [] } = input as {
    Item?: Item;
    TransactItems?: readonly { Put?: { Item?: Item } }[];
  };
  if (operation === "put" && one) return [one];
  return operation === "transact" ? several.flatMap(({ Put }) => (Put?.Item ? [Put.Item] : [])) : [];
}

/** A world that tells which looks were kept, read at the door of the engine. */
export async function watchedWorld(): Promise<Watched> {
  let rows: (LookRow & { pk: string; sk: string })[] = [];
  const watch =
    (send: Send): Send =>
    async (operation, input) => {
      const answer = await send(operation, input);
      for (const item of itemsOf(operation, input)) if (String(item.sk).startsWith("LOOK#")) rows.push(item as never);
      return answer;
    };
  const world = await makeWorld(watch);
  const kept = async () => {
    const found = rows;
    rows = [];
    for (const { pk, sk } of found) {
      await world.send("delete", { TableName: world.platform.tableName, Key: { pk, sk } });
    }
    return found;
  };
  return { world, kept };
}
