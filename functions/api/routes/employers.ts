import { addEmployer, editEmployer, listEmployers } from "@rengang/core/employers";
import {
  addEmployerSchema,
  editEmployerSchema,
  employerListSchema,
  employerSchema,
} from "@rengang/core/employers/schema";
import { employerIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
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
  )
  .put(
    "/employers/:employerId",
    route({ summary: "Put an employer's contact right", permission: "employers.edit", response: employerSchema }),
    ids(z.object({ employerId: employerIdSchema })),
    body(editEmployerSchema),
    async (c) => c.json(await editEmployer(c.get("ctx"), c.req.valid("param").employerId, c.req.valid("json"))),
  );
