import { randomOf } from "../faults/random";
import type { Bench } from "./bench";
import { REMOVALS } from "./tampers-of-removals";
import { ROWS, type Ways } from "./tampers-of-rows";
import { SEALS } from "./tampers-of-seals";
import { alarmed, type Trail } from "./trails";

/** Every way to falsify a sealed trail in the table. */
export const WAYS: Ways = { ...ROWS, ...SEALS, ...REMOVALS };

/**
 * Falsifies a trail in the way whose turn it is, at a random place; `bench.restore` takes it back.
 * @returns in words what was done
 */
async function tamper(bench: Bench, ways: Ways, seed: number): Promise<string> {
  const names = Object.keys(ways);
  for (let n = 0; n < names.length; n++) {
    const name = names[(seed + n) % names.length] as string;
    const done = await ways[name]?.(bench, randomOf(seed));
    if (done !== undefined) return `${name}: ${done}`;
  }
  throw new Error("This trail holds nothing to be falsified.");
}

export interface Tally {
  /** What was falsified and not found; each with its seed. */
  readonly missed: string[];
  /** How often a trail that was put back did not verify. */
  falseAlarms: number;
}

/** Falsifies a trail so many times, each time checks it, puts it back, and now and then checks that too. */
export async function falsify(trail: Trail, seeds: { from: number; count: number }, ways = WAYS): Promise<Tally> {
  const tally: Tally = { missed: [], falseAlarms: (await alarmed(trail)) ? 1 : 0 };
  for (let n = 0; n < seeds.count; n++) {
    const seed = seeds.from + n;
    const done = await tamper(trail.bench, ways, seed);
    if (!(await alarmed(trail))) tally.missed.push(`${seed} ${done}`);
    await trail.bench.restore();
    if ((n + 1) % 50 === 0 && (await alarmed(trail))) tally.falseAlarms += 1;
  }
  if (await alarmed(trail)) tally.falseAlarms += 1;
  return tally;
}

/** The control: the auditor asks for days after all that is sealed, so that nothing may be found. */
export const falsifyElsewhere = (trail: Trail, count: number): Promise<Tally> =>
  falsify({ ...trail, days: [{ from: "2036-01-01", to: "2036-01-02" }] }, { from: 1, count }, ROWS);
