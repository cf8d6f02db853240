import { viewRights } from "@rengang/core/rights";
import { rightsSchema } from "@rengang/core/rights/schema";
import { Hono } from "hono";
import { route } from "../http/route";
import type { Env } from "../http/types";

export const rights = new Hono<Env>().get(
  "/rights",
  route({ summary: "Which role may do what", permission: "rights.view", response: rightsSchema }),
  async (c) => c.json(await viewRights(c.get("ctx"))),
);
