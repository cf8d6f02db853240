import { listTemplates, removeTemplate, saveTemplate } from "@rengang/core/templates";
import {
  saveTemplateSchema,
  templateIdSchema,
  templateListSchema,
  templateSchema,
} from "@rengang/core/templates/schema";
import { unitIdSchema } from "@rengang/kernel/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, route } from "../http/route";
import type { Env } from "../http/types";

export const templates = new Hono<Env>()
  .get(
    "/units/:unitId/templates",
    route({ summary: "Templates that a unit may use", permission: "templates.keep", response: templateListSchema }),
    ids(z.object({ unitId: unitIdSchema })),
    async (c) => c.json(await listTemplates(c.get("ctx"), c.req.valid("param").unitId)),
  )
  .put(
    "/templates",
    route({ summary: "Save a template under its name", permission: "templates.keep", response: templateSchema }),
    body(saveTemplateSchema),
    async (c) => c.json(await saveTemplate(c.get("ctx"), c.req.valid("json"))),
  )
  .delete(
    "/units/:unitId/templates/:templateId",
    route({ summary: "Remove a template", permission: "templates.keep", status: 204 }),
    ids(z.object({ unitId: unitIdSchema, templateId: templateIdSchema })),
    async (c) => {
      const { unitId, templateId } = c.req.valid("param");
      await removeTemplate(c.get("ctx"), unitId, templateId);
      return c.body(null, 204);
    },
  );
