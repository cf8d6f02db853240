import { listPosts, viewPost } from "@rengang/core/claims";
import {
  approvePost,
  cancelPost,
  closePost,
  editPost,
  proposePost,
  publishPost,
  returnPost,
} from "@rengang/core/posts";
import {
  editPostSchema,
  listPostsSchema,
  postDetailSchema,
  postPageSchema,
  postReasonSchema,
  proposePostSchema,
  publishPostSchema,
} from "@rengang/core/posts/schema";
import { postIdSchema } from "@rengang/kernel/ids";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));

export const posts = new Hono<Env>()
  .get(
    "/posts",
    route({ summary: "A unit's posts", permission: "posts.list", response: postPageSchema }),
    query(listPostsSchema),
    async (c) => c.json(await listPosts(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/posts",
    route({ summary: "Publish a post", permission: "posts.publish", status: 201, response: postDetailSchema }),
    body(publishPostSchema),
    async (c) => c.json(await publishPost(c.get("ctx"), c.req.valid("json")), 201),
  )
  .post(
    "/posts/proposals",
    route({
      summary: "Propose a post from my own skill",
      permission: "posts.propose",
      status: 201,
      response: postDetailSchema,
    }),
    body(proposePostSchema),
    async (c) => c.json(await proposePost(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/posts/:postId",
    route({ summary: "One post", permission: "posts.view", response: postDetailSchema }),
    postIds,
    async (c) => c.json(await viewPost(c.get("ctx"), c.req.valid("param").postId)),
  )
  .patch(
    "/posts/:postId",
    route({ summary: "Change what a post says", permission: "posts.edit", response: postDetailSchema }),
    postIds,
    body(editPostSchema),
    async (c) => c.json(await editPost(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/approve",
    route({ summary: "Take a proposed post on", permission: "posts.approve", response: postDetailSchema }),
    postIds,
    async (c) => c.json(await approvePost(c.get("ctx"), c.req.valid("param").postId)),
  )
  .post(
    "/posts/:postId/return",
    route({ summary: "Give a proposed post back", permission: "posts.approve", response: postDetailSchema }),
    postIds,
    body(postReasonSchema),
    async (c) => c.json(await returnPost(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/close",
    route({ summary: "Take no further claims", permission: "posts.edit", response: postDetailSchema }),
    postIds,
    async (c) => c.json(await closePost(c.get("ctx"), c.req.valid("param").postId)),
  )
  .post(
    "/posts/:postId/cancel",
    route({ summary: "Call a post off", permission: "posts.edit", response: postDetailSchema }),
    postIds,
    body(postReasonSchema),
    async (c) => c.json(await cancelPost(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  );
