import type { ItemKey } from "./keys";
import type { Random } from "./random";

type Item = Record<string, unknown> | undefined;
const KEPT = 5;
const versionOf = (item: Item): number => Number(item?.v ?? 0);

/** Remembers the last versions of items, as a replica that lags behind would still serve them. */
export class Past {
  readonly #seen = new Map<string, Item[]>();

  remember(key: ItemKey, item: Item): void {
    const name = `${key.pk} ${key.sk}`;
    const versions = this.#seen.get(name) ?? [];
    if (versions.some((known) => versionOf(known) === versionOf(item))) return;
    const sorted = [...versions, structuredClone(item)].sort((a, b) => versionOf(a) - versionOf(b));
    this.#seen.set(name, sorted.slice(-KEPT));
  }

  /** Some version up to the present one. */
  serve(key: ItemKey, present: Item, random: Random): Item {
    const older = (this.#seen.get(`${key.pk} ${key.sk}`) ?? []).filter((i) => versionOf(i) < versionOf(present));
    return older.length > 0 ? structuredClone(random.pick(older)) : present;
  }
}
