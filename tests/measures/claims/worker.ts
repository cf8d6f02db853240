// One of several processes that play seeded runs, each with an engine of its own. Told which seeds, it answers with outcomes.
import type { Outcome } from "../../faults/run";
import { longSettingsOf, settingsOf } from "../../faults/settings";
import { type Follower, follow, runWave } from "../../faults/wave";
import { makeWorld, type World } from "../../support/world";

export interface Task {
  readonly seeds: readonly number[];
  readonly long: boolean;
}
export type Played = Outcome & { readonly seconds: number };

/** A fresh engine now and then: its stream is never trimmed. */
const ATTEMPTS_A_WORLD = 12_000;
let ground: { world: World; follower: Follower; attempts: number } | undefined;

async function stand(): Promise<Follower> {
  if (ground && ground.attempts > ATTEMPTS_A_WORLD) await leave();
  if (!ground) {
    const world = await makeWorld();
    ground = { world, follower: await follow(world), attempts: 0 };
  }
  return ground.follower;
}

async function leave(): Promise<void> {
  await ground?.follower.stop();
  await ground?.world.close();
  ground = undefined;
}

async function play({ seeds, long }: Task): Promise<Played[]> {
  const started = performance.now();
  const outcomes = await runWave(
    await stand(),
    seeds.map((seed) => (long ? longSettingsOf(seed) : settingsOf(seed))),
  );
  const seconds = (performance.now() - started) / 1000 / seeds.length;
  for (const { attempts } of outcomes) if (ground) ground.attempts += attempts;
  return outcomes.map((o) => ({ ...o, seconds, report: o.faults.length > 0 ? o.report : "" }));
}

process.on("message", (task: Task | "end") => {
  if (task === "end") void leave().then(() => process.exit(0));
  else {
    play(task).then(
      (outcomes) => process.send?.({ outcomes }),
      (error: unknown) => process.send?.({ failed: String((error as Error)?.stack ?? error) }),
    );
  }
});
process.on("disconnect", () => void leave().then(() => process.exit(0)));
process.send?.("ready");
