import type { ItemKey } from "./keys";

interface Held {
  transactions: number;
  writes: number;
}

/**
 * Which items are being written at this moment. As in the service, a transaction does not bear any other write of its
 * items beside it; single writes of one item only queue.
 */
export class InFlight {
  readonly #held = new Map<string, Held>();

  /** @returns what to call at the end, or undefined where the write is in conflict */
  enter(keys: readonly ItemKey[], transaction: boolean): (() => void) | undefined {
    const names = keys.map((key) => `${key.pk} ${key.sk}`);
    const clash = names.some((name) => {
      const held = this.#held.get(name);
      return held && (held.transactions > 0 || (transaction && held.writes > 0));
    });
    if (clash) return undefined;
    for (const name of names) this.#count(name, transaction, 1);
    return () => {
      for (const name of names) this.#count(name, transaction, -1);
    };
  }

  #count(name: string, transaction: boolean, by: number): void {
    const held = this.#held.get(name) ?? { transactions: 0, writes: 0 };
    held[transaction ? "transactions" : "writes"] += by;
    if (held.transactions + held.writes === 0) this.#held.delete(name);
    else this.#held.set(name, held);
  }
}
