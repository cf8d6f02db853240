import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { breakGround } from "./kills/ground";
import { type Sat, sit } from "./kills/sitting";
import { type Findings, type Measure, rounded } from "./measure";

const SHORT = 5;
const LONG = 300;
/** Kills on one data directory, before its end is read and another one begun. */
const A_SITTING = 25;
const PROGRESS = ".cache/measures/kills-long.jsonl";

const killsOf = ({ kills }: Sat): number => kills.app + kills.engine + kills.both;
const sum = (sittings: readonly Sat[], of: (sat: Sat) => number): number => sittings.reduce((n, sat) => n + of(sat), 0);

/** Sittings that an earlier run has brought to an end. */
function earlier(): Sat[] {
  if (!existsSync(PROGRESS)) return [];
  const lines = readFileSync(PROGRESS, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Sat);
}

function keep(sat: Sat): void {
  mkdirSync(dirname(PROGRESS), { recursive: true });
  appendFileSync(PROGRESS, `${JSON.stringify(sat)}\n`);
}

async function sitOnce(seed: number, kills: number): Promise<Sat> {
  const ground = await breakGround();
  try {
    return await sit(ground, seed, kills);
  } finally {
    await ground.close();
  }
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const goal = long ? LONG : SHORT;
  const sittings = long ? earlier() : [];
  const started = performance.now();
  while (sum(sittings, killsOf) < goal) {
    const kills = Math.min(A_SITTING, goal - sum(sittings, killsOf));
    const sat = await sitOnce(Number(process.env.SEED ?? 1) + sittings.length, kills);
    sittings.push(sat);
    if (long) keep(sat);
    if (long) console.log(`${sum(sittings, killsOf)} kills, lost ${sat.lost.length}, apart ${sat.apart.length}`);
  }
  return {
    figures: {
      kills: sum(sittings, killsOf),
      kills_of_app: sum(sittings, (s) => s.kills.app),
      kills_of_engine: sum(sittings, (s) => s.kills.engine),
      kills_of_both: sum(sittings, (s) => s.kills.both),
      kills_with_a_job_under_way: sum(sittings, (s) => s.jobs_under_way),
      kills_with_an_offer_under_way: sum(sittings, (s) => s.offers_under_way),
      acknowledged: sum(sittings, (s) => s.acknowledged),
      acknowledged_moves: sum(sittings, (s) => s.moves),
      unanswered: sum(sittings, (s) => s.unanswered),
      acknowledged_and_lost: sum(sittings, (s) => s.lost.length),
      halves_apart_or_doubled: sum(sittings, (s) => s.apart.length),
      seconds: rounded((performance.now() - started) / 1000, 0),
    },
    goals: {
      kills: { op: ">=", value: goal },
      acknowledged_and_lost: { op: "==", value: 0 },
      halves_apart_or_doubled: { op: "==", value: 0 },
    },
    notes: [
      "kill -9 of app with its reactions, engine, or both, at random moments under load, started again on the same data.",
      ...(long ? [`One line a sitting in ${PROGRESS}: the same command goes on from there.`] : []),
      ...sittings.flatMap((s) => [...s.lost, ...s.apart].map((what) => `seed ${s.seed}: ${what}`)).slice(0, 20),
      "",
    ],
  };
}

export const measure: Measure = {
  name: "kills",
  summary: "kill -9 of app, engine and reactions under load: nothing acknowledged is lost, nothing done twice",
  run,
};
