import { listCandidates, listPostsForMe } from "@rengang/core/matching";
import {
  candidatePageSchema,
  forMeSchema,
  listCandidatesSchema,
  postsForMeSchema,
} from "@rengang/core/matching/schema";
import { postIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));

export const matching = new Hono<Env>()
  .get(
    "/posts/for-me",
    route({ summary: "Posts ahead, those that suit me first", permission: "posts.list", response: postsForMeSchema }),
    query(forMeSchema),
    async (c) => c.json(await listPostsForMe(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/posts/:postId/candidates",
    route({ summary: "Members whom a post would suit", permission: "claims.match", response: candidatePageSchema }),
    postIds,
    query(listCandidatesSchema),
    async (c) => c.json(await listCandidates(c.get("ctx"), c.req.valid("param").postId, c.req.valid("query"))),
  );
