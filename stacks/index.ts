import { type App, Stack } from "sst/constructs";
import { addAlarms } from "./alarms";
import { addApi } from "./api";
import { dataStack } from "./data";
import type { Service } from "./functions";
import { addJobs } from "./jobs";
import { addReactions } from "./reactions";
import type { StageSettings } from "./stage";
import { addWeb } from "./web";

/**
 * Two stacks: what must survive, and what can be made again from this repository.
 * More of them would tie themselves together by exports that hinder every larger change.
 */
export function addStacks(app: App, settings: StageSettings): { data: Stack; service: Stack } {
  const { stack: dataHome, data } = dataStack(app, settings);
  const stack = new Stack(app, "Service");
  stack.addDependency(dataHome);
  const service: Service = { stack, settings, data };
  const api = addApi(service);
  const reactions = addReactions(service);
  const jobs = addJobs(service);
  addWeb(service, api);
  addAlarms(service, api, reactions, jobs);
  stack.addOutputs({ PublicOrigin: settings.publicOrigin });
  return { data: dataHome, service: stack };
}
