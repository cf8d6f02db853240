import { work } from "./claims/crew";
import { count, emptyTally, keep, resumed, type Tally } from "./claims/tally";
import type { Task } from "./claims/worker";
import { type Findings, type Measure, rounded } from "./measure";

/** Bounds of one measurement; whichever is reached first ends it. */
interface Bounds {
  readonly runs: number;
  readonly attempts: number;
  readonly seconds: number;
  /** How many runs go side by side in one process. */
  readonly width: number;
}
const SHORT: Bounds = { runs: 400, attempts: 20_000, seconds: 40, width: 8 };
const LONG: Bounds = { runs: 1000, attempts: Number.POSITIVE_INFINITY, seconds: 24 * 3600, width: 2 };
const LONG_ATTEMPTS = 1_000_000;
const PROCESSES = 2;
const PROGRESS = ".cache/measures/claims-long.jsonl";

/** `--from=340` begins at that seed, `--to=400` ends there. */
const option = (name: string): number | undefined => {
  const found = process.argv.find((a) => a.startsWith(`--${name}=`));
  return found === undefined ? undefined : Number(found.slice(name.length + 3));
};

/** Tasks until a bound is reached; seeds that an earlier run has played are left out. */
function tasksOf(tally: Tally, bounds: Bounds, long: boolean): () => Task | undefined {
  const started = performance.now();
  const last = option("to") ?? Number.POSITIVE_INFINITY;
  let seed = option("from") ?? 1;
  let underWay = tally.runs;
  return () => {
    const over = performance.now() - started > bounds.seconds * 1000 || tally.attempts >= bounds.attempts;
    const seeds: number[] = [];
    for (; !over && seeds.length < bounds.width && seed <= last && underWay < bounds.runs; seed++) {
      if (tally.seeds.has(seed)) continue;
      seeds.push(seed);
      underWay += 1;
    }
    return seeds.length > 0 ? { seeds, long } : undefined;
  };
}

function findings(tally: Tally, long: boolean, fresh: number, seconds: number): Findings {
  const struck = Object.entries(tally.struck).map(([fault, times]) => [`struck_${fault}`, times]);
  return {
    figures: {
      runs: tally.runs,
      attempts: tally.attempts,
      faults_found: tally.faults,
      other_districts_touched: tally.leaks,
      histories_undecided: tally.undecided,
      unanswered: tally.unanswered,
      attempts_per_second: rounded(fresh / seconds, 0),
      ...Object.fromEntries(Object.entries(tally.done).sort()),
      ...Object.fromEntries(struck),
    },
    goals: {
      faults_found: { op: "==", value: 0 },
      other_districts_touched: { op: "==", value: 0 },
      histories_undecided: { op: "==", value: 0 },
      ...(long && { runs: { op: ">=" as const, value: LONG.runs } }),
      ...(long && { attempts: { op: ">=" as const, value: LONG_ATTEMPTS } }),
    },
    notes: [
      "Seeded runs through the fault layer, each in a district of its own; docs/fault-kit.md says what is checked.",
      ...(long ? [`One line a seed in ${PROGRESS}: the same command goes on from there.`] : []),
      ...tally.reports,
      "",
    ],
  };
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const bounds = long ? LONG : SHORT;
  const tally = emptyTally();
  if (long) resumed(PROGRESS, tally);
  const before = tally.attempts;
  const started = performance.now();
  await work(PROCESSES, tasksOf(tally, bounds, long), (outcome) => {
    count(tally, outcome);
    if (long) keep(PROGRESS, outcome);
    if (outcome.faults.length > 0) console.log(`seed ${outcome.seed}: ${outcome.faults.join("; ")}`);
  });
  return findings(tally, long, tally.attempts - before, (performance.now() - started) / 1000);
}

export const measure: Measure = {
  name: "claims",
  summary:
    "concurrent claims, offers, stand-ins, moves and edits under faults: never over, under, twice or out of turn",
  run,
};
