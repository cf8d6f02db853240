import type { Operations, Send } from "@rengang/table/send";

type Row = Record<string, unknown>;

/** A replica that lags behind while it is told to: whoever does not insist on the present reads what was seen first. */
export interface Replica {
  readonly wrap: (send: Send) => Send;
  lagging: boolean;
  /** What is read next is what was seen first. */
  readonly forget: () => void;
}

/** @param kinds of items that may be served old */
export function replicaOf(kinds: readonly string[]): Replica {
  const firstSeen = new Map<string, Row>();
  const old = (item: Row | undefined): Row | undefined => {
    if (!item || !kinds.includes(String(item.item))) return item;
    const name = `${item.pk} ${item.sk}`;
    if (!firstSeen.has(name)) firstSeen.set(name, structuredClone(item));
    return replica.lagging ? firstSeen.get(name) : item;
  };
  const wrap = (send: Send): Send =>
    (async (operation: keyof Operations, input: never) => {
      const output = (await send(operation, input)) as {
        Item?: Row;
        Items?: Row[];
        Responses?: Record<string, Row[]>;
      };
      if ((input as { ConsistentRead?: boolean }).ConsistentRead) return output;
      if (operation === "get") return { ...output, Item: old(output.Item) };
      if (operation === "query") return { ...output, Items: output.Items?.map(old) };
      if (operation !== "batchGet") return output;
      const found = Object.entries(output.Responses ?? {}).map(([table, items]) => [table, items.map(old)]);
      return { ...output, Responses: Object.fromEntries(found) };
    }) as Send;
  const replica: Replica = { wrap, lagging: false, forget: () => firstSeen.clear() };
  return replica;
}
