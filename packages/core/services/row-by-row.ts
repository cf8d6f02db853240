import { type Facts, Refusal } from "@rengang/kernel/refusal";

export type RowResult<Extra extends object> = ({ ok: true } & Extra) | { ok: false; code: string; facts: Facts };

const AT_ONCE = 8;

/**
 * Runs a mass action: one refusal does not stop the others. Rows of the same `group` run one after the other, since
 * each may stand against the next. @returns the results in the order of the rows
 */
export async function rowByRow<Row, Extra extends object>(
  rows: readonly Row[],
  group: (row: Row) => string,
  run: (row: Row) => Promise<Extra>,
): Promise<RowResult<Extra>[]> {
  const results: RowResult<Extra>[] = [];
  const grouped = new Map<string, [number, Row][]>();
  for (const entry of rows.entries()) grouped.set(group(entry[1]), [...(grouped.get(group(entry[1])) ?? []), entry]);
  const groups = [...grouped.values()];
  const worker = async () => {
    for (let next = groups.shift(); next; next = groups.shift()) {
      for (const [position, row] of next) results[position] = await resultOf(() => run(row));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, groups.length) }, worker));
  return results;
}

async function resultOf<Extra extends object>(run: () => Promise<Extra>): Promise<RowResult<Extra>> {
  try {
    return { ok: true, ...(await run()) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, code: error.code, facts: error.facts };
  }
}
