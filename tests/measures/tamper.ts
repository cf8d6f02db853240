import { falsify, falsifyElsewhere, WAYS } from "../audit/tampers";
import { oldTrail, youngTrail } from "../audit/trails";
import { makeWorld } from "../support/world";
import type { Measure } from "./measure";

/** One in so many falsifications is made on a trail of seven months, whose check takes ten times as long. */
const OLD = 10;

/** Falsifications of a sealed audit trail, past the product: how many the auditor's check finds. */
export const measure: Measure = {
  name: "tamper",
  summary: "Every way to falsify the sealed trail: rows, reasons, seals, marks, signed removals; each looked for.",
  run: async ({ long }) => {
    const tries = long ? 10_000 : 300;
    const world = await makeWorld();
    try {
      const [young, old] = [await youngTrail(world, 4), await oldTrail(world)];
      const ofOld = tries / OLD;
      const tallies = [
        await falsify(young, { from: 1, count: tries - ofOld }),
        await falsify(old, { from: 1, count: ofOld }),
      ];
      const missed = tallies.flatMap((tally) => tally.missed);
      const controls = tries / 20;
      const blind = await falsifyElsewhere(young, controls);
      return {
        figures: {
          tampers: tries,
          ways: Object.keys(WAYS).length,
          rows: young.bench.rows.length + old.bench.rows.length,
          seals: young.bench.seals.length + old.bench.seals.length,
          missed: missed.length,
          false_alarms: tallies.reduce((sum, tally) => sum + tally.falseAlarms, 0),
          controls,
          controls_found: controls - blind.missed.length,
        },
        goals: {
          missed: { op: "==", value: 0 },
          false_alarms: { op: "==", value: 0 },
          controls_found: { op: "==", value: 0 },
        },
        notes: missed.map((each) => `missed: ${each}`),
      };
    } finally {
      await world.close();
    }
  },
};
