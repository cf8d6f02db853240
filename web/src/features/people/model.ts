import type { GivenRole, GrantList, GrantView } from "@rengang/core/people/schema";
import { api, json } from "../../lib/api";
import { dayPlus, today } from "../../lib/format";
import { createRemote } from "../../lib/remote";

export { GIVEN_ROLES } from "@rengang/core/people/schema";
export type { GivenRole, GrantView };

/** The roles given in one's part of the district, and which one may give. */
export function createGrants() {
  return createRemote<GrantList>(() => ({
    key: ["grants"],
    load: async () => (await json(api.grants.$get())) as GrantList,
  }));
}

/** One grant of one person: what a row stands for. */
export const grantKey = (grant: GrantView): string =>
  [grant.personId, grant.role, grant.unitId, grant.employerId, grant.team, grant.postId].filter(Boolean).join(".");

const SOON = 30;

/** Whole days until the term ends, where that is soon. */
export function daysLeft({ until, term }: GrantView): number | undefined {
  if (until === undefined || term === "over" || until > dayPlus(today(), SOON)) return undefined;
  return Math.round((Date.parse(until) - Date.parse(today())) / 86_400_000);
}
