import { setTimeout as sleep } from "node:timers/promises";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import type { Change, Guard } from "./change";
import { packStamp, type Stamp } from "./item";
import { openedItems, sealedChanges } from "./sealing";
import type { Operations, Send } from "./send";
import type { Vault } from "./vault";

type Transact = NonNullable<Operations["transact"][0]["TransactItems"]>[number];
interface Expression {
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
}

export interface Bound {
  readonly tableName: string;
  /** Adds the district to a partition key. */
  readonly prefix: (pk: string) => string;
  readonly vault: Vault;
}

function aliased(text: string, into: Expression): string {
  for (const name of text.matchAll(/#(\w+)/g)) into.names[`#${name[1]}`] = name[1] as string;
  return text;
}

function guardOf(guard: Guard | undefined, into: Expression): { ConditionExpression?: string } {
  if (!guard) return {};
  for (const [name, value] of Object.entries(guard.values ?? {})) into.values[`:${name}`] = value;
  return { ConditionExpression: aliased(guard.if, into) };
}

function updateText(change: Extract<Change, { do: "update" }>, stamp: string, bound: Bound, into: Expression): string {
  const clause: Record<"SET" | "ADD" | "DELETE" | "REMOVE", string[]> = { SET: [], ADD: [], DELETE: [], REMOVE: [] };
  const bind = (
    verb: "SET" | "ADD" | "DELETE",
    name: string,
    value: unknown,
    text: (n: string, v: string) => string,
  ) => {
    into.names[`#${name}`] = name;
    into.values[`:${verb.toLowerCase()}_${name}`] = value;
    clause[verb].push(text(`#${name}`, `:${verb.toLowerCase()}_${name}`));
  };
  const index = Object.entries(change.index ?? {}).map(([k, v]) => [k, k.startsWith("gpk") ? bound.prefix(v) : v]);
  const set = Object.entries({ ...change.set, ...Object.fromEntries(index), item: change.type.kind, stamp });
  for (const [name, value] of set) {
    if (value === undefined) clause.REMOVE.push(aliased(`#${name}`, into));
    else bind("SET", name, value, (n, v) => `${n} = ${v}`);
  }
  for (const [name, value] of Object.entries(change.append ?? {})) {
    into.values[":empty"] = [];
    bind("SET", name, value, (n, v) => `${n} = list_append(if_not_exists(${n}, :empty), ${v})`);
  }
  for (const [name, value] of Object.entries({ ...change.add, v: 1 })) bind("ADD", name, value, (n, v) => `${n} ${v}`);
  for (const [name, value] of Object.entries(change.drop ?? {})) bind("DELETE", name, value, (n, v) => `${n} ${v}`);
  for (const name of change.remove ?? []) clause.REMOVE.push(aliased(`#${name}`, into));
  return Object.entries(clause)
    .filter(([, parts]) => parts.length > 0)
    .map(([word, parts]) => `${word} ${parts.join(", ")}`)
    .join(" ");
}

function storedItem(change: Extract<Change, { do: "put" }>, stamp: string, bound: Bound): Record<string, unknown> {
  const { version = 0, ...facts } = change.row as Record<string, unknown> & { version?: number };
  const row = { ...((change.type.write?.(facts) ?? facts) as Record<string, unknown>) };
  for (const name of change.type.omit ?? []) delete row[name];
  const index = Object.entries(change.index ?? change.type.index?.(change.row) ?? {}).map(([k, v]) => [
    k,
    k.startsWith("gpk") ? bound.prefix(v) : v,
  ]);
  return {
    ...row,
    ...Object.fromEntries(index),
    pk: bound.prefix(change.key.pk),
    sk: change.key.sk,
    item: change.type.kind,
    v: version + 1,
    stamp,
    expiresAt: change.type.expiresAt?.(change.row),
  };
}

/** One change in the engine's words, keys bound to the district. */
export function translate(change: Change, stamp: Stamp, bound: Bound): Transact {
  const expression: Expression = { names: {}, values: {} };
  const packed = packStamp(stamp);
  const guard = guardOf(change.when, expression);
  const target = { TableName: bound.tableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const, ...guard };
  const Key = { pk: bound.prefix(change.key.pk), sk: change.key.sk };
  const text = change.do === "update" ? updateText(change, packed, bound, expression) : "";
  const bindings = {
    ...(Object.keys(expression.names).length > 0 && { ExpressionAttributeNames: expression.names }),
    ...(Object.keys(expression.values).length > 0 && { ExpressionAttributeValues: expression.values }),
  };
  if (change.do === "put") return { Put: { ...target, ...bindings, Item: storedItem(change, packed, bound) } };
  if (change.do === "update") return { Update: { ...target, ...bindings, Key, UpdateExpression: text } };
  if (change.do === "delete") return { Delete: { ...target, ...bindings, Key } };
  return { ConditionCheck: { ...target, ...bindings, Key, ConditionExpression: guard.ConditionExpression as string } };
}

async function sendAll(send: Send, parts: Transact[]): Promise<void> {
  const [only] = parts;
  if (parts.length === 1 && only?.Put) await send("put", only.Put);
  else if (parts.length === 1 && only?.Update) await send("update", only.Update as Operations["update"][0]);
  else if (parts.length === 1 && only?.Delete) await send("delete", only.Delete);
  else await send("transact", { TransactItems: parts });
}

interface EngineError extends Error {
  Item?: Record<string, unknown>;
  CancellationReasons?: { Code?: string; Item?: Record<string, unknown> }[];
}
const GUARD_FAILED = new Set(["ConditionalCheckFailed", "ConditionalCheckFailedException"]);
const BUSY = new Set([
  "TransactionConflict",
  "TransactionConflictException",
  "ThrottlingError",
  "ThrottlingException",
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionInProgressException",
]);

type Failure = { readonly ours: true } | { readonly ours: false; readonly error: Error };

/**
 * Which guard failed. Where the item bears this very commit's stamp, the guard failed because the commit had succeeded
 * already: its answer was lost on the way and it was sent again.
 */
async function failedGuard(
  error: EngineError,
  changes: readonly Change[],
  stamp: string,
  { vault }: Bound,
): Promise<Failure | undefined> {
  const reasons = error.CancellationReasons ?? [{ Code: error.name, ...(error.Item && { Item: error.Item }) }];
  const failed = (reason: (typeof reasons)[number]) => GUARD_FAILED.has(reason.Code ?? "");
  // One item that bears the stamp is enough: another commit may have gone over the others meanwhile.
  if (reasons.some((reason) => failed(reason) && reason.Item?.stamp === stamp)) return { ours: true };
  const position = reasons.findIndex(failed);
  if (position < 0) return undefined;
  const { type, when, key } = changes[position] ?? {};
  const items = [reasons[position]?.Item ?? {}];
  const [old] = key
    ? await openedItems(
        vault,
        items,
        () => type,
        () => key,
      )
    : items;
  return { ours: false, error: when?.else?.(reasons[position]?.Item && old) ?? new Stale() };
}

const isBusy = (error: EngineError) =>
  BUSY.has(error.name) || (error.CancellationReasons ?? []).some((r) => BUSY.has(r.Code ?? ""));

const ATTEMPTS = 12;

/**
 * Commits 1 to 100 changes, all or none. The stamp must be this commit's alone: it tells a repeated delivery from another's. A guard that fails throws its own refusal (or `Stale`, when it names none);
 * conflicts and throttles are tried again with jitter, failed guards never.
 * @throws Refusal `service.busy` when conflicts outlast the attempts
 */
export async function commitAll(send: Send, bound: Bound, stamp: Stamp, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const parts = (await sealedChanges(bound.vault, changes)).map((change) => translate(change, stamp, bound));
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendAll(send, parts);
    } catch (error) {
      const failed = await failedGuard(error as EngineError, changes, packStamp(stamp), bound);
      if (failed?.ours) return;
      if (failed) throw failed.error;
      if (!isBusy(error as EngineError)) throw error;
      if (attempt === ATTEMPTS) throw refuseCommon("service.busy");
      await sleep(Math.random() * Math.min(400, 5 * 2 ** attempt));
    }
  }
}
