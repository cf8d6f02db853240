import { exportAudit, listAudit, searchAudit, setRetention, verifyAudit, viewRetention } from "@rengang/core/audit";
import {
  auditExportSchema,
  auditFoundSchema,
  auditPageSchema,
  auditRangeSchema,
  auditRetentionSchema,
  auditVerificationSchema,
  exportAuditSchema,
  listAuditSchema,
  searchAuditSchema,
  setRetentionSchema,
} from "@rengang/core/audit/schema";
import { Hono } from "hono";
import { body, query, route } from "../http/route";
import type { Env } from "../http/types";

export const audit = new Hono<Env>()
  .get(
    "/audit",
    route({ summary: "What was changed on a day, by whom", permission: "audit.list", response: auditPageSchema }),
    query(listAuditSchema),
    async (c) => c.json(await listAudit(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/audit/search",
    route({
      summary: "What somebody did, or what was done to somebody or something",
      permission: "audit.list",
      response: auditFoundSchema,
    }),
    body(searchAuditSchema),
    async (c) => c.json(await searchAudit(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/audit/retention",
    route({ summary: "For how long the trail is kept", permission: "audit.retention", response: auditRetentionSchema }),
    async (c) => c.json(await viewRetention(c.get("ctx"))),
  )
  .put(
    "/audit/retention",
    route({
      summary: "Choose for how long the trail is kept",
      permission: "audit.set_retention",
      response: auditRetentionSchema,
    }),
    body(setRetentionSchema),
    async (c) => c.json(await setRetention(c.get("ctx"), c.req.valid("json"))),
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
    route({
      summary: "The trail of some days with its seals, part by part",
      permission: "audit.list",
      response: auditExportSchema,
    }),
    query(exportAuditSchema),
    async (c) => {
      c.header("Content-Disposition", 'attachment; filename="audit.json"');
      return c.json(await exportAudit(c.get("ctx"), c.req.valid("query")));
    },
  );
