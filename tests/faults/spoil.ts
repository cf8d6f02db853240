import type { Operation, Operations, Send } from "@rengang/table/send";
import { actionOf } from "./keys";

export type Part = NonNullable<Operations["transact"][0]["TransactItems"]>[number];
export type Kind = "POST" | "CALENDAR";

/** Which kind of item a part of a transaction writes, by the shape of its key. */
export function kindOf(part: Part): Kind | undefined {
  const { Key, Item } = actionOf(part);
  const { pk, sk } = (Item ?? Key ?? {}) as { pk?: string; sk?: string };
  if (sk === "MEMBER#CALENDAR") return "CALENDAR";
  return pk?.includes("#POSTS#") && sk?.startsWith("P#") ? "POST" : undefined;
}

const ANYWAY = "(attribute_exists(pk) OR attribute_not_exists(pk))";

/** The part with a condition that always holds; names and values stay in use, as the engine demands. */
export function unguarded(part: Part): Part {
  return withCondition(part, (condition) => `${ANYWAY} OR (${condition})`);
}

export function withCondition(part: Part, change: (condition: string) => string): Part {
  const [[name, action] = ["Put", {}]] = Object.entries(part) as [string, { ConditionExpression?: string }][];
  if (!action.ConditionExpression) return part;
  return { [name]: { ...action, ConditionExpression: change(action.ConditionExpression) } } as Part;
}

/** The verb that a transaction carries in its stamp. */
export function verbOf(parts: readonly Part[]): string {
  const { Item, ExpressionAttributeValues: values } = actionOf(parts[0] as Part) as {
    Item?: { stamp?: string };
    ExpressionAttributeValues?: Record<string, unknown>;
  };
  return verbIn(Item?.stamp ?? values?.[":set_stamp"]);
}

/** Spoils transactions alone. */
export const onTransactions =
  (spoil: (parts: Part[], send: Send) => Promise<Operations["transact"][1]>) =>
  (send: Send): Send =>
    (async (operation: Operation, input: Operations[Operation][0]) => {
      if (operation !== "transact") return send(operation, input as never);
      return spoil((input as Operations["transact"][0]).TransactItems ?? [], send);
    }) as Send;

/** Changes the parts of every transaction. */
export const onParts = (change: (parts: Part[]) => Part[]) =>
  onTransactions((parts, send) => send("transact", { TransactItems: change(parts) }));

const verbIn = (stamp: unknown): string => String(stamp ?? "").split(" ")[0] ?? "";

/** Changes every item that is written whole, alone or in a transaction; the verb is the one that writes it. */
export const onPuts =
  (change: (item: Record<string, unknown>, verb: string) => Record<string, unknown>) =>
  (send: Send): Send =>
    (async (operation: Operation, input: Operations[Operation][0]) => {
      const changed = <T extends { Item?: Record<string, unknown> | undefined }>(put: T): T =>
        put.Item ? { ...put, Item: change(put.Item, verbIn(put.Item.stamp)) } : put;
      if (operation === "put") return send("put", changed(input as Operations["put"][0]));
      if (operation !== "transact") return send(operation, input as never);
      const parts = (input as Operations["transact"][0]).TransactItems ?? [];
      return send("transact", { TransactItems: parts.map((p) => (p.Put ? { Put: changed(p.Put) } : p)) });
    }) as Send;

/** Changes what reads of single items show. */
export const onItems =
  (change: (item: Record<string, unknown>, strong: boolean) => Record<string, unknown>) =>
  (send: Send): Send =>
    (async (operation: Operation, input: Operations[Operation][0]) => {
      const output = await send(operation, input as never);
      const found = (output as { Item?: Record<string, unknown> }).Item;
      if (operation !== "get" || !found) return output;
      return { ...output, Item: change(found, (input as Operations["get"][0]).ConsistentRead === true) };
    }) as Send;

/** Changes what reads of posts show. */
export const onPostsRead = (change: (post: Record<string, unknown>, strong: boolean) => Record<string, unknown>) =>
  onItems((item, strong) => (item.item === "POST" ? change(item, strong) : item));

/** Sends a part by itself, outside its transaction. */
export async function alone(part: Part, send: Send): Promise<void> {
  if (part.Put) await send("put", part.Put);
  else if (part.Update) await send("update", part.Update as Operations["update"][0]);
}

export const guardFailed = (error: unknown): boolean =>
  ((error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []).some(
    (r) => r.Code === "ConditionalCheckFailed",
  );
