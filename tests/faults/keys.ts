import type { Operation, Operations } from "@rengang/table/send";

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}
type Attributes = Record<string, unknown>;
type Part = NonNullable<Operations["transact"][0]["TransactItems"]>[number];

/** The one action inside a part of a transaction. */
export const actionOf = (part: Part): { Key?: Attributes; Item?: Attributes } & Attributes =>
  (part.Put ?? part.Update ?? part.Delete ?? part.ConditionCheck) as never;

const keyOf = (action: { Key?: Attributes; Item?: Attributes }): ItemKey =>
  (action.Key ?? action.Item) as unknown as ItemKey;

export const isWrite = (operation: Operation): boolean => ["put", "update", "delete", "transact"].includes(operation);

/** The items that a write touches. */
export function writtenKeys(operation: Operation, input: Operations[Operation][0]): ItemKey[] {
  if (operation === "transact") {
    return ((input as Operations["transact"][0]).TransactItems ?? []).map((part) => keyOf(actionOf(part)));
  }
  return isWrite(operation) ? [keyOf(input as unknown as { Key?: Attributes })] : [];
}

/** Partition keys of indexes that a write sets, beside its own. */
function indexPartitions(action: Attributes): string[] {
  const item = Object.entries((action.Item ?? {}) as Attributes).filter(([name]) => /^gpk\d$/.test(name));
  const values = Object.entries((action.ExpressionAttributeValues ?? {}) as Attributes).filter(([name]) =>
    /gpk\d$/.test(name),
  );
  return [...item, ...values].map(([, value]) => String(value));
}

function queried(input: Operations["query"][0]): string[] {
  const name = /=\s*(:\w+)/.exec(input.KeyConditionExpression ?? "")?.[1] ?? "";
  const start = Object.entries(input.ExclusiveStartKey ?? {}).filter(([key]) => key === "pk" || /^gpk\d$/.test(key));
  return [String(input.ExpressionAttributeValues?.[name]), ...start.map(([, value]) => String(value))];
}

/** Every partition key that a call names, in the table and in its indexes. */
export function partitionsOf(operation: Operation, input: Operations[Operation][0]): string[] {
  if (operation === "query") return queried(input as Operations["query"][0]);
  if (operation === "get") return [String((input as Operations["get"][0]).Key?.pk)];
  if (operation === "batchGet") {
    const asked = Object.values((input as Operations["batchGet"][0]).RequestItems ?? {});
    return asked.flatMap((table) => (table.Keys ?? []).map((key) => String(key.pk)));
  }
  const actions =
    operation === "transact"
      ? ((input as Operations["transact"][0]).TransactItems ?? []).map(actionOf)
      : [input as unknown as Attributes];
  return actions.flatMap((action) => [keyOf(action).pk, ...indexPartitions(action)]);
}
