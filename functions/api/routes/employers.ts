import { addEmployer, listEmployers } from "@rengang/core/employers";
import { addEmployerSchema, employerListSchema, employerSchema } from "@rengang/core/employers/schema";
import { Hono } from "hono";
import { body, route } from "../http/route";
import type { Env } from "../http/types";

export const employers = new Hono<Env>()
  .get(
    "/employers",
    route({ summary: "Every employer", permission: "employers.list", response: employerListSchema }),
    async (c) => c.json({ employers: await listEmployers(c.get("ctx")) }),
  )
  .post(
    "/employers",
    route({ summary: "Add an employer", permission: "employers.add", status: 201, response: employerSchema }),
    body(addEmployerSchema),
    async (c) => c.json(await addEmployer(c.get("ctx"), c.req.valid("json")), 201),
  );
