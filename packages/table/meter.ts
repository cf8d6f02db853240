import type { Operation, Send } from "./send";

interface Consumed {
  CapacityUnits?: number | undefined;
  ReadCapacityUnits?: number | undefined;
  WriteCapacityUnits?: number | undefined;
}

const reads: ReadonlySet<Operation> = new Set<Operation>(["get", "batchGet", "query"]);

export interface Meter {
  reads: number;
  writes: number;
  calls: number;
}

/** Wraps a `Send` and adds up the request units that the engine reports. */
export function metered(send: Send): { send: Send; meter: Meter } {
  const meter: Meter = { reads: 0, writes: 0, calls: 0 };
  return {
    meter,
    send: async (operation, input) => {
      const output = await send(operation, input);
      meter.calls += 1;
      const consumed = (output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity;
      for (const part of consumed === undefined ? [] : [consumed].flat()) {
        meter[reads.has(operation) ? "reads" : "writes"] += part.CapacityUnits ?? 0;
      }
      return output;
    },
  };
}
