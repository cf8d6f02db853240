import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Outcome, runBatch } from "../fuzz/run";
import type { Findings, Measure } from "./measure";

const PROGRESS = ".cache/measures/fuzz-long.jsonl";
/** One installation each, so that a table never grows and an interrupted run loses little. */
const BATCH = 2500;
const SHORT_CALLS = 5000;
const LONG_CALLS = 100_000;

const option = (name: string): number | undefined => {
  const found = process.argv.find((a) => a.startsWith(`--${name}=`));
  return found === undefined ? undefined : Number(found.slice(name.length + 3));
};

const kept = (): Outcome[] =>
  existsSync(PROGRESS)
    ? readFileSync(PROGRESS, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

function keep(outcome: Outcome): void {
  mkdirSync(dirname(PROGRESS), { recursive: true });
  appendFileSync(PROGRESS, `${JSON.stringify(outcome)}\n`);
}

function findings(outcomes: readonly Outcome[], long: boolean): Findings {
  const faults = outcomes.flatMap((o) => o.faults);
  const sum = (pick: (o: Outcome) => number) => outcomes.reduce((total, o) => total + pick(o), 0);
  const statuses = [...new Set(outcomes.flatMap((o) => Object.keys(o.statuses)))].sort();
  return {
    figures: {
      calls: sum((o) => o.calls),
      routes: outcomes[0]?.routes ?? 0,
      routes_that_agreed: new Set(outcomes.flatMap((o) => o.agreed ?? [])).size,
      faults: faults.length,
      slowest_ms: Math.round(Math.max(0, ...outcomes.map((o) => o.slowest))),
      ...Object.fromEntries(statuses.map((status) => [`answered_${status}`, sum((o) => o.statuses[status] ?? 0)])),
    },
    goals: {
      faults: { op: "==", value: 0 },
      slowest_ms: { op: "<=", value: 6000 },
      ...(long && { calls: { op: ">=" as const, value: LONG_CALLS } }),
    },
    notes: [
      "A batch is played again with --batch=N; the same number makes the same calls.",
      ...(long ? [`One line a batch in ${PROGRESS}: the same command goes on from there.`] : []),
      ...faults.slice(0, 40),
    ],
  };
}

/** Every route by every role, with inputs that fit, nearly fit and do not fit the product's own description of them. */
export const measure: Measure = {
  name: "fuzz",
  summary: "right and wrong calls on every route by every role: no fault, no undocumented answer, no internals",
  run: async ({ long }) => {
    const only = option("batch");
    if (only !== undefined) return findings([await runBatch({ batch: only, calls: BATCH })], false);
    const outcomes = long ? kept() : [];
    const played = new Set(outcomes.map((o) => o.batch));
    const wanted = (long ? LONG_CALLS : SHORT_CALLS) / BATCH;
    for (let batch = 1; batch <= wanted; batch++) {
      if (played.has(batch)) continue;
      const outcome = await runBatch({ batch, calls: BATCH });
      outcomes.push(outcome);
      if (long) keep(outcome);
      for (const fault of outcome.faults) console.log(fault);
    }
    return findings(outcomes, long);
  },
};
