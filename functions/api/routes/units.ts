import { addUnit, editUnit, listUnits } from "@rengang/core/units";
import { addUnitSchema, editUnitSchema, unitListSchema, unitSchema } from "@rengang/core/units/schema";
import { unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

export const units = new Hono<Env>()
  .get("/units", route({ summary: "The tree", permission: "units.list", response: unitListSchema }), async (c) =>
    c.json({ units: await listUnits(c.get("ctx")) }),
  )
  .post(
    "/units",
    route({ summary: "Add a unit", permission: "units.add", status: 201, response: unitSchema }),
    body(addUnitSchema),
    async (c) => c.json(await addUnit(c.get("ctx"), c.req.valid("json")), 201),
  )
  .put(
    "/units/:unitId",
    route({
      summary: "Put right a unit's name and who answers for it",
      permission: "units.edit",
      response: unitSchema,
    }),
    ids(z.object({ unitId: unitIdSchema })),
    body(editUnitSchema),
    async (c) => c.json(await editUnit(c.get("ctx"), c.req.valid("param").unitId, c.req.valid("json"))),
  );
