import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Duration } from "aws-cdk-lib/core";
import { tableDefinition } from "../packages/table/definition";
import type { ApiParts } from "./api";
import type { Service } from "./functions";
import type { JobsParts } from "./jobs";
import type { ReactionsParts } from "./reactions";
import { nameOf } from "./stage";

interface Watch {
  readonly name: string;
  readonly metric: IMetric;
  /** The alarm rings above this value. */
  readonly above: number;
  readonly periods?: number;
  readonly says: string;
}

const FIVE_MINUTES = Duration.minutes(5);
const summed = { period: FIVE_MINUTES, statistic: "Sum" } as const;
const highest = { period: FIVE_MINUTES, statistic: "Maximum" } as const;

/** Alarms, each with the section of the operations manual that says what to do. Names, no data of people. */
export function addAlarms(service: Service, api: ApiParts, reactions: ReactionsParts, jobs: JobsParts): void {
  const { stack, settings } = service;
  const topic = new Topic(stack, "Alarms", { topicName: nameOf(settings, "alarms"), enforceSSL: true });
  if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  stack.addOutputs({ AlarmTopic: topic.topicArn });
  const watches = [
    ...watchQueues(reactions, jobs),
    ...watchFunctions(api, reactions, jobs),
    ...watchTable(service.data.tableName),
    watchMessages(service, reactions),
  ];
  for (const watch of watches) {
    const alarm = new Alarm(stack, `Alarm-${watch.name}`, {
      alarmName: nameOf(settings, watch.name),
      alarmDescription: `${watch.says} See docs/operations.md, "${watch.name}".`,
      metric: watch.metric,
      threshold: watch.above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: watch.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}

function watchQueues(reactions: ReactionsParts, jobs: JobsParts): Watch[] {
  const queues = { reactions: reactions.failures, jobs: jobs.failures, sweep: jobs.sweepFailures };
  return Object.entries(queues).map(([name, queue]) => ({
    name: `${name}-failures`,
    metric: queue.metricApproximateNumberOfMessagesVisible(highest),
    above: 0,
    says: `Something was set aside after every retry of ${name}.`,
  }));
}

function watchFunctions(
  { http, api, documents }: ApiParts,
  { reactions }: ReactionsParts,
  { jobs, sweep, due }: JobsParts,
) {
  const throttled = { api, documents, reactions, jobs, sweep, due };
  // Jobs may rightly wait behind a long one; reactions feed people's screens.
  const lag = { reactions: { target: reactions, minutes: 5 }, jobs: { target: jobs, minutes: 60 } };
  const watches: Watch[] = [
    { name: "api-faults", metric: http.metricServerError(summed), above: 5, says: "The API answered 5xx." },
    {
      name: "due-failing",
      metric: due.metricErrors(summed),
      above: 1,
      periods: 2,
      says: "Offers do not pass on, or entries are not drawn, in some district.",
    },
  ];
  for (const [name, target] of Object.entries(throttled)) {
    watches.push({
      name: `${name}-throttled`,
      metric: target.metricThrottles(summed),
      above: 0,
      says: `Lambda refused to start ${name}: the account's concurrency is used up.`,
    });
  }
  for (const [name, { target, minutes }] of Object.entries(lag)) {
    watches.push({
      name: `${name}-behind`,
      metric: target.metric("IteratorAge", highest),
      above: minutes * 60_000,
      says: `The stream waits for ${name} longer than ${minutes} minutes; it forgets after 24 hours.`,
    });
  }
  return watches;
}

/** Counts the log's lines about messages that were given up: they name a channel and a reason, and no person. */
function watchMessages({ stack, settings }: Service, { reactions }: ReactionsParts): Watch {
  const filter = new MetricFilter(stack, "MessagesGivenUp", {
    logGroup: reactions.logGroup,
    metricNamespace: nameOf(settings),
    metricName: "MessagesGivenUp",
    filterPattern: FilterPattern.stringValue("$.level", "=", "message-given-up"),
    metricValue: "1",
  });
  return {
    name: "messages-given-up",
    metric: filter.metric(summed),
    above: 0,
    says: "A message will not reach its recipient; the district's log of deliveries says why.",
  };
}

function watchTable(tableName: string): Watch[] {
  const metric = (metricName: string, index?: string): Metric =>
    new Metric({
      namespace: "AWS/DynamoDB",
      metricName,
      dimensionsMap: { TableName: tableName, ...(index && { GlobalSecondaryIndexName: index }) },
      ...summed,
    });
  const places = [undefined, ...tableDefinition.indexes.map((index) => index.name)];
  const throttles = places.flatMap((index) =>
    (["Read", "Write"] as const).map((side) => ({
      name: `table-${side.toLowerCase()}-throttled${index ? `-${index}` : ""}`,
      metric: metric(`${side}ThrottleEvents`, index),
      above: 0,
      periods: 2,
      says: "The table throttles: one partition is hot, or growth was faster than the table could follow.",
    })),
  );
  return [
    ...throttles,
    {
      name: "table-conflicts",
      metric: metric("TransactionConflict"),
      above: 1000,
      periods: 2,
      says: "Transactions collide on the same items far more than a rush explains.",
    },
  ];
}
