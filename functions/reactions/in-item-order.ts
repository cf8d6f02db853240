import type { StreamChange } from "@rengang/table/record";

/**
 * Runs `work` over changes, so many at a time, those of one item one after the other and in order.
 * @throws what `work` throws, after the others have ended
 */
export async function inItemOrder<Change extends StreamChange>(
  changes: readonly Change[],
  atOnce: number,
  work: (change: Change) => Promise<void>,
): Promise<void> {
  const byItem = new Map<string, Change[]>();
  for (const change of changes) byItem.set(itemOf(change), [...(byItem.get(itemOf(change)) ?? []), change]);
  const queues = [...byItem.values()];
  let next = 0;
  const worker = async () => {
    while (next < queues.length) for (const change of queues[next++] ?? []) await work(change);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, queues.length) }, worker));
  const failed = ended.find((e) => e.status === "rejected");
  if (failed) throw failed.reason;
}

const itemOf = ({ district, key }: StreamChange): string => `${district}#${key.pk}#${key.sk}`;
