import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Played } from "./worker";

export interface Tally {
  runs: number;
  attempts: number;
  unanswered: number;
  undecided: number;
  faults: number;
  leaks: number;
  readonly seeds: Set<number>;
  readonly struck: Record<string, number>;
  readonly done: Record<string, number>;
  readonly reports: string[];
}

export const emptyTally = (): Tally => ({
  runs: 0,
  attempts: 0,
  unanswered: 0,
  undecided: 0,
  faults: 0,
  leaks: 0,
  seeds: new Set(),
  struck: {},
  done: {},
  reports: [],
});

const sum = (into: Record<string, number>, from: Readonly<Record<string, number>>) => {
  for (const [name, times] of Object.entries(from)) into[name] = (into[name] ?? 0) + times;
};

export function count(tally: Tally, outcome: Played): void {
  tally.runs += 1;
  tally.attempts += outcome.attempts;
  tally.unanswered += outcome.unanswered;
  tally.undecided += outcome.undecided;
  tally.faults += outcome.faults.length;
  tally.leaks += outcome.leaks;
  tally.seeds.add(outcome.seed);
  sum(tally.struck, outcome.struck);
  sum(tally.done, outcome.done);
  if (outcome.faults.length > 0 && tally.reports.length < 3) tally.reports.push(outcome.report);
}

/** One line a seed, so that a run that was interrupted goes on where it was. */
export function keep(file: string, outcome: Played): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(outcome)}\n`);
}

/** What an earlier run has left. A line that was cut off is played again. */
export function resumed(file: string, tally: Tally): void {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    try {
      const outcome = JSON.parse(line) as Played;
      if (!tally.seeds.has(outcome.seed)) count(tally, outcome);
    } catch {
      // Cut off by the interruption.
    }
  }
}
