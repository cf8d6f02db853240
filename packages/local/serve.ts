import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Platform } from "@rengang/core/context";
import { makeApp } from "@rengang/functions/api/app";
import { makeDocuments } from "@rengang/functions/documents/app";
import { makeReference } from "@rengang/functions/documents/reference";
import { PAGE_HEADERS } from "@rengang/kernel/headers";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { type Outbox, outboxPage } from "./outbox";

const DIST = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** API, documents, outbox and console on one port, with the headers that the stacks give the site on AWS. */
export function makeServer(platform: Platform, outbox: Outbox): Hono {
  const api = makeApp(platform);
  const documents = makeDocuments(platform);
  const reference = makeReference(platform);
  const site = new Hono();
  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) if (!c.res.headers.has(name)) c.header(name, value);
  });
  site.use(compress());
  site.all("/api/documents/*", (c) => documents.fetch(c.req.raw));
  for (const path of ["/api/openapi.json", "/api/reference", "/api/reference.css"]) {
    site.get(path, (c) => reference.fetch(c.req.raw));
  }
  site.all("/api/*", (c) => api.fetch(c.req.raw, c.env));
  site.route("/", outboxPage(outbox));
  site.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.ok) c.header("Cache-Control", "public, max-age=31536000, immutable");
  });
  site.use(serveStatic({ root: relative(process.cwd(), DIST) }));
  site.get("/assets/*", (c) => c.text("gone", 404));
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  site.get("*", (c) => c.html(page, 200, { "Cache-Control": "no-cache" }));
  return site;
}
