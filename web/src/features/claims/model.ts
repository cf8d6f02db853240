import type { ClaimHistory, explainedSchema } from "@rengang/core/claims/schema";
import type * as z from "zod";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";

export type Explained = z.output<typeof explainedSchema>;
const param = (postId: string, personId: string) => ({
  param: { postId: postId as never, personId: personId as never },
});

/** What happened to a member's claim on a post, for staff. */
export function createHistoryOf(postId: () => string, personId: () => string) {
  return createRemote<ClaimHistory>(() => ({
    key: ["claims", "history", postId(), personId()],
    load: async () =>
      (await json(
        api.posts[":postId"].claims[":personId"].history.$get(param(postId(), personId())),
      )) as unknown as ClaimHistory,
  }));
}

/** Every rule for a member and a post, as an organiser may give the place. */
export function createRulesOf(postId: () => string, personId: () => string) {
  return createRemote<Explained>(() => ({
    key: ["claims", "rules", postId(), personId()],
    load: async () =>
      (await json(
        api.posts[":postId"].claims[":personId"].rules.$get(param(postId(), personId())),
      )) as unknown as Explained,
  }));
}
