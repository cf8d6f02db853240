import type { World } from "../support/world";
import { type Follower, follow } from "./follower";
import { conclude, drive, type Outcome, prepare, type RunSettings } from "./run";

/** Runs go side by side, each in a district of its own; then everything settles, and each is judged. */
export async function runWave(world: World, follower: Follower, settings: readonly RunSettings[]): Promise<Outcome[]> {
  const stages = await Promise.all(settings.map((s) => prepare(world, follower, s)));
  await Promise.all(stages.map(drive));
  await follower.settle();
  for (const { place } of stages) follower.listeners.delete(place.district);
  return Promise.all(stages.map(conclude));
}

export { type Follower, follow };
