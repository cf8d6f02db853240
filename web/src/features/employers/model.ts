import type { Employer } from "@rengang/core/employers/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Employer };
export const EMPLOYER_KINDS = ["agency", "institution", "company", "other"] as const;

/** Every employer of the district. */
export function createEmployers(enabled: () => boolean = () => true) {
  return createRemote<Employer[]>(() => ({
    key: ["employers"],
    enabled: enabled(),
    load: async () => (await json(api.employers.$get())).employers as Employer[],
    fresh: 120_000,
  }));
}
