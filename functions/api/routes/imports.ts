import { listImports, remapImport, startImport, uploadImport, viewImport } from "@rengang/core/imports";
import {
  importIdSchema,
  importListSchema,
  importSchema,
  mappingSchema,
  startedImportSchema,
  uploadSchema,
} from "@rengang/core/imports/schema";
import { Hono } from "hono";
import * as z from "zod";
import { body, ids, query, route } from "../http/route";
import type { Env } from "../http/types";

const importIds = ids(z.object({ importId: importIdSchema }));

// Loaded when the first file comes: most requests never need it.
const readSheets = async (bytes: Uint8Array, fileName: string) =>
  (await import("@rengang/documents/spreadsheet/read")).readSheets(bytes, { fileName });

export const imports = new Hono<Env>()
  .get(
    "/imports",
    route({ summary: "Files taken in so far", permission: "imports.claims", response: importListSchema }),
    async (c) => c.json({ imports: await listImports(c.get("ctx")) }),
  )
  .post(
    "/imports",
    route({
      summary: "Take a file in and preview it; the body is the file",
      permission: "imports.claims",
      status: 201,
      response: importSchema,
    }),
    query(uploadSchema),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await uploadImport(c.get("ctx"), c.req.valid("query"), bytes, readSheets), 201);
    },
  )
  .get(
    "/imports/:importId",
    route({ summary: "One import with its preview", permission: "imports.claims", response: importSchema }),
    importIds,
    async (c) => c.json(await viewImport(c.get("ctx"), c.req.valid("param").importId)),
  )
  .put(
    "/imports/:importId/mapping",
    route({ summary: "Preview again with corrected columns", permission: "imports.claims", response: importSchema }),
    importIds,
    body(mappingSchema),
    async (c) => c.json(await remapImport(c.get("ctx"), c.req.valid("param").importId, c.req.valid("json"))),
  )
  .post(
    "/imports/:importId/run",
    route({
      summary: "Write what the preview shows",
      permission: "imports.claims",
      status: 202,
      response: startedImportSchema,
    }),
    importIds,
    async (c) => c.json(await startImport(c.get("ctx"), c.req.valid("param").importId), 202),
  );
