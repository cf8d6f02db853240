import type { StreamChange } from "@rengang/table/record";
import type { Random } from "./random";

export interface StreamFaults {
  /** How often a stretch of records is delivered again. */
  readonly redeliver: number;
  /** Records of different items change places; those of one item never do. */
  readonly reorder: boolean;
}

const itemOf = ({ district, key }: StreamChange): string => `${district} ${key.pk} ${key.sk}`;

/** One item's records, some stretch of them twice, as a consumer that was cut off gets them again. */
function withRepeats(records: readonly StreamChange[], random: Random, share: number): StreamChange[] {
  if (!random.chance(share)) return [...records];
  const from = random.between(0, records.length - 1);
  const to = random.between(from, records.length - 1);
  return [...records.slice(0, to + 1), ...records.slice(from, to + 1), ...records.slice(to + 1)];
}

/** The records of a batch as an at-least-once stream may deliver them: the order of one item stays, all else may not. */
export function delivered(
  records: readonly StreamChange[],
  random: Random,
  { redeliver, reorder }: StreamFaults,
): StreamChange[] {
  const items = new Map<string, StreamChange[]>();
  for (const record of records) items.set(itemOf(record), [...(items.get(itemOf(record)) ?? []), record]);
  const queues = [...items.values()].map((queue) => withRepeats(queue, random, redeliver));
  if (!reorder) return queues.flat();
  const out: StreamChange[] = [];
  const left = queues.filter((queue) => queue.length > 0);
  while (left.length > 0) {
    const n = random.between(0, left.length - 1);
    out.push((left[n] as StreamChange[]).shift() as StreamChange);
    if (left[n]?.length === 0) left.splice(n, 1);
  }
  return out;
}
