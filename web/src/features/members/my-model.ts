import type { Member } from "@rengang/core/members/schema";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type { Member };

export const SELF = ["members", "me"] as const;

/** What is held about the member at the screen. */
export function createSelf() {
  return createRemote<Member>(() => ({
    key: SELF,
    fresh: 60_000,
    load: async () => (await json(api.members.me.$get())) as unknown as Member,
  }));
}
