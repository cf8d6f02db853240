import {
  applySchema,
  endRegistrationSchema,
  memberSchema,
  moveRegistrationSchema,
  peopleChosenSchema,
  returnRegistrationSchema,
  rowResultsSchema,
} from "@rengang/core/members/schema";
import {
  acceptRegistrations,
  endRegistration,
  moveRegistration,
  reportIn,
  returnRegistration,
} from "@rengang/core/registrations";
import { Hono } from "hono";
import { body, route } from "../http/route";
import type { Env } from "../http/types";

export const registrations = new Hono<Env>()
  .put(
    "/registrations/mine",
    route({ summary: "Report in to my community", permission: "registrations.apply", response: memberSchema }),
    body(applySchema),
    async (c) => c.json(await reportIn(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/registrations/accept",
    route({ summary: "Accept one or many", permission: "registrations.accept", response: rowResultsSchema }),
    body(peopleChosenSchema),
    async (c) => c.json(await acceptRegistrations(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/registrations/return",
    route({ summary: "Give one back with a reason", permission: "registrations.accept", response: memberSchema }),
    body(returnRegistrationSchema),
    async (c) => c.json(await returnRegistration(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/registrations/move",
    route({ summary: "Move a member to another community", permission: "registrations.move", response: memberSchema }),
    body(moveRegistrationSchema),
    async (c) => c.json(await moveRegistration(c.get("ctx"), c.req.valid("json"))),
  )
  .post(
    "/registrations/end",
    route({ summary: "End a registration with a reason", permission: "registrations.move", response: memberSchema }),
    body(endRegistrationSchema),
    async (c) => c.json(await endRegistration(c.get("ctx"), c.req.valid("json"))),
  );
