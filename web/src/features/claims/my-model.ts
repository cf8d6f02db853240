import type { Claim, ClaimHistory, myClaimsSchema, StandIn } from "@rengang/core/claims/schema";
import type * as z from "zod";
import { api, json, type Submission } from "../../lib/api";
import { createAction, createRemote } from "../../lib/remote";

export type { ClaimHistory, StandIn };

type Answer = z.output<typeof myClaimsSchema>;
// Rows keep their identity by `id`: a button in a row never acts on the row that took its place.
export type MyClaim = Answer["claims"][number] & { id: string };
export type MyAsk = StandIn & { id: string };
export interface MyClaims {
  claims: MyClaim[];
  standIns: MyAsk[];
}

/** What the member has claimed, is offered or waits for and is not over, by time; and what others ask. */
export function createMyClaims() {
  return createRemote<MyClaims>(() => ({
    key: ["claims", "mine"],
    load: async () => {
      const { claims, standIns } = (await json(api.claims.mine.$get())) as unknown as Answer;
      return {
        claims: claims.map((claim) => ({ ...claim, id: claim.post.id })),
        standIns: standIns.map((ask) => ({ ...ask, id: `${ask.post.id} ${ask.from}` })),
      };
    },
  }));
}

export const AFTERWARDS = [["posts"], ["claims"], ["notifications"]] as const;
const param = (postId: string) => ({ param: { postId: postId as never } });

/** Takes a place, the one that is offered, or a turn where there is none. The call can be repeated without harm. */
export function createClaiming(done?: (claim: Claim) => void) {
  return createAction<{ postId: string; wait: boolean }, Claim>({
    run: async ({ postId, wait }) =>
      (await json(api.posts[":postId"].claims.mine.$put({ ...param(postId), json: { wait } }))) as unknown as Claim,
    refresh: AFTERWARDS,
    done: (claim) => done?.(claim),
  });
}

/** Gives the place, the offer or the turn back; late, with a reason. */
export const withdraw = (postId: string, reason?: string) =>
  json(
    api.posts[":postId"].claims.mine.withdraw.$post({
      ...param(postId),
      json: reason === undefined ? {} : { reason },
    }),
  );

/** `withdraw` behind a button. */
export function createWithdrawing(done?: () => void) {
  return createAction<{ postId: string }, unknown>({
    run: ({ postId }) => withdraw(postId),
    refresh: AFTERWARDS,
    done: () => done?.(),
  });
}

/** What a member does about stand-ins. */
export const standInActs = {
  ask: (postId: string, phone: string, note: string, { options }: Submission) =>
    json(api.posts[":postId"]["stand-in"].$post({ ...param(postId), json: { phone, note } }, options)),
  takeBack: (postId: string) => json(api.posts[":postId"]["stand-in"].$delete(param(postId))),
  accept: ({ post, from }: StandIn) =>
    json(api.posts[":postId"]["stand-in"].accept.$post({ ...param(post.id), json: { from } })),
  decline: ({ post, from }: StandIn) =>
    json(api.posts[":postId"]["stand-in"].decline.$post({ ...param(post.id), json: { from } })),
};

/** What happened to my claim on a post, oldest first. */
export function createMyHistory(postId: () => string) {
  return createRemote<ClaimHistory>(() => ({
    key: ["claims", "history", postId()],
    load: async () =>
      (await json(api.posts[":postId"].claims.mine.history.$get(param(postId())))) as unknown as ClaimHistory,
  }));
}
