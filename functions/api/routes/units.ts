import { addUnit, listUnits } from "@rengang/core/units";
import { addUnitSchema, unitListSchema, unitSchema } from "@rengang/core/units/schema";
import { Hono } from "hono";
import { body, route } from "../http/route";
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
  );
