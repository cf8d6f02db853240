import { type Follower, follow } from "./follower";
import { conclude, drive, finish, type Outcome, prepare } from "./run";
import type { RunSettings } from "./settings";

/** Runs go side by side, each in a district of its own; then everything settles, offers run out, and each is judged. */
export async function runWave(follower: Follower, settings: readonly RunSettings[]): Promise<Outcome[]> {
  const stages = await Promise.all(settings.map((s) => prepare(follower, s)));
  await Promise.all(stages.map(drive));
  await follower.settle();
  await Promise.all(stages.map(finish));
  await follower.settle();
  for (const { place } of stages) follower.listeners.delete(place.district);
  return Promise.all(stages.map(conclude));
}

export { type Follower, follow };
