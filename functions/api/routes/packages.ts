import { listPackages, openPackage, receiptForms, renewLink, replyForms, viewPackage } from "@rengang/core/feedback";
import {
  listPackagesSchema,
  openPackageSchema,
  packageDetailSchema,
  packageListSchema,
} from "@rengang/core/feedback/packages/schema";
import { periodIdSchema } from "@rengang/core/feedback/periods/schema";
import { receiptFormsSchema, replyFormsSchema } from "@rengang/core/feedback/schema";
import { rowResultsSchema } from "@rengang/core/members/schema";
import { meSchema } from "@rengang/core/people/schema";
import { deviceOf } from "@rengang/kernel/device";
import { employerIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { keepSession } from "../http/authenticate";
import { settleAside } from "../http/memberships";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const packageIds = ids(z.object({ periodId: periodIdSchema, employerId: employerIdSchema }));

export const packages = new Hono<Env>()
  .post(
    "/packages/open",
    route({
      summary: "Open a package with its link and code",
      permission: "public",
      status: 201,
      response: z.object({ me: meSchema }),
      refusals: [429],
    }),
    body(openPackageSchema),
    async (c) => {
      const { token, me, endsAt } = await openPackage(
        c.get("platform"),
        c.get("requestId"),
        c.req.valid("json"),
        deviceOf(c.req.header("user-agent")),
      );
      await settleAside(c, token);
      keepSession(c, token, endsAt);
      return c.json({ me }, 201);
    },
  )
  .get(
    "/packages",
    route({ summary: "Packages of forms by employer", permission: "feedback.package", response: packageListSchema }),
    query(listPackagesSchema),
    async (c) => c.json({ packages: await listPackages(c.get("ctx"), c.req.valid("query")) }),
  )
  .post(
    "/packages/receipts",
    route({ summary: "Sign for forms", permission: "feedback.receive", response: rowResultsSchema }),
    body(receiptFormsSchema),
    async (c) => c.json(await receiptForms(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/packages/replies",
    route({ summary: "Say how forms were used", permission: "feedback.receive", response: rowResultsSchema }),
    body(replyFormsSchema),
    async (c) => c.json(await replyForms(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/packages/:periodId/:employerId",
    route({
      summary: "One package: covering list and forms",
      permission: "feedback.package",
      response: packageDetailSchema,
    }),
    packageIds,
    async (c) => c.json(await viewPackage(c.get("ctx"), c.req.valid("param"))),
  )
  .post(
    "/packages/:periodId/:employerId/link",
    route({
      summary: "Send a new link and code",
      permission: "feedback.deliver",
      status: 202,
      response: z.object({ sentAt: z.string(), sentTo: z.string() }),
      refusals: [429],
    }),
    packageIds,
    async (c) => c.json(await renewLink(c.get("ctx"), c.req.valid("param")), 202),
  );
