import { listAudit } from "@rengang/core/audit";
import { auditPageSchema, listAuditSchema } from "@rengang/core/audit/schema";
import { Hono } from "hono";
import { query, route } from "../http/route";
import type { Env } from "../http/types";

export const audit = new Hono<Env>().get(
  "/audit",
  route({ summary: "What was changed on a day, by whom", permission: "audit.list", response: auditPageSchema }),
  query(listAuditSchema),
  async (c) => c.json(await listAudit(c.get("ctx"), c.req.valid("query"))),
);
