import { viewClaimHistory } from "@rengang/core/attendance";
import {
  acceptStandIn,
  assignClaim,
  declineStandIn,
  explainFor,
  listClaims,
  listMyClaims,
  makeClaim,
  proposeStandIn,
  releaseClaim,
  takeBackStandIn,
  withdrawClaim,
} from "@rengang/core/claims";
import {
  answerStandInSchema,
  askedSchema,
  assignClaimSchema,
  claimantListSchema,
  claimHistorySchema,
  claimSchema,
  explainedSchema,
  makeClaimSchema,
  myClaimsSchema,
  proposeStandInSchema,
  releaseClaimSchema,
  withdrawClaimSchema,
} from "@rengang/core/claims/schema";
import { personIdSchema, postIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));
const claimIds = ids(z.object({ postId: postIdSchema, personId: personIdSchema }));

export const claims = new Hono<Env>()
  .get(
    "/claims/mine",
    route({ summary: "My claims", permission: "claims.mine", response: myClaimsSchema }),
    async (c) => c.json(await listMyClaims(c.get("ctx"))),
  )
  .put(
    "/posts/:postId/claims/mine",
    route({ summary: "Claim a place, or a turn", permission: "claims.make", response: claimSchema }),
    postIds,
    body(makeClaimSchema),
    async (c) => c.json(await makeClaim(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/claims/mine/withdraw",
    route({
      summary: "Give the place, the offer or the turn back",
      permission: "claims.withdraw",
      response: claimSchema,
    }),
    postIds,
    body(withdrawClaimSchema),
    async (c) => c.json(await withdrawClaim(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .get(
    "/posts/:postId/claims/mine/history",
    route({ summary: "What happened to my claim", permission: "claims.history", response: claimHistorySchema }),
    postIds,
    async (c) => c.json(await viewClaimHistory(c.get("ctx"), c.req.valid("param").postId)),
  )
  .post(
    "/posts/:postId/stand-in",
    route({ summary: "Ask somebody to take my place over", permission: "claims.stand_in", response: askedSchema }),
    postIds,
    body(proposeStandInSchema),
    async (c) => c.json(await proposeStandIn(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .delete(
    "/posts/:postId/stand-in",
    route({ summary: "Take that question back", permission: "claims.stand_in", status: 204 }),
    postIds,
    async (c) => {
      await takeBackStandIn(c.get("ctx"), c.req.valid("param").postId);
      return c.body(null, 204);
    },
  )
  .post(
    "/posts/:postId/stand-in/accept",
    route({ summary: "Take over the place of the one who asks", permission: "claims.stand_in", response: claimSchema }),
    postIds,
    body(answerStandInSchema),
    async (c) => c.json(await acceptStandIn(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/stand-in/decline",
    route({ summary: "Say no to the one who asks", permission: "claims.stand_in", status: 204 }),
    postIds,
    body(answerStandInSchema),
    async (c) => {
      await declineStandIn(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .get(
    "/posts/:postId/claims",
    route({
      summary: "Who holds a place, who waits and who left",
      permission: "claims.list",
      response: claimantListSchema,
    }),
    postIds,
    async (c) => c.json(await listClaims(c.get("ctx"), c.req.valid("param").postId)),
  )
  .post(
    "/posts/:postId/claims",
    route({ summary: "Give a member a place", permission: "claims.assign", response: claimSchema }),
    postIds,
    body(assignClaimSchema),
    async (c) => c.json(await assignClaim(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/claims/release",
    route({ summary: "Take a member off the post", permission: "claims.assign", response: claimSchema }),
    postIds,
    body(releaseClaimSchema),
    async (c) => c.json(await releaseClaim(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .get(
    "/posts/:postId/claims/:personId/history",
    route({ summary: "What happened to a member's claim", permission: "claims.history", response: claimHistorySchema }),
    claimIds,
    async (c) => {
      const { postId, personId } = c.req.valid("param");
      return c.json(await viewClaimHistory(c.get("ctx"), postId, personId));
    },
  )
  .get(
    "/posts/:postId/claims/:personId/rules",
    route({ summary: "Every rule for a member and a post", permission: "claims.explain", response: explainedSchema }),
    claimIds,
    async (c) => {
      const { postId, personId } = c.req.valid("param");
      return c.json(await explainFor(c.get("ctx"), postId, personId));
    },
  );
