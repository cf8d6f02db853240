import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Function as LambdaFunction } from "sst/constructs";
import { grantDistricts } from "./district-role";
import { addFunction, commonEnvironment, type Service } from "./functions";
import { grantSecrets } from "./grants";
import { addFailures, readStream } from "./stream";

export interface ReactionsParts {
  readonly reactions: LambdaFunction;
  readonly failures: Queue;
}

/** The stream's first reader: aggregates, audit trail, notices. */
export function addReactions(service: Service): ReactionsParts {
  const { messengerUrl } = service.settings;
  const reactions = addFunction(service, "Reactions", {
    handler: "functions/reactions/main.handler",
    memoryMb: 512,
    timeoutSeconds: 60,
    environment: { ...commonEnvironment(service), ...(messengerUrl && { MESSENGER_URL: messengerUrl }) },
  });
  grantDistricts(service, "Reactions", reactions, {});
  grantSecrets(service.stack, reactions, service.settings);
  const failures = addFailures(service, "ReactionsFailures", "reactions-failures");
  // Large batches fold many changes of one aggregate into one write. Twenty tries with growing pauses outlast
  // a throttled minute; six hours leave time to repair a bad release before the stream forgets at 24.
  readStream(service, reactions, failures, { batchSize: 200, windowSeconds: 1, lanes: 4, retries: 20, maxAgeHours: 6 });
  return { reactions, failures };
}
