import type { Operation, Operations, Send } from "@rengang/table/send";
import { followingLeast } from "./least";

export interface Units {
  reads: number;
  writes: number;
}

/** What one kind of work took, beside the least that it can take. Request units. */
export interface Account extends Units {
  times: number;
  least: Units;
  /** Of the writes, those of the two indexes. */
  indexes: number;
  /** Writes that a guard refused: the engine reports nothing for them, DynamoDB charges them. */
  refused: number;
  /** Items put exactly as they stood. */
  idle: number;
  /** Units by what was read or written, to see where they go. */
  readonly parts: Map<string, number>;
}

interface Consumed {
  CapacityUnits?: number;
  Table?: { CapacityUnits?: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
}
type Item = Record<string, unknown>;

const READS: ReadonlySet<Operation> = new Set<Operation>(["get", "batchGet", "query"]);
const emptyAccount = (): Account => ({
  times: 0,
  reads: 0,
  writes: 0,
  least: { reads: 0, writes: 0 },
  indexes: 0,
  refused: 0,
  idle: 0,
  parts: new Map(),
});

/** One item that a write names: of which kind, where, and under which stamp. */
interface Written {
  readonly kind: string;
  readonly key: string;
  readonly stamp?: string | undefined;
  /** Of a row of the trail: which kind of item it tells of. */
  readonly of?: string | undefined;
}

const nameOf = (key: Item | undefined): string => `${String(key?.pk)} ${String(key?.sk)}`;

function writtenOf(operation: Operation, input: Operations[Operation][0]): Written[] {
  if (operation === "put") {
    const { Item: item } = input as Operations["put"][0];
    const of = item?.item === "AUDIT" ? `AUDIT of ${item.kindOf}` : undefined;
    return [{ kind: String(item?.item), key: nameOf(item), stamp: String(item?.stamp), of }];
  }
  if (operation === "update") {
    const { Key, ExpressionAttributeValues: values } = input as Operations["update"][0];
    return [{ kind: String(values?.[":set_item"]), key: nameOf(Key), stamp: String(values?.[":set_stamp"]) }];
  }
  if (operation === "delete") return [{ kind: "", key: nameOf((input as Operations["delete"][0]).Key) }];
  if (operation !== "transact") return [];
  return ((input as Operations["transact"][0]).TransactItems ?? []).flatMap((part): Written[] => {
    if (part.Put) return writtenOf("put", part.Put as Operations["put"][0]);
    if (part.Update) return writtenOf("update", part.Update as Operations["update"][0]);
    return part.Delete ? writtenOf("delete", part.Delete as Operations["delete"][0]) : [];
  });
}

/** What a call to the engine is about: the kinds that it writes, or where it reads. */
function partOf(operation: Operation, input: Operations[Operation][0], written: readonly Written[]): string {
  if (written.length > 0)
    return written
      .map(({ kind, of }) => of ?? kind)
      .slice(0, 4)
      .join("+");
  const range = (input as Operations["query"][0]).ExpressionAttributeValues;
  if (operation === "batchGet") return "batchGet";
  const key = (input as Operations["get"][0]).Key ?? { pk: range?.[":pk"], sk: range?.[":low"] ?? "" };
  return `${operation} ${nameOf(key)}`
    .replace(/D#[^#]+#/, "")
    .replace(/\b[0-9a-f]{32,}\b/g, "…")
    .replace(/\b(per|pst|unt|emp|fbp)_[^# ]*/g, "…")
    .replace(/#[0-9][^ ]*/g, "#…");
}

const facts = ({ v: _, stamp: __, ...rest }: Item): string => JSON.stringify(Object.entries(rest).sort());

/**
 * The year's books: every request unit that the engine reports is entered under the work that is under way. Between the
 * product and the engine; it changes nothing but what it asks the engine to tell.
 */
export class Books {
  readonly accounts = new Map<string, Account>();
  /** Calls whose writes are audited, by their stamp. */
  readonly commits = new Set<string>();
  #work: { name: string; following: boolean } | undefined;
  #written = new Map<string, Written>();

  account(name: string): Account {
    const known = this.accounts.get(name);
    if (known) return known;
    const made = emptyAccount();
    this.accounts.set(name, made);
    return made;
  }

  /** One call and what it takes at least. */
  async call<T>(name: string, least: Units, work: () => Promise<T>): Promise<T> {
    const account = this.account(name);
    account.times += 1;
    account.least.reads += least.reads;
    account.least.writes += least.writes;
    return this.#during({ name, following: false }, work);
  }

  /**
   * What follows from a batch of calls by itself, entered by the kind of item that is written. At least: every item that is
   * written in the batch as often as `followingLeast` says, and one row of the trail for each commit that is on it.
   */
  async following(work: () => Promise<void>): Promise<void> {
    this.#written.clear();
    await this.#during({ name: "follows", following: true }, work);
    const kinds = [...this.#written.values()].map(({ kind }) => kind);
    for (const kind of new Set(kinds)) {
      if (kind === "AUDIT") continue;
      const times = kinds.filter((k) => k === kind).length;
      const { reads, writes } = followingLeast(kind);
      this.account(`follows ${kind}`).least.writes += times * writes;
      this.account("follows (reads)").least.reads += times * reads;
    }
    const trail = this.account("follows AUDIT");
    trail.least.writes += Math.min(this.commits.size, kinds.filter((k) => k === "AUDIT").length);
    this.commits.clear();
  }

  /** Enters nothing: for what only furnishes the year. */
  async #during<T>(work: { name: string; following: boolean }, run: () => Promise<T>): Promise<T> {
    this.#work = work;
    try {
      return await run();
    } finally {
      this.#work = undefined;
    }
  }

  readonly wrap =
    (send: Send): Send =>
    async (operation, input) => {
      const work = this.#work;
      if (!work) return send(operation, input);
      const written = writtenOf(operation, input);
      const name = work.following ? `follows ${written[0]?.kind ?? "(reads)"}` : work.name;
      const account = this.account(name);
      for (const each of written) {
        if (work.following) this.#written.set(each.key, each);
        if (each.stamp !== undefined && each.kind !== "LIMIT") this.commits.add(each.stamp);
      }
      try {
        const asks = { ReturnConsumedCapacity: "INDEXES", ...(operation === "put" && { ReturnValues: "ALL_OLD" }) };
        const output = await send(operation, { ...input, ...asks });
        const part = partOf(operation, input, written);
        this.#enter(account, operation, output as { ConsumedCapacity?: Consumed | Consumed[] }, part);
        if (operation === "put") {
          const old = (output as Operations["put"][1]).Attributes;
          if (old && facts(old) === facts((input as Operations["put"][0]).Item as Item)) account.idle += 1;
        }
        return output;
      } catch (error) {
        if (/Condition|TransactionCanceled/.test((error as Error).name)) {
          const units = operation === "transact" ? 2 * written.length : 1;
          account.refused += units;
          account.writes += units;
        }
        throw error;
      }
    };

  #enter(
    account: Account,
    operation: Operation,
    output: { ConsumedCapacity?: Consumed | Consumed[] },
    of: string,
  ): void {
    for (const part of output.ConsumedCapacity === undefined ? [] : [output.ConsumedCapacity].flat()) {
      const units = part.CapacityUnits ?? 0;
      account.parts.set(of, (account.parts.get(of) ?? 0) + units);
      account[READS.has(operation) ? "reads" : "writes"] += units;
      if (READS.has(operation)) continue;
      for (const index of Object.values(part.GlobalSecondaryIndexes ?? {})) account.indexes += index.CapacityUnits ?? 0;
    }
  }
}
