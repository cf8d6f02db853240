import { settingsOf } from "/work/main/tests/faults/settings";
import { follow, runWave } from "/work/main/tests/faults/wave";
import { makeWorld } from "/work/main/tests/support/world";

const world = await makeWorld();
const follower = await follow(world);
const [from, count, width] = process.argv.slice(2).map(Number) as [number, number, number];
let bad = 0,
  attempts = 0,
  unanswered = 0,
  undecided = 0;
const struck: Record<string, number> = {};
const t = performance.now();
for (let i = from; i < from + count; i += width) {
  const out = await runWave(
    world,
    follower,
    Array.from({ length: width }, (_, k) => settingsOf(i + k)),
  );
  for (const o of out) {
    attempts += o.attempts;
    unanswered += o.unanswered;
    undecided += o.undecided;
    for (const [k, v] of Object.entries(o.layer.struck)) struck[k] = (struck[k] ?? 0) + v;
    if (o.faults.length) {
      bad++;
      if (bad <= 4) console.log(o.report, "\n");
      else console.log(o.seed, o.faults[0]);
    }
  }
}
console.log({ bad, attempts, unanswered, undecided, struck, s: (performance.now() - t) / 1000 });
await follower.stop();
await world.close();
process.exit(0);
