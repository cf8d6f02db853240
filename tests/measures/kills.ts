import { setTimeout as wait } from "node:timers/promises";
import type { Snapshot } from "../faults/history";
import { productDesk } from "../faults/product-desk";
import { randomOf } from "../faults/random";
import { faultsOfHalves } from "../faults/verdict";
import { addAcceptedMembers, inHours, makeNeighbourhood, makePost } from "../support/people";
import { cookiesOf } from "./crowd";
import { breakGround, GRACE, type Ground } from "./kills/ground";
import { Ledger, type Standing } from "./kills/ledger";
import { load } from "./kills/load";
import { type Findings, type Measure, rounded } from "./measure";

const PEOPLE = 24;
/** Places of posts that name their holders, and of one that counts. */
const PLACES = [1, 2, 3, 5, 14];
const HOURS_MOST = 2;

function standing(snapshot: Snapshot, who: string, post: string): Standing {
  if (snapshot.calendars.get(who)?.held.some((e) => e.post === post)) return "held";
  return snapshot.posts.find((p) => p.id === post)?.waiting.includes(who) ? "waiting" : "none";
}

/** Reads until the reactions have caught up, or it is plain that they will not. */
async function settled(read: () => Promise<Snapshot>): Promise<{ snapshot: Snapshot; faults: string[] }> {
  for (let tries = 0; ; tries++) {
    const snapshot = await read();
    const faults = faultsOfHalves(snapshot);
    if ((faults.length === 0 && tries > 2) || tries === 60) return { snapshot, faults };
    await wait(500);
  }
}

async function measureKills(ground: Ground, kills: number): Promise<Findings> {
  const random = randomOf(Number(process.env.SEED ?? 1));
  const place = await makeNeighbourhood(ground.world);
  const members = await addAcceptedMembers(place, PEOPLE);
  const cookies = await cookiesOf(members);
  const claimants = members.map((m, n) => ({
    who: String(m.actor.personId).slice(4),
    cookie: cookies[n] ?? "",
  }));
  const posts: string[] = [];
  for (const [n, places] of PLACES.entries()) {
    posts.push(await makePost(place, { places, startsAt: inHours(100 + n * 3), endsAt: inHours(102 + n * 3) }));
  }
  const ledger = new Ledger();
  const done = { app: 0, engine: 0, both: 0 };
  const started = performance.now();
  let count = 0;
  while (count < kills && performance.now() - started < HOURS_MOST * 3_600_000) {
    await ground.start();
    let going = true;
    const busy = load(ground.port(), claimants, posts, ledger, random, () => going);
    await wait(random.between(300, 1500));
    const what = random.pick(["app", "engine", "both"] as const);
    const dead = ground.kill(what);
    // Without its engine the app goes on for a moment, and says so.
    if (what === "engine") await wait(GRACE);
    going = false;
    await Promise.all([dead, busy]);
    done[what] += 1;
    count += 1;
  }
  await ground.start();
  const desk = productDesk(ground.world.platform, place, members, posts as never);
  const { snapshot, faults } = await settled(desk.snapshot);
  for (const { who } of claimants) for (const post of posts) ledger.compare(who, post, standing(snapshot, who, post));
  return {
    figures: {
      kills: count,
      kills_of_app: done.app,
      kills_of_engine: done.engine,
      kills_of_both: done.both,
      acknowledged: ledger.acknowledged,
      unanswered: ledger.unanswered,
      acknowledged_and_lost: ledger.broken.length,
      halves_apart_or_doubled: faults.length,
      seconds: rounded((performance.now() - started) / 1000, 0),
    },
    goals: {
      kills: { op: ">=", value: kills },
      acknowledged_and_lost: { op: "==", value: 0 },
      halves_apart_or_doubled: { op: "==", value: 0 },
    },
    notes: [
      "kill -9 of app with its reactions, engine, or both, at random moments under load, started again on the same data.",
      ...[...ledger.broken, ...faults].slice(0, 20),
      "",
    ],
  };
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const ground = await breakGround();
  try {
    return await measureKills(ground, long ? 300 : 5);
  } finally {
    await ground.close();
  }
}

export const measure: Measure = {
  name: "kills",
  summary: "kill -9 of app, engine and reactions under load: nothing acknowledged is lost, nothing done twice",
  run,
};
