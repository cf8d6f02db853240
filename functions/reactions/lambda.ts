import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Platform } from "@rengang/core/context";
import { log } from "@rengang/kernel/log";
import { decodeRecord, type StreamChange } from "@rengang/table/record";
import { inItemOrder } from "./in-item-order";

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

function changeOf({ dynamodb: d }: LambdaRecord, place: number): Placed[] {
  const before = d?.OldImage && unmarshall(d.OldImage as Image);
  const after = d?.NewImage && unmarshall(d.NewImage as Image);
  const change = decodeRecord(before, after, d?.SequenceNumber ?? "0");
  return change ? [{ ...change, place }] : [];
}

/** A change with its place in the batch. */
type Placed = StreamChange & { readonly place: number };

/** What follows from one change asks the table several times; so many wait for it side by side. */
const AT_ONCE = 16;

/**
 * Deals with a batch, the changes of one item in order and different items side by side. What comes after a record that
 * fails is left: the stream delivers from that record again, so that some are dealt with twice and none is left out; after
 * its finite retries it puts the record into the failure queue.
 */
export function streamHandler(platform: Platform, react: (platform: Platform, change: StreamChange) => Promise<void>) {
  return async ({ Records }: StreamEvent): Promise<BatchAnswer> => {
    const changes = Records.flatMap(changeOf);
    let first: Placed | undefined;
    await inItemOrder(changes, AT_ONCE, async (change) => {
      if (first && first.place < change.place) return;
      try {
        await react(platform, change);
      } catch (error) {
        log("reaction", { kind: change.kind, sequence: change.sequence, error });
        if (!first || change.place < first.place) first = change;
      }
    });
    return { batchItemFailures: first ? [{ itemIdentifier: first.sequence }] : [] };
  };
}
