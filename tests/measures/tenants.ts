import { leaks } from "../isolation/leaks";
import { LONG, SHORT } from "../isolation/probes";
import { breakGround, type Ground, probe, probeLeaky } from "../isolation/run";
import type { Measure } from "./measure";

/** Walls taken down one by one, each of which the probes must notice. */
async function seeded(ground: Ground): Promise<{ found: number; missed: string[] }> {
  const [here, there] = ground.estates;
  const missed: string[] = [];
  if (!here || !there) throw new Error("two districts");
  for (const leak of leaks) {
    const said = await probeLeaky(ground, here, there, leak);
    if (!said.some((text) => leak.says.test(text))) missed.push(leak.name);
  }
  return { found: leaks.length - missed.length, missed };
}

/** Everything that one district's people can try on another, from the product's own description of its routes. */
export const measure: Measure = {
  name: "tenants",
  summary: "another district's ids, cursors, files, links, codes, sessions and call names on every route: told apart?",
  run: async ({ long }) => {
    const ground = await breakGround(long ? 4 : 2);
    try {
      const figures = { pairs: 0, routes: ground.routes.length, probes: 0, calls: 0, leaks: 0 };
      const notes: string[] = [];
      const statuses = new Map<number, number>();
      for (const here of ground.estates) {
        for (const there of ground.estates.filter((each) => each !== here)) {
          const tally = await probe(ground, here, there, long ? LONG : SHORT);
          figures.pairs += 1;
          figures.probes += tally.probes;
          figures.calls += tally.calls;
          figures.leaks += tally.leaks.length;
          notes.push(...tally.leaks);
          for (const [status, times] of tally.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times);
        }
      }
      const { found, missed } = await seeded(ground);
      notes.push(`answers: ${[...statuses].map(([status, times]) => `${status} ${times}`).join(", ")}`);
      notes.push(...missed.map((name) => `not found: ${name}`));
      return {
        figures: { ...figures, leaks_seeded: leaks.length, leaks_found: found },
        goals: { leaks: { op: "==", value: 0 }, leaks_found: { op: "==", value: leaks.length } },
        notes,
      };
    } finally {
      await ground.world.close();
    }
  },
};
