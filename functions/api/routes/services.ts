import {
  answerDispute,
  communityLedger,
  confirmServices,
  correctService,
  disputeService,
  listPending,
  memberLedger,
  myLedger,
  rejectService,
  reportService,
} from "@rengang/core/services";
import {
  answerDisputeSchema,
  communityLedgerSchema,
  confirmServicesSchema,
  correctServiceSchema,
  disputeServiceSchema,
  ledgerSchema,
  ledgerYearSchema,
  listPendingSchema,
  memberLedgerSchema,
  pendingSchema,
  reportServiceSchema,
  serviceIdSchema,
  serviceReasonSchema,
  serviceResultsSchema,
  serviceSchema,
} from "@rengang/core/services/schema";
import { personIdSchema, unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const serviceIds = ids(z.object({ serviceId: serviceIdSchema }));

export const services = new Hono<Env>()
  .get(
    "/services/mine",
    route({ summary: "My ledger of a year", permission: "services.mine", response: ledgerSchema }),
    query(ledgerYearSchema),
    async (c) => c.json(await myLedger(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/services",
    route({
      summary: "Report service done outside a post",
      permission: "services.report",
      status: 201,
      response: serviceSchema,
    }),
    body(reportServiceSchema),
    async (c) => c.json(await reportService(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/services/pending",
    route({ summary: "What waits for a confirmation", permission: "services.list", response: pendingSchema }),
    query(listPendingSchema),
    async (c) => c.json(await listPending(c.get("ctx"), c.req.valid("query"))),
  )
  .post(
    "/services/confirm",
    route({ summary: "Confirm one or many", permission: "services.confirm", response: serviceResultsSchema }),
    body(confirmServicesSchema),
    async (c) => c.json(await confirmServices(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/services/:serviceId/reject",
    route({ summary: "Turn one down with a reason", permission: "services.confirm", response: serviceSchema }),
    serviceIds,
    body(serviceReasonSchema),
    async (c) => c.json(await rejectService(c.get("ctx"), c.req.valid("param").serviceId, c.req.valid("json"))),
  )
  .patch(
    "/services/:serviceId",
    route({ summary: "Correct one, visibly", permission: "services.confirm", response: serviceSchema }),
    serviceIds,
    body(correctServiceSchema),
    async (c) => c.json(await correctService(c.get("ctx"), c.req.valid("param").serviceId, c.req.valid("json"))),
  )
  .post(
    "/services/:serviceId/dispute",
    route({ summary: "Say that one of mine is wrong", permission: "services.dispute", response: serviceSchema }),
    serviceIds,
    body(disputeServiceSchema),
    async (c) => c.json(await disputeService(c.get("ctx"), c.req.valid("param").serviceId, c.req.valid("json"))),
  )
  .post(
    "/services/:serviceId/answer",
    route({ summary: "Answer what a member contests", permission: "services.confirm", response: serviceSchema }),
    serviceIds,
    body(answerDisputeSchema),
    async (c) => c.json(await answerDispute(c.get("ctx"), c.req.valid("param").serviceId, c.req.valid("json"))),
  )
  .get(
    "/members/:personId/services",
    route({ summary: "A member's ledger of a year", permission: "services.list", response: memberLedgerSchema }),
    ids(z.object({ personId: personIdSchema })),
    query(ledgerYearSchema),
    async (c) => c.json(await memberLedger(c.get("ctx"), c.req.valid("param").personId, c.req.valid("query"))),
  )
  .get(
    "/units/:unitId/ledger",
    route({ summary: "A community's ledger of a year", permission: "services.list", response: communityLedgerSchema }),
    ids(z.object({ unitId: unitIdSchema })),
    query(ledgerYearSchema),
    async (c) => c.json(await communityLedger(c.get("ctx"), c.req.valid("param").unitId, c.req.valid("query"))),
  );
