import type { Outcome, RunSettings } from "../faults/run";
import { settingsOf } from "../faults/settings";
import { type Follower, follow, runWave } from "../faults/wave";
import { makeWorld } from "../support/world";
import { type Findings, type Measure, rounded } from "./measure";

/** Bounds of one measurement; whichever is reached first ends it. */
interface Bounds {
  readonly runs: number;
  readonly attempts: number;
  readonly seconds: number;
  readonly turns: number;
}
const SHORT: Bounds = { runs: 400, attempts: 20_000, seconds: 45, turns: 12 };
const LONG: Bounds = { runs: 1000, attempts: 1_000_000, seconds: 4 * 3600, turns: 220 };
const WIDTH = 10;
/** A fresh engine now and then: its stream is never trimmed. */
const RUNS_A_WORLD = 100;

interface Tally {
  runs: number;
  attempts: number;
  unanswered: number;
  undecided: number;
  faults: number;
  leaks: number;
  readonly struck: Record<string, number>;
  readonly reports: string[];
}

function count(tally: Tally, outcome: Outcome): void {
  tally.runs += 1;
  tally.attempts += outcome.attempts;
  tally.unanswered += outcome.unanswered;
  tally.undecided += outcome.undecided;
  tally.faults += outcome.faults.length;
  tally.leaks += outcome.layer.leaks.length;
  for (const [fault, times] of Object.entries(outcome.layer.struck)) {
    tally.struck[fault] = (tally.struck[fault] ?? 0) + times;
  }
  if (outcome.faults.length > 0 && tally.reports.length < 3) tally.reports.push(outcome.report);
}

/** The measure's first seed; another one may be tried with `SEED=…`. */
const FIRST = Number(process.env.SEED ?? 1);

/** Longer runs call posts off less often, or most of a run would be spent on posts that are gone. */
const lasting = (settings: RunSettings, turns: number): RunSettings => ({
  ...settings,
  turns,
  mix: { ...settings.mix, cancel: (settings.mix.cancel * settings.turns) / turns },
});

async function waves(tally: Tally, bounds: Bounds, follower: Follower, world: Awaited<ReturnType<typeof makeWorld>>) {
  const started = performance.now();
  const until = Math.min(bounds.runs, tally.runs + RUNS_A_WORLD);
  while (tally.runs < until && tally.attempts < bounds.attempts) {
    if (performance.now() - started > bounds.seconds * 1000) return;
    const width = Math.min(WIDTH, until - tally.runs);
    const seeds = Array.from({ length: width }, (_, n) => FIRST + tally.runs + n);
    for (const outcome of await runWave(
      world,
      follower,
      seeds.map((seed) => lasting(settingsOf(seed), bounds.turns)),
    )) {
      count(tally, outcome);
    }
  }
}

function findings(tally: Tally, bounds: Bounds, seconds: number): Findings {
  const struck = Object.entries(tally.struck).map(([fault, times]) => [`struck_${fault}`, times]);
  return {
    figures: {
      runs: tally.runs,
      attempts: tally.attempts,
      faults_found: tally.faults,
      other_districts_touched: tally.leaks,
      histories_undecided: tally.undecided,
      unanswered: tally.unanswered,
      attempts_per_second: rounded(tally.attempts / seconds, 0),
      ...Object.fromEntries(struck),
    },
    goals: {
      faults_found: { op: "==", value: 0 },
      other_districts_touched: { op: "==", value: 0 },
      histories_undecided: { op: "==", value: 0 },
      ...(bounds === LONG && { runs: { op: ">=" as const, value: 1000 } }),
      ...(bounds === LONG && { attempts: { op: ">=" as const, value: 1_000_000 } }),
    },
    notes: [
      "Seeded runs through the fault layer, each in a district of its own; tests/faults/README.md says what is checked.",
      ...tally.reports,
      "",
    ],
  };
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const bounds = long ? LONG : SHORT;
  const tally: Tally = {
    runs: 0,
    attempts: 0,
    unanswered: 0,
    undecided: 0,
    faults: 0,
    leaks: 0,
    struck: {},
    reports: [],
  };
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  while (tally.runs < bounds.runs && tally.attempts < bounds.attempts && seconds() < bounds.seconds) {
    const world = await makeWorld();
    const follower = await follow(world);
    await waves(tally, { ...bounds, seconds: bounds.seconds - seconds() }, follower, world);
    await follower.stop();
    await world.close();
  }
  return findings(tally, bounds, seconds());
}

export const measure: Measure = {
  name: "claims",
  summary: "concurrent claims, withdrawals and edits under faults: never over, under, twice or out of turn",
  run,
};
