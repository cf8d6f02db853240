import type { Claim } from "@rengang/core/claims/schema";
import type { Post } from "@rengang/core/posts/schema";
import { api, json } from "../../lib/api";
import { createAction, createRemote } from "../../lib/remote";

export interface MyClaim {
  state: "claimed" | "waitlisted";
  turn?: number | undefined;
  post: Post;
}

/** What the member has claimed or waits for and is not over, by time. */
export function createMyClaims() {
  return createRemote<{ claims: MyClaim[] }>(() => ({
    key: ["claims", "mine"],
    load: async () => (await json(api.claims.mine.$get())) as unknown as { claims: MyClaim[] },
  }));
}

const AFTERWARDS = [["posts"], ["claims"]] as const;

/** Takes a place, or a turn where there is none. The call can be repeated without harm. */
export function createClaiming(done?: (claim: Claim) => void) {
  return createAction<{ postId: string; wait: boolean }, Claim>({
    run: async ({ postId, wait }) =>
      (await json(
        api.posts[":postId"].claims.mine.$put({ param: { postId: postId as never }, json: { wait } }),
      )) as unknown as Claim,
    refresh: AFTERWARDS,
    done: (claim) => done?.(claim),
  });
}

/** Gives the place or the turn back. */
export function createWithdrawing(done?: () => void) {
  return createAction<{ postId: string }, unknown>({
    run: ({ postId }) =>
      json(api.posts[":postId"].claims.mine.withdraw.$post({ param: { postId: postId as never }, json: {} })),
    refresh: AFTERWARDS,
    done: () => done?.(),
  });
}
