import type { Operation, Operations, Send } from "@rengang/table/send";
import { allowed, type Resources, type Statement } from "../stacks/inspect";
import { actionOf, type ItemKey } from "./keys";

/** Who calls: whose role, and with which session tag. */
export interface Caller {
  readonly statements: readonly Statement[];
  /** The session tag `district`; without it the function acts by its own role. */
  readonly district?: string | undefined;
}

/** One action as the service asks for permission. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly leadingKeys?: readonly string[];
}

/** What one role of the synthesized stack may do. @param owner beginning of the role's name in the service's stack */
export const statementsOf = (resources: Resources, owner: RegExp): Statement[] =>
  allowed(resources).filter((each) => owner.test(each.owner.replace(/^service\./, "")));

const TAG = "aws:PrincipalTag/district";

/** A text of the policy with its variables filled in, or undefined where one has no value: then nothing matches. */
function filled(text: string, caller: Caller): string | undefined {
  if (!text.includes("${")) return text;
  return caller.district === undefined ? undefined : text.replaceAll(`\${${TAG}}`, caller.district);
}

function like(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${source}$`).test(value);
}

const valuesOf = (key: string, asked: Asked, caller: Caller): readonly string[] | undefined => {
  if (key === "dynamodb:LeadingKeys") return asked.leadingKeys;
  if (key === TAG) return caller.district === undefined ? undefined : [caller.district];
  throw new Error(`a condition that nobody here understands: ${key}`);
};

type Block = Record<string, unknown>;
const OPERATORS: Record<string, (expected: unknown, values: readonly string[] | undefined, c: Caller) => boolean> = {
  // True of no values at all, as the service has it: that is why the policy asks for their presence as well.
  "ForAllValues:StringLike": (expected, values, caller) =>
    (values ?? []).every((value) => [expected].flat().some((text) => like(filled(String(text), caller), value))),
  Null: (expected, values) => (values === undefined) === (String(expected) === "true"),
};

function holds(condition: Statement["condition"], asked: Asked, caller: Caller): boolean {
  return Object.entries(condition ?? {}).every(([name, block]) => {
    const operator = OPERATORS[name];
    if (!operator) throw new Error(`an operator that nobody here understands: ${name}`);
    return Object.entries(block as Block).every(([key, expected]) =>
      operator(expected, valuesOf(key, asked, caller), caller),
    );
  });
}

/** Whether the policy allows it: some statement names the action and the resource, and all of its conditions hold. */
export const permits = (caller: Caller, asked: Asked): boolean =>
  caller.statements.some(
    (each) =>
      each.actions.includes(asked.action) &&
      each.resources.some((text) => like(filled(text, caller), asked.resource)) &&
      holds(each.condition, asked, caller),
  );

const ALONE: Partial<Record<Operation, string>> = {
  get: "GetItem",
  put: "PutItem",
  update: "UpdateItem",
  delete: "DeleteItem",
};
const PARTS = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" };
type Keyed = { Key?: object; Item?: object };
const pkOf = (part: Keyed): string => String(((part.Key ?? part.Item) as ItemKey | undefined)?.pk);

/** What a call asks the policy for: the action, table or index, and the partition keys that it names. */
export function askedBy(operation: Operation, input: Operations[Operation][0], table: string): Asked[] {
  const on = (action: string, leadingKeys: string[], index?: string): Asked => ({
    action: `dynamodb:${action}`,
    resource: index ? `${table}/index/${index}` : table,
    leadingKeys,
  });
  if (operation === "transact") {
    return ((input as Operations["transact"][0]).TransactItems ?? []).map((part) => {
      const [kind] = Object.keys(part) as (keyof typeof PARTS)[];
      return on(PARTS[kind as keyof typeof PARTS], [pkOf(actionOf(part) as Keyed)]);
    });
  }
  if (operation === "batchGet") {
    const tables = Object.values((input as Operations["batchGet"][0]).RequestItems ?? {});
    return [
      on(
        "BatchGetItem",
        tables.flatMap((each) => (each.Keys ?? []).map((Key) => pkOf({ Key }))),
      ),
    ];
  }
  if (operation !== "query") return [on(ALONE[operation] as string, [pkOf(input as Keyed)])];
  const asked = input as Operations["query"][0];
  const name = /=\s*(:\w+)/.exec(asked.KeyConditionExpression ?? "")?.[1] ?? "";
  return [on("Query", [String(asked.ExpressionAttributeValues?.[name])], asked.IndexName)];
}

/** The table's own name in the synthesized policies, whatever the template makes it of. */
export function tableIn(statements: readonly Statement[]): string {
  const found = statements.find((each) => each.actions.includes("dynamodb:GetItem"))?.resources[0];
  if (!found) throw new Error("no statement about the table");
  return found;
}

/** An engine that answers what the caller's policy permits, and denies the rest as the service would. */
export function policed(send: Send, caller: Caller, denied: string[] = []): Send {
  const table = tableIn(caller.statements);
  return (async (operation: Operation, input: never) => {
    const refused = askedBy(operation, input, table).filter((asked) => !permits(caller, asked));
    if (refused.length === 0) return send(operation, input);
    denied.push(...refused.map((r) => `${caller.district ?? "own"}: ${r.action} ${r.leadingKeys}`));
    throw Object.assign(new Error(JSON.stringify(refused)), { name: "AccessDeniedException" });
  }) as Send;
}
