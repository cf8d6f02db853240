import type { Operations, Send } from "./send";

type Get = Operations["get"];
type Item = Record<string, unknown>;

interface Asked {
  readonly input: Get[0];
  readonly resolve: (output: Get[1]) => void;
  readonly reject: (error: unknown) => void;
}
/** Those who ask for one item, by the item. */
type Group = ReadonlyMap<string, readonly Asked[]>;

/** Reads under way before others wait for company: a quiet process never waits. */
const AT_ONCE = 4;
/** The engine's bound for one call. */
const MOST = 100;

const nameOf = (key: Item | undefined) => `${String(key?.pk)}\n${String(key?.sk)}`;

function grouped(all: readonly Asked[]): Group {
  const group = new Map<string, Asked[]>();
  for (const asked of all) {
    const name = nameOf(asked.input.Key);
    const same = group.get(name);
    if (same) same.push(asked);
    else group.set(name, [asked]);
  }
  return group;
}

/** To each a copy of its own. */
function tell(askers: readonly Asked[], item: Item | undefined, { $metadata }: Pick<Get[1], "$metadata">): void {
  for (const asked of askers) asked.resolve({ Item: item && { ...item }, $metadata });
}

async function readOne(send: Send, askers: readonly Asked[]): Promise<void> {
  const output = await send("get", (askers[0] as Asked).input);
  tell(askers, output.Item, output);
}

async function readAll(send: Send, group: Group): Promise<void> {
  const asked = [...group.values()].map(([first]) => (first as Asked).input);
  const { TableName: table = "", ConsistentRead } = asked[0] as Get[0];
  const Keys = asked.map((input) => input.Key as Item);
  const output = await send("batchGet", {
    RequestItems: { [table]: { Keys, ...(ConsistentRead && { ConsistentRead }) } },
  });
  const left = new Set((output.UnprocessedKeys?.[table]?.Keys ?? []).map(nameOf));
  const found = new Map((output.Responses?.[table] ?? []).map((item) => [nameOf(item), item]));
  const again: Promise<void>[] = [];
  for (const [name, askers] of group) {
    if (left.has(name)) again.push(readOne(send, askers));
    else tell(askers, found.get(name), output);
  }
  await Promise.all(again);
}

/**
 * Wraps a `Send` for a process that serves many people at once: while enough reads are under way, further ones wait for the
 * next to return and then go as one call, in which each item is asked for once. A read is never answered by a call that was
 * sent before it was asked for, so it sees all that was acknowledged until then, as it would alone. Where a process
 * handles one request at a time, as on Lambda, there is nothing to bring together.
 */
export function together(send: Send): Send {
  const lanes = { weak: [] as Asked[], strong: [] as Asked[] };
  let underWay = 0;

  async function answer(all: readonly Asked[]): Promise<void> {
    underWay += 1;
    try {
      const group = grouped(all);
      await (group.size === 1 ? readOne(send, all) : readAll(send, group));
    } catch (error) {
      for (const asked of all) asked.reject(error);
    }
    underWay -= 1;
    next();
  }

  function next(): void {
    while (underWay < AT_ONCE) {
      const lane = lanes.strong.length > lanes.weak.length ? lanes.strong : lanes.weak;
      if (lane.length === 0) return;
      void answer(lane.splice(0, MOST));
    }
  }

  const read = (input: Get[0]) =>
    new Promise<Get[1]>((resolve, reject) => {
      lanes[input.ConsistentRead ? "strong" : "weak"].push({ input, resolve, reject });
      next();
    });
  return ((operation, input) => (operation === "get" ? read(input as Get[0]) : send(operation, input))) as Send;
}
