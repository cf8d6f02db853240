import { viewJob } from "@rengang/core/jobs";
import { jobIdSchema, jobSchema } from "@rengang/core/jobs/schema";
import { listNotifications, readNotification } from "@rengang/core/notifications";
import {
  listNotificationsSchema,
  notificationIdSchema,
  notificationPageSchema,
} from "@rengang/core/notifications/schema";
import { Hono } from "hono";
import * as z from "zod";
import { ids, query, route } from "../http/route";
import type { Env } from "../http/types";

export const notifications = new Hono<Env>()
  .get(
    "/notifications",
    route({ summary: "What I was told", permission: "notifications.mine", response: notificationPageSchema }),
    query(listNotificationsSchema),
    async (c) => c.json(await listNotifications(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/notifications/:noticeId/read",
    route({ summary: "Mark one as read", permission: "notifications.mine", status: 204 }),
    ids(z.object({ noticeId: notificationIdSchema })),
    async (c) => {
      await readNotification(c.get("ctx"), c.req.valid("param").noticeId);
      return c.body(null, 204);
    },
  )
  .get(
    "/jobs/:jobId",
    route({ summary: "How far a long task has come", permission: "jobs.view", response: jobSchema }),
    ids(z.object({ jobId: jobIdSchema })),
    async (c) => c.json(await viewJob(c.get("ctx"), c.req.valid("param").jobId)),
  );
