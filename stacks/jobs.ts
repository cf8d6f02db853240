import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import type { Function as LambdaFunction } from "sst/constructs";
import { grantDistricts } from "./district-role";
import { addFunction, commonEnvironment, type Service } from "./functions";
import { grantSecrets, MADE } from "./grants";
import { addFailures, readStream } from "./stream";
import { typstBuild } from "./typst";

export interface JobsParts {
  readonly jobs: LambdaFunction;
  readonly sweep: LambdaFunction;
  readonly due: LambdaFunction;
  readonly failures: Queue;
  readonly sweepFailures: Queue;
}

/** Items of this kind wake the jobs function; nothing else does. */
export const JOB_KIND = "JOB";

/** Imports, reports, packages of forms and erasures, begun by a job item; the hourly sweep; and the clock. */
export function addJobs(service: Service): JobsParts {
  return { ...addLongJobs(service), ...addSweep(service), due: addDue(service) };
}

function addLongJobs(service: Service) {
  const { stack, settings } = service;
  const jobs = addFunction(service, "Jobs", {
    handler: "functions/jobs/main.handler",
    memoryMb: 1769,
    timeoutSeconds: 900,
    diskMb: 2048,
    environment: commonEnvironment(service),
    build: typstBuild(settings),
  });
  grantDistricts(service, "Jobs", jobs, {
    files: [
      { actions: ["s3:GetObject"], prefixes: ["templates"] },
      // Written by erasure alone, which cuts a person's rows out; the version before is gone within a day.
      { actions: ["s3:GetObject", "s3:PutObject"], prefixes: ["imports"] },
      { actions: ["s3:GetObject", "s3:PutObject"], prefixes: MADE },
      // The removal of what is over reads seals' copies and leaves its own.
      { actions: ["s3:GetObject", "s3:PutObject"], prefixes: ["audit"] },
      // Erasure must reach every version of a file, or it has erased nothing.
      { actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"], prefixes: ["imports", ...MADE] },
    ],
  });
  grantSecrets(stack, jobs, settings);
  const failures = addFailures(service, "JobsFailures", "jobs-failures");
  // One job at a time in a lane, for it may take the whole quarter of an hour; jobs resume where they stopped.
  readStream(service, jobs, failures, { batchSize: 1, lanes: 10, retries: 3, maxAgeHours: 6, kind: JOB_KIND });
  return { jobs, failures };
}

function addSweep(service: Service) {
  const sweep = addFunction(service, "Sweep", {
    handler: "functions/jobs/sweep.handler",
    memoryMb: 512,
    timeoutSeconds: 300,
    environment: commonEnvironment(service),
  });
  // Copies of the audit trail's seals: written and read here, never deleted by anyone.
  grantDistricts(service, "Sweep", sweep, {
    files: [{ actions: ["s3:GetObject", "s3:PutObject"], prefixes: ["audit"] }],
  });
  grantSecrets(service.stack, sweep, service.settings);
  const sweepFailures = addFailures(service, "SweepFailures", "sweep-failures");
  // The function's own retries: an event that was delivered and then failed is not the rule's business any more.
  sweep.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.minutes(50),
    onFailure: new SqsDestination(sweepFailures),
  });
  new Rule(service.stack, "Hourly", {
    schedule: Schedule.rate(Duration.hours(1)),
    targets: [
      new LambdaTarget(sweep, { retryAttempts: 2, maxEventAge: Duration.minutes(50), deadLetterQueue: sweepFailures }),
    ],
  });
  return { sweep, sweepFailures };
}

/**
 * Each minute: offers that nobody took pass on, entries are sealed and drawn. What fails, or is not delivered, is due again
 * in the next minute, so that nothing is tried again and nothing set aside; an alarm tells when it goes on failing.
 */
function addDue(service: Service): LambdaFunction {
  const due = addFunction(service, "Due", {
    handler: "functions/jobs/due-main.handler",
    memoryMb: 512,
    timeoutSeconds: 300,
    environment: commonEnvironment(service),
  });
  grantDistricts(service, "Due", due, { table: "without deleting" });
  grantSecrets(service.stack, due, service.settings);
  due.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  new Rule(service.stack, "EachMinute", {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaTarget(due, { retryAttempts: 0 })],
  });
  return due;
}
