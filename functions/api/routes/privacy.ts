import {
  answerNotice,
  answerRequest,
  askCorrection,
  askErasure,
  askObjection,
  decideErasure,
  examineErasure,
  exportMine,
  listRequests,
  myNotice,
  myRequests,
  openErasure,
  previewErasure,
  setNotice,
  viewErasure,
  viewHeld,
  viewNotice,
  withdrawRequest,
} from "@rengang/core/privacy";
import { exportMineSchema, heldViewSchema, myExportSchema } from "@rengang/core/privacy/held/schema";
import {
  answerNoticeSchema,
  answerRequestSchema,
  askCorrectionSchema,
  askErasureSchema,
  askObjectionSchema,
  erasurePreviewSchema,
  erasureViewSchema,
  examineSchema,
  listRequestsSchema,
  myNoticeSchema,
  noticeSchema,
  openErasureSchema,
  requestIdSchema,
  requestListSchema,
  requestSchema,
  setNoticeSchema,
} from "@rengang/core/privacy/schema";
import { personIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const one = z.object({ personId: personIdSchema, requestId: requestIdSchema });
const made = { permission: "privacy.mine", status: 201, response: requestSchema } as const;

const notice = new Hono<Env>()
  .get(
    "/privacy/notice",
    route({ summary: "What personal data are used for", permission: "privacy.notice", response: noticeSchema }),
    async (c) => c.json(await viewNotice(c.get("ctx"))),
  )
  .put(
    "/privacy/notice",
    route({ summary: "The district's part of it", permission: "privacy.set_notice", response: noticeSchema }),
    body(setNoticeSchema),
    async (c) => c.json(await setNotice(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/privacy/notice/mine",
    route({ summary: "The notice with my answer", permission: "privacy.mine", response: myNoticeSchema }),
    async (c) => c.json(await myNotice(c.get("ctx"))),
  )
  .put(
    "/privacy/notice/mine",
    route({ summary: "I have read it, and agree to these", permission: "privacy.mine", response: myNoticeSchema }),
    body(answerNoticeSchema),
    async (c) => c.json(await answerNotice(c.get("ctx"), c.req.valid("json"))),
  );

const mine = new Hono<Env>()
  .get(
    "/privacy/mine",
    route({ summary: "Everything held about me", permission: "privacy.mine", response: heldViewSchema }),
    async (c) => c.json(await viewHeld(c.get("ctx"))),
  )
  .get(
    "/privacy/mine/export",
    route({ summary: "The same as data to take along", permission: "privacy.mine", response: myExportSchema }),
    query(exportMineSchema),
    async (c) => {
      c.header("Content-Disposition", 'attachment; filename="rengang-person.json"');
      return c.json(await exportMine(c.get("ctx"), c.req.valid("query")));
    },
  )
  .get(
    "/privacy/mine/requests",
    route({ summary: "My requests", permission: "privacy.mine", response: requestListSchema }),
    async (c) => c.json(await myRequests(c.get("ctx"))),
  )
  .post(
    "/privacy/mine/corrections",
    route({ summary: "Ask for a correction", ...made }),
    body(askCorrectionSchema),
    async (c) => c.json(await askCorrection(c.get("ctx"), c.req.valid("json")), 201),
  )
  .post(
    "/privacy/mine/objections",
    route({ summary: "Object to a use", ...made }),
    body(askObjectionSchema),
    async (c) => c.json(await askObjection(c.get("ctx"), c.req.valid("json")), 201),
  )
  .post("/privacy/mine/erasure", route({ summary: "Ask for erasure", ...made }), body(askErasureSchema), async (c) =>
    c.json(await askErasure(c.get("ctx"), c.req.valid("json")), 201),
  )
  .post(
    "/privacy/mine/requests/:requestId/withdraw",
    route({ summary: "Take a request back", permission: "privacy.mine", response: requestSchema }),
    ids(z.object({ requestId: requestIdSchema })),
    async (c) => c.json(await withdrawRequest(c.get("ctx"), c.req.valid("param").requestId)),
  );

const staff = new Hono<Env>()
  .get(
    "/privacy/requests",
    route({ summary: "Members' requests", permission: "privacy.list", response: requestListSchema }),
    query(listRequestsSchema),
    async (c) => c.json(await listRequests(c.get("ctx"), c.req.valid("query"))),
  )
  .get(
    "/privacy/people/:personId/erasure",
    route({
      summary: "What a member's erasure would do, or did",
      permission: "privacy.examine",
      response: erasureViewSchema,
    }),
    ids(z.object({ personId: personIdSchema })),
    async (c) => c.json(await viewErasure(c.get("ctx"), c.req.valid("param").personId)),
  )
  .post(
    "/privacy/people/:personId/erasure",
    route({
      summary: "Ask for a member's erasure",
      permission: "privacy.decide",
      status: 201,
      response: requestSchema,
    }),
    ids(z.object({ personId: personIdSchema })),
    body(openErasureSchema),
    async (c) => c.json(await openErasure(c.get("ctx"), c.req.valid("param").personId, c.req.valid("json")), 201),
  )
  .post(
    "/privacy/requests/:personId/:requestId/answer",
    route({ summary: "Answer a correction or an objection", permission: "privacy.answer", response: requestSchema }),
    ids(one),
    body(answerRequestSchema),
    async (c) => {
      const { personId, requestId } = c.req.valid("param");
      return c.json(await answerRequest(c.get("ctx"), personId, requestId, c.req.valid("json")));
    },
  )
  .get(
    "/privacy/requests/:personId/:requestId/preview",
    route({ summary: "What an erasure would do", permission: "privacy.examine", response: erasurePreviewSchema }),
    ids(one),
    async (c) => {
      const { personId, requestId } = c.req.valid("param");
      return c.json(await previewErasure(c.get("ctx"), personId, requestId));
    },
  )
  .post(
    "/privacy/requests/:personId/:requestId/examine",
    route({ summary: "The first look at an erasure", permission: "privacy.examine", response: requestSchema }),
    ids(one),
    body(examineSchema),
    async (c) => {
      const { personId, requestId } = c.req.valid("param");
      return c.json(await examineErasure(c.get("ctx"), personId, requestId, c.req.valid("json")));
    },
  )
  .post(
    "/privacy/requests/:personId/:requestId/decide",
    route({ summary: "The second look: erase or refuse", permission: "privacy.decide", response: requestSchema }),
    ids(one),
    body(answerRequestSchema),
    async (c) => {
      const { personId, requestId } = c.req.valid("param");
      return c.json(await decideErasure(c.get("ctx"), personId, requestId, c.req.valid("json")));
    },
  );

/** What the law gives people: to be told, to see, to correct, to take along, to object, to be forgotten. */
export const privacy = new Hono<Env>().route("/", notice).route("/", mine).route("/", staff);
