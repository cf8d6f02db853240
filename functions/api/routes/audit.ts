import { exportAudit, listAudit, verifyAudit } from "@rengang/core/audit";
import {
  auditExportSchema,
  auditPageSchema,
  auditRangeSchema,
  auditVerificationSchema,
  listAuditSchema,
} from "@rengang/core/audit/schema";
import { Hono } from "hono";
import { query, route } from "../http/route";
import type { Env } from "../http/types";

export const audit = new Hono<Env>()
  .get(
    "/audit",
    route({ summary: "What was changed on a day, by whom", permission: "audit.list", response: auditPageSchema }),
    query(listAuditSchema),
    async (c) => c.json(await listAudit(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/audit/verification",
    route({
      summary: "Whether the trail is as it was sealed",
      permission: "audit.list",
      response: auditVerificationSchema,
    }),
    query(auditRangeSchema),
    async (c) => c.json(await verifyAudit(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/audit/export",
    route({ summary: "The trail of some days with its seals", permission: "audit.list", response: auditExportSchema }),
    query(auditRangeSchema),
    async (c) => {
      c.header("Content-Disposition", 'attachment; filename="audit.json"');
      return c.json(await exportAudit(c.get("ctx"), c.req.valid("query")));
    },
  );
