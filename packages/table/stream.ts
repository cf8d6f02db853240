import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { decodeRecord, type StreamChange } from "./record";

export interface StreamReader {
  /** The next records after the last position, oldest first; empty when there are none now. */
  next(): Promise<StreamChange[]>;
  /** The position after the records last returned: keep it once they are dealt with. */
  position(): string | undefined;
}

/**
 * Reads the one shard of the embedded engine's stream. Starts after `from`, or at the beginning, never at the latest:
 * what happened while nobody read must still be dealt with.
 */
export function readStream(endpoint: string, arn: string, from: string | undefined): StreamReader {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBStreamsClient({ endpoint, region: "local", credentials });
  let position = from;
  let iterator: string | undefined;

  async function open(): Promise<string | undefined> {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
    const shard = StreamDescription?.Shards?.[0]?.ShardId;
    if (!shard) return undefined;
    const start = position
      ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: position }
      : { ShardIteratorType: "TRIM_HORIZON" as const };
    const got = await client.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId: shard, ...start }));
    return got.ShardIterator;
  }

  return {
    position: () => position,
    next: async () => {
      iterator ??= await open();
      if (!iterator) return [];
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: 500 }),
      );
      iterator = NextShardIterator;
      position = Records.at(-1)?.dynamodb?.SequenceNumber ?? position;
      return Records.flatMap(({ dynamodb: d }) => {
        const before = d?.OldImage && unmarshall(d.OldImage as Parameters<typeof unmarshall>[0]);
        const after = d?.NewImage && unmarshall(d.NewImage as Parameters<typeof unmarshall>[0]);
        return decodeRecord(before, after, d?.SequenceNumber ?? "0") ?? [];
      });
    },
  };
}
