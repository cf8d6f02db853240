import { enterDraw, takeBackEntry, viewDraw } from "@rengang/core/draws";
import { drawEntrySchema, drawSchema, viewDrawSchema } from "@rengang/core/draws/schema";
import { postIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const postIds = ids(z.object({ postId: postIdSchema }));

export const draws = new Hono<Env>()
  .get(
    "/posts/:postId/draw",
    route({ summary: "A fair opening, and once drawn its list", permission: "draws.view", response: drawSchema }),
    postIds,
    query(viewDrawSchema),
    async (c) => c.json(await viewDraw(c.get("ctx"), c.req.valid("param").postId, c.req.valid("query"))),
  )
  .post(
    "/posts/:postId/draw/entry",
    route({ summary: "Enter a fair opening", permission: "draws.enter", response: drawEntrySchema }),
    postIds,
    async (c) => c.json(await enterDraw(c.get("ctx"), c.req.valid("param").postId)),
  )
  .delete(
    "/posts/:postId/draw/entry",
    route({ summary: "Take my entry back", permission: "draws.enter", status: 204 }),
    postIds,
    async (c) => {
      await takeBackEntry(c.get("ctx"), c.req.valid("param").postId);
      return c.body(null, 204);
    },
  );
