import { listDistricts, openDistrict, setDistrict, viewDistrict } from "@rengang/core/districts";
import {
  districtListSchema,
  districtSchema,
  openDistrictSchema,
  updateSettingsSchema,
} from "@rengang/core/districts/schema";
import { viewHealth } from "@rengang/core/health";
import { healthSchema } from "@rengang/core/health/schema";
import { endGrant, endSessionsOf, giveGrant, listGrants } from "@rengang/core/people";
import {
  endGrantSchema,
  giveGrantSchema,
  grantListSchema,
  grantViewSchema,
  sessionsEndedSchema,
} from "@rengang/core/people/schema";
import { personIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

export const districts = new Hono<Env>()
  .post(
    "/districts",
    route({ summary: "Open a district", permission: "districts.open", status: 201, response: districtSchema }),
    body(openDistrictSchema),
    async (c) => c.json(await openDistrict(c.get("ctx"), c.req.valid("json")), 201),
  )
  .get(
    "/platform/districts",
    route({
      summary: "Every district of the installation",
      permission: "districts.list",
      response: districtListSchema,
    }),
    async (c) => c.json({ districts: await listDistricts(c.get("platform")) }),
  )
  .get(
    "/platform/health",
    route({ summary: "How every district runs", permission: "health.view", response: healthSchema }),
    async (c) => c.json({ districts: await viewHealth(c.get("ctx")) }),
  )
  .get(
    "/district",
    route({ summary: "My district", permission: "districts.view", response: districtSchema }),
    async (c) => c.json(await viewDistrict(c.get("ctx"))),
  )
  .patch(
    "/district",
    route({ summary: "Change settings", permission: "districts.set", response: districtSchema }),
    body(updateSettingsSchema),
    async (c) => c.json(await setDistrict(c.get("ctx"), c.req.valid("json"))),
  )
  .get(
    "/grants",
    route({ summary: "Who has which role", permission: "people.grants", response: grantListSchema }),
    async (c) => c.json(await listGrants(c.get("ctx"))),
  )
  .post(
    "/grants",
    route({ summary: "Give a role", permission: "people.grant", status: 201, response: grantViewSchema }),
    body(giveGrantSchema),
    async (c) => c.json(await giveGrant(c.get("ctx"), c.req.valid("json")), 201),
  )
  .post(
    "/grants/:personId/end",
    route({ summary: "Take a role away", permission: "people.grant", status: 204 }),
    ids(z.object({ personId: personIdSchema })),
    body(endGrantSchema),
    async (c) => {
      await endGrant(c.get("ctx"), c.req.valid("param").personId, c.req.valid("json"));
      return c.body(null, 204);
    },
  )
  .post(
    "/people/:personId/sessions/end",
    route({
      summary: "End every session of a person",
      permission: "people.end_sessions",
      response: sessionsEndedSchema,
    }),
    ids(z.object({ personId: personIdSchema })),
    async (c) => c.json({ ended: await endSessionsOf(c.get("ctx"), c.req.valid("param").personId) }),
  );
