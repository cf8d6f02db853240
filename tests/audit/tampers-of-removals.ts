import { REMOVED } from "../../packages/core/audit/seal";
import type { Bench, Item } from "./bench";
import { columnsOf, withColumn } from "./falsified";
import type { Ways } from "./tampers-of-rows";

/** What of a seal stands in what is signed when it is removed. */
const boundTo = ({ n, day, to, head }: Item) => ({ n, day, to, head });

async function rowOnRemovedDay(bench: Bench, row: Item): Promise<string | undefined> {
  if (!bench.removal) return undefined;
  await bench.write({ ...row, sk: `${bench.removal.day}${row.sk.slice(8)}` });
  return String(bench.removal.day);
}

/** Ways to falsify what was signed when the oldest part of a trail was removed. */
export const REMOVALS: Ways = {
  "the removal's column edited or taken out": async (bench, random) => {
    if (!bench.removal) return undefined;
    const { item, column } = withColumn(bench.removal, random);
    await bench.write(item);
    return column;
  },
  "the removal taken away": async (bench) => {
    if (!bench.removal) return undefined;
    await bench.take(bench.removal);
    return "taken";
  },
  "the removal put back to an older one": async (bench) => {
    if (!bench.olderRemoval) return undefined;
    await bench.write(bench.olderRemoval);
    return "older";
  },
  "the removal put back to an older one, its copy too": async (bench) => {
    if (!bench.olderRemoval) return undefined;
    const { olderRemoval: older } = bench;
    await bench.write(older);
    bench.copy(REMOVED, () => JSON.stringify(Object.fromEntries(columnsOf(older).map((name) => [name, older[name]]))));
    return "older";
  },
  "the removal moved forward, with the seals that it then covers": async (bench, random) => {
    if (!bench.removal) return undefined;
    const gone = bench.seals.slice(0, random.between(1, bench.seals.length - 1));
    await bench.write({ ...bench.removal, ...boundTo(gone.at(-1) as Item) });
    for (const seal of gone) await bench.take(seal);
    return `${gone.length} seals`;
  },
  "a removal invented": async (bench, random) => {
    if (bench.removal) return undefined;
    const gone = bench.seals.slice(0, random.between(1, bench.seals.length - 1));
    const seal = gone.at(-1) as Item;
    const pk = seal.pk.replace("AUDIT_SEALS", "AUDIT_RETENTION");
    const { at, signature, v, stamp } = seal;
    const invented = { pk, sk: "REMOVED", item: "AUDIT_REMOVED", ...boundTo(seal), rows: 9, months: 6 };
    await bench.write({ ...invented, at, signature, v, stamp } as Item);
    for (const one of gone) await bench.take(one);
    return `${gone.length} seals`;
  },
  "a row put on a day that was removed": (bench, random) => rowOnRemovedDay(bench, random.pick(bench.rows)),
};
