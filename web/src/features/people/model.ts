import type { GrantView } from "@rengang/core/people/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { GrantView };

/** Roles that the district gives, from the top of the tree down. */
export const GIVEN_ROLES = ["district_admin", "street_admin", "community_worker", "employer_liaison"] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** Every staff role and liaison of the district. */
export function createGrants() {
  return createRemote<GrantView[]>(() => ({
    key: ["grants"],
    load: async () => (await json(api.grants.$get())).grants as GrantView[],
  }));
}

/** One grant of one person: what a row stands for. */
export const grantKey = (grant: GrantView): string =>
  [grant.personId, grant.role, grant.unitId, grant.employerId].filter(Boolean).join(".");
