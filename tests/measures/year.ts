import type { Findings, Measure } from "./measure";
import { fewest, figuresOf, linesOf } from "./year/figures";
import { costlier, liveFortnight, liveYear } from "./year/live";
import { makeTown } from "./year/town";

/** Whether a call that is made costlier on purpose stands out in the books. */
async function control(): Promise<number> {
  const town = await makeTown(20, costlier);
  try {
    await liveFortnight(town, 0);
    return fewest(town.books).length > 0 ? 1 : 0;
  } finally {
    await town.world.close();
  }
}

/** How many members: `--members=N`, or 20, or 2,000 in the long form. */
function size(long: boolean): number {
  const asked = process.argv.find((a) => a.startsWith("--members="));
  return asked ? Number(asked.slice("--members=".length)) : long ? 2000 : 20;
}

async function run({ long }: { long: boolean }): Promise<Findings> {
  const town = await makeTown(size(long));
  try {
    await liveYear(town);
    const over = fewest(town.books);
    return {
      figures: { ...figuresOf(town), hot_over_least: over.length, costlier_on_purpose_found: await control() },
      goals: {
        ratio_year: { op: "<=", value: 1.1 },
        hot_over_least: { op: "==", value: 0 },
        costlier_on_purpose_found: { op: "==", value: 1 },
      },
      notes: [...linesOf(town.books), ...over.map((each) => `above the least: ${each}`), ""],
    };
  } finally {
    await town.world.close();
  }
}

export const measure: Measure = {
  name: "year",
  summary: "a simulated year of one district: units as reported beside the least, work by work",
  run,
};
