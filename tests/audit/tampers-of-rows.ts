import type { Random } from "../faults/random";
import type { Bench, Item } from "./bench";
import { columnsOf, withColumn } from "./falsified";

/** Ways to falsify something; each says what exactly it did, or nothing where this trail holds nothing of the kind. */
export type Ways = Readonly<Record<string, (bench: Bench, random: Random) => Promise<string | undefined>>>;

/** The local day of a row, without hyphens. */
const dayOf = ({ sk }: Item): string => sk.slice(0, 8);
const atPlaceOf = ({ pk, sk }: Item, told: Item): Item => ({ ...told, pk, sk });
/** What a row may tell and need not. */
const RARE = ["verb", "by", "request", "whom", "where", "why", "whyHash"];

async function exchange(bench: Bench, one: Item, two: Item): Promise<void> {
  await bench.write(atPlaceOf(one, two));
  await bench.write(atPlaceOf(two, one));
}

/** Two rows that tell different things. */
function pairOf({ rows }: Bench, random: Random): [Item, Item] {
  const told = (row: Item) => JSON.stringify(columnsOf(row).map((name) => [name, row[name]]));
  const one = random.pick(rows);
  return [one, random.pick(rows.filter((row) => told(row) !== told(one)))];
}

const reasoned = ({ rows }: Bench, column: "why" | "forgotten"): Item[] => rows.filter((row) => row[column]);

export const ROWS: Ways = {
  "a row's column edited or taken out": async (bench, random) => {
    const { item, column } = withColumn(random.pick(bench.rows), random);
    await bench.write(item);
    return column;
  },
  "a column added to a row": async (bench, random) => {
    const row = random.pick(bench.rows.filter((each) => RARE.some((name) => each[name] === undefined)));
    const column = random.pick(RARE.filter((name) => row[name] === undefined));
    await bench.write({ ...row, [column]: bench.rows.find((each) => each[column])?.[column] ?? "x" });
    return column;
  },
  "a row removed": async (bench, random) => {
    await bench.take(random.pick(bench.rows));
    return "removed";
  },
  "a row added": async (bench, random) => {
    const row = random.pick(bench.rows);
    await bench.write({ ...row, sk: `${row.sk}${random.between(0, 9)}` });
    return "added";
  },
  "a row told twice": async (bench, random) => {
    const [row, after] = pairOf(bench, random);
    await bench.write({ ...row, pk: after.pk, sk: `${after.sk}0` });
    return "twice";
  },
  "two rows exchanged": async (bench, random) => {
    await exchange(bench, ...pairOf(bench, random));
    return "exchanged";
  },
  "a row moved to another place": async (bench, random) => {
    const [row, after] = pairOf(bench, random);
    await bench.take(row);
    await bench.write({ ...row, pk: after.pk, sk: `${after.sk}0` });
    return "moved";
  },
  "the end of a day cut off": async (bench, random) => {
    const from = random.pick(bench.rows);
    for (const row of bench.rows) if (dayOf(row) === dayOf(from) && row.sk >= from.sk) await bench.take(row);
    return "cut";
  },
  "a reason taken out": async (bench, random) => {
    const rows = reasoned(bench, "why");
    if (rows.length === 0) return undefined;
    const { why: _, ...without } = random.pick(rows);
    await bench.write(without as Item);
    return "why";
  },
  "two reasons exchanged": async (bench, random) => {
    const [one, two] = random.shuffled(reasoned(bench, "why"));
    if (!one || !two) return undefined;
    await bench.write({ ...one, why: two.why });
    await bench.write({ ...two, why: one.why });
    return "why";
  },
  "a reason erased under the signature of another": async (bench, random) => {
    const [rows, erased] = [reasoned(bench, "why"), reasoned(bench, "forgotten")];
    if (rows.length === 0 || erased.length === 0) return undefined;
    const { why: _, ...without } = random.pick(rows);
    await bench.write({ ...without, forgotten: random.pick(erased).forgotten } as Item);
    return "forgotten";
  },
};
