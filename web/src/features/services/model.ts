import type { Pending, Service, ServiceId } from "@rengang/core/services/schema";
import { api, json, type Submission } from "../../lib/api";
import type { Key } from "../../lib/cache";
import { clockNow } from "../../lib/clock";
import { createRemote } from "../../lib/remote";
import type { MassResult } from "../../ui/mass-action";

export type { Service };
export type PendingService = Pending["services"][number];

/** What a decision about a record makes stale. */
export const touched: readonly Key[] = [["services"], ["attendance"]];

/** Records that wait for a confirmation or an answer, oldest first. */
export function createPending() {
  return createRemote<PendingService[]>(() => ({
    key: ["services", "pending"],
    load: async () => (await json(api.services.pending.$get({ query: {} }))).services as PendingService[],
  }));
}

/** Whether the member's word still waits for an answer. */
export const isDisputed = (service: Service): boolean => !!service.dispute && !service.dispute.answer;
/** Whether the record waits to be confirmed. */
export const isWaiting = (service: Service): boolean => service.state === "checked_in" || service.state === "pending";

/** Whether the session still goes on: its hours are confirmed once it is over. */
export const goesOn = ({ endsAt, startsAt }: Service): boolean => {
  const until = endsAt ?? startsAt;
  return until !== undefined && Date.parse(until) > clockNow();
};

/** What staff decide about records. */
export const serviceActs = {
  /** @param hours by id, where they differ from the recorded ones */
  async confirm(ids: readonly string[], hours: Record<string, number> = {}): Promise<MassResult[]> {
    const { results } = await json(api.services.confirm.$post({ json: { ids: ids as ServiceId[], hours } }));
    return results as MassResult[];
  },
  reject: (serviceId: ServiceId, reason: string, { options }: Submission) =>
    json(api.services[":serviceId"].reject.$post({ param: { serviceId }, json: { reason } }, options)),
  answer: (serviceId: ServiceId, answer: string, { options }: Submission) =>
    json(api.services[":serviceId"].answer.$post({ param: { serviceId }, json: { answer } }, options)),
};
