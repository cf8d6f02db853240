import { assignClaim, listClaimants, listMyClaims, makeClaim, releaseClaim, withdrawClaim } from "@rengang/core/claims";
import {
  assignClaimSchema,
  claimantListSchema,
  claimSchema,
  makeClaimSchema,
  myClaimsSchema,
  releaseClaimSchema,
} from "@rengang/core/claims/schema";
import { postIdSchema } from "@rengang/kernel/ids";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));

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
  .delete(
    "/posts/:postId/claims/mine",
    route({ summary: "Give the place or the turn back", permission: "claims.withdraw", response: claimSchema }),
    postIds,
    async (c) => c.json(await withdrawClaim(c.get("ctx"), c.req.valid("param").postId)),
  )
  .get(
    "/posts/:postId/claims",
    route({ summary: "Who holds a place and who waits", permission: "claims.list", response: claimantListSchema }),
    postIds,
    async (c) => c.json({ claimants: await listClaimants(c.get("ctx"), c.req.valid("param").postId) }),
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
  );
