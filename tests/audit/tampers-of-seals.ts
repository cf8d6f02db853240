import { copyKey } from "../../packages/core/audit/seal";
import type { Bench, Item } from "./bench";
import { other, withColumn } from "./falsified";
import type { Ways } from "./tampers-of-rows";

const placedAs = (told: Item, { pk, sk }: Item): Item => ({ ...told, pk, sk });
/** The newest seals, some of them and not all. */
const newest = (bench: Bench, count: number): readonly Item[] =>
  bench.seals.slice(-Math.max(1, Math.min(count, bench.seals.length - 1)));

/** Ways to falsify seals, the marks that they bear and their copies. */
export const SEALS: Ways = {
  "a seal's column or marks edited or taken out": async (bench, random) => {
    const { item, column } = withColumn(random.pick(bench.seals), random);
    await bench.write(item);
    return column;
  },
  "a seal's marks edited": async (bench, random) => {
    const seal = random.pick(bench.seals);
    await bench.write({ ...seal, marks: other(seal.marks, random) });
    return "marks";
  },
  "the marks of another seal": async (bench, random) => {
    const [one, two] = random.shuffled(bench.seals) as [Item, Item];
    if (Buffer.from(one.marks as Uint8Array).equals(two.marks as Uint8Array)) return undefined;
    await bench.write({ ...one, marks: two.marks });
    return "marks";
  },
  "a seal removed": async (bench, random) => {
    await bench.take(random.pick(bench.seals));
    return "removed";
  },
  "two seals exchanged": async (bench, random) => {
    const [one, two] = random.shuffled(bench.seals) as [Item, Item];
    await bench.write(placedAs(one, two));
    await bench.write(placedAs(two, one));
    return "exchanged";
  },
  "a seal laid over others": async (bench, random) => {
    const [model, row] = [random.pick(bench.seals), random.pick(bench.rows)];
    await bench.write({ ...model, sk: `SEAL#${row.sk}`, from: row.sk, to: "~~", marks: new Uint8Array() });
    return "laid over";
  },
  "a seal told twice": async (bench, random) => {
    const [model, row] = [random.pick(bench.seals), random.pick(bench.rows)];
    await bench.write({ ...model, sk: `SEAL#${row.sk}` });
    return "twice";
  },
  "a seal added": async (bench, random) => {
    const last = bench.seals.at(-1) as Item;
    const [from, model] = [String(last.to), random.pick(bench.seals)];
    await bench.write({ ...model, sk: `SEAL#${from}`, n: Number(last.n) + 1, from, to: `${from}~`, prev: last.head });
    return "added";
  },
  "the newest seals cut off": async (bench, random) => {
    const gone = newest(bench, random.between(1, 20));
    for (const seal of gone) await bench.take(seal);
    return `${gone.length} seals`;
  },
  "the newest seals cut off with all that they cover": async (bench, random) => {
    const gone = newest(bench, random.between(1, 20));
    const from = String(gone[0]?.from);
    for (const item of [...gone, ...bench.rows.filter(({ sk }) => sk >= from)]) await bench.take(item);
    return `from ${from}`;
  },
  "the oldest seals cut off": async (bench, random) => {
    const gone = bench.seals.slice(0, random.between(1, bench.seals.length - 1));
    for (const seal of gone) await bench.take(seal);
    return `${gone.length} seals`;
  },
  "a copy outside the table edited": async (bench, random) => {
    const { n } = random.pick(bench.seals);
    bench.copy(copyKey(Number(n)), (text) => {
      const copy = JSON.parse(text);
      const column = random.pick(["n", "head", "signature"]);
      return JSON.stringify({ ...copy, [column]: other(copy[column], random) });
    });
    return "copy";
  },
};
