import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import type { Function as LambdaFunction } from "sst/constructs";
import type { Service } from "./functions";
import { grantStream } from "./grants";
import { nameOf } from "./stage";

export interface StreamReading {
  readonly batchSize: number;
  readonly windowSeconds?: number;
  /** Batches of one shard worked on at once; records of one item stay in order. */
  readonly lanes: number;
  readonly retries: number;
  readonly maxAgeHours: number;
  /** Only items of this kind wake the function; all of them without it. */
  readonly kind?: string;
}

/** A queue for what could not be done. An alarm watches it; 14 days is the longest it may keep. */
export function addFailures({ stack, settings }: Service, id: string, part: string): Queue {
  return new Queue(stack, id, {
    queueName: nameOf(settings, part),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}

/** Feeds the table's stream to a function: tries a finite number of times, narrows a bad batch down, then sets it aside. */
export function readStream(service: Service, target: LambdaFunction, failures: Queue, how: StreamReading): void {
  grantStream(target, service.data);
  new EventSourceMapping(service.stack, `${target.id}Stream`, {
    target,
    eventSourceArn: service.data.streamArn,
    // Not the latest: what was written before the first deployment, or while this was away, counts too.
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: how.batchSize,
    parallelizationFactor: how.lanes,
    retryAttempts: how.retries,
    maxRecordAge: Duration.hours(how.maxAgeHours),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(failures),
    ...(how.windowSeconds && { maxBatchingWindow: Duration.seconds(how.windowSeconds) }),
    ...(how.kind && { filters: [FilterCriteria.filter({ dynamodb: { NewImage: { item: { S: [how.kind] } } } })] }),
  });
}
