import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Platform } from "@rengang/core/context";
import { log } from "@rengang/kernel/log";
import { decodeRecord, type StreamChange } from "@rengang/table/record";

interface LambdaRecord {
  readonly dynamodb?: {
    readonly OldImage?: Record<string, unknown>;
    readonly NewImage?: Record<string, unknown>;
    readonly SequenceNumber?: string;
  };
}
export interface StreamEvent {
  readonly Records: readonly LambdaRecord[];
}
export interface BatchAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

type Image = Parameters<typeof unmarshall>[0];

/**
 * Deals with a batch in order and stops at the first record that fails: the stream delivers from there again, and
 * after its finite retries puts the record into the failure queue.
 */
export function streamHandler(platform: Platform, react: (platform: Platform, change: StreamChange) => Promise<void>) {
  return async ({ Records }: StreamEvent): Promise<BatchAnswer> => {
    for (const { dynamodb: d } of Records) {
      const sequence = d?.SequenceNumber ?? "0";
      const before = d?.OldImage && unmarshall(d.OldImage as Image);
      const after = d?.NewImage && unmarshall(d.NewImage as Image);
      const change = decodeRecord(before, after, sequence);
      try {
        if (change) await react(platform, change);
      } catch (error) {
        log("reaction", { kind: change?.kind, sequence, error });
        return { batchItemFailures: [{ itemIdentifier: sequence }] };
      }
    }
    return { batchItemFailures: [] };
  };
}
