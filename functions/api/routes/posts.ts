import { editPost, listPosts, movePost, previewChange, publishFilled, viewPost } from "@rengang/core/claims";
import {
  changePreviewSchema,
  movePostSchema,
  previewChangeSchema,
  publishFilledSchema,
} from "@rengang/core/claims/schema";
import {
  approvePost,
  cancelPost,
  closePost,
  proposePost,
  publishDraft,
  publishPost,
  reopenPost,
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
import { postIdSchema } from "@rengang/kernel/schema";
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
  .post(
    "/posts/filled",
    route({
      summary: "Publish a post together with those who hold its places",
      permission: "posts.publish",
      status: 201,
      response: postDetailSchema,
    }),
    body(publishFilledSchema),
    async (c) => c.json(await publishFilled(c.get("ctx"), c.req.valid("json")), 201),
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
    "/posts/:postId/preview",
    route({ summary: "What would follow from a change", permission: "posts.edit", response: changePreviewSchema }),
    postIds,
    body(previewChangeSchema),
    async (c) => c.json(await previewChange(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/move",
    route({ summary: "Move a session to another time", permission: "posts.edit", response: postDetailSchema }),
    postIds,
    body(movePostSchema),
    async (c) => c.json(await movePost(c.get("ctx"), c.req.valid("param").postId, c.req.valid("json"))),
  )
  .post(
    "/posts/:postId/publish",
    route({ summary: "Show a draft to members", permission: "posts.publish", response: postDetailSchema }),
    postIds,
    async (c) => c.json(await publishDraft(c.get("ctx"), c.req.valid("param").postId)),
  )
  .post(
    "/posts/:postId/reopen",
    route({ summary: "Take claims again", permission: "posts.edit", response: postDetailSchema }),
    postIds,
    async (c) => c.json(await reopenPost(c.get("ctx"), c.req.valid("param").postId)),
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
