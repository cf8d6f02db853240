import type { Operation, Operations } from "@rengang/table/send";
import type { ItemKey } from "./keys";
import type { Inside } from "./layer";

// biome-ignore lint/suspicious/noExplicitAny: attributes as the SDK types them
type Item = Record<string, any>;

/** An eventually consistent read may be old; a strong one only where a negative control says so. */
function served(inside: Inside, key: ItemKey, present: Item | undefined, strong: boolean): Item | undefined {
  inside.past.remember(key, present);
  const old = inside.strike(strong ? "staleStrong" : "staleRead");
  return old ? inside.past.serve(key, present, inside.random) : present;
}

const keyIn = (item: Item): ItemKey => ({ pk: String(item.pk), sk: String(item.sk) });

async function get(inside: Inside, input: Operations["get"][0]): Promise<Operations["get"][1]> {
  const output = await inside.send("get", input);
  const item = served(inside, input.Key as unknown as ItemKey, output.Item, input.ConsistentRead === true);
  return { ...output, Item: item };
}

async function query(inside: Inside, input: Operations["query"][0]): Promise<Operations["query"][1]> {
  const most = Math.min(input.Limit ?? 3, inside.random.between(1, 3));
  const output = await inside.send("query", inside.strike("split") ? { ...input, Limit: most } : input);
  const strong = input.ConsistentRead === true;
  const items = (output.Items ?? []).flatMap((item) => served(inside, keyIn(item), item, strong) ?? []);
  return { ...output, Items: items };
}

async function batchGet(inside: Inside, input: Operations["batchGet"][0]): Promise<Operations["batchGet"][1]> {
  const [[table, { Keys = [] }] = ["", { Keys: [] }]] = Object.entries(input.RequestItems ?? {});
  const cut = inside.strike("unprocessed") ? inside.random.between(1, Keys.length) : Keys.length;
  const output = await inside.send("batchGet", { ...input, RequestItems: { [table]: { Keys: Keys.slice(0, cut) } } });
  const left = Keys.slice(cut);
  const found = (output.Responses?.[table] ?? []).flatMap((item) => served(inside, keyIn(item), item, false) ?? []);
  return {
    ...output,
    Responses: { [table]: found },
    ...(left.length > 0 && { UnprocessedKeys: { [table]: { Keys: left } } }),
  };
}

/** Reads as the service answers them on a bad day: old, in part, page by page. */
export function readWithFaults<O extends Operation>(
  inside: Inside,
  operation: O,
  input: Operations[O][0],
): Promise<Operations[O][1]> {
  if (operation === "get") return get(inside, input as never) as never;
  if (operation === "query") return query(inside, input as never) as never;
  return batchGet(inside, input as never) as never;
}
