import type { Platform } from "@rengang/core/context";
import { Hono } from "hono";
import { html } from "hono/html";
import { generateSpecs } from "hono-openapi";
import { wholeApp } from "../api/app";
import { browserName, SESSION } from "../api/http/cookie";
import { makeDocuments } from "./app";
import { describeHandlers, FILE_PARAMETERS } from "./describe";

type Specs = Awaited<ReturnType<typeof generateSpecs>>;
type Operation = {
  summary?: string;
  "x-permission"?: string;
  parameters?: { name: string; in: string }[];
  responses?: object;
};

/** The OpenAPI 3.1 document of every route, those that answer files included. */
export async function describeApi(platform: Platform): Promise<Specs> {
  const [api, documents] = [await wholeApp(platform), makeDocuments(platform)];
  describeHandlers(api);
  describeHandlers(documents, FILE_PARAMETERS);
  return generateSpecs(new Hono().route("/", api).route("/", documents), {
    defaultValidationErrorResponse: false,
    documentation: {
      openapi: "3.1.0",
      info: {
        title: "Rengang 认岗",
        version: "0.1.0",
        description: "Volunteer posts, service records and employer feedback. One session belongs to one district.",
      },
      components: {
        securitySchemes: { session: { type: "apiKey", in: "cookie", name: browserName(platform, SESSION) } },
      },
    },
  });
}

const style =
  "body{margin:0;background:#F6F5F3;color:#1C1A19;font:15px/1.6 system-ui,'PingFang SC','Noto Sans SC',sans-serif}main{max-width:64rem;margin:0 auto;padding:32px 20px}h1{font-weight:600}details{background:#fff;border:1px solid #E3E0DB;border-radius:8px;margin:8px 0;padding:8px 16px}summary{cursor:pointer;min-height:32px}code,pre{font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}pre{white-space:pre-wrap;background:#EEECE9;padding:12px;border-radius:8px}";

function page(specs: Specs) {
  const rows = Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rengang API</title><link rel="stylesheet" href="/api/reference.css"></head><body><main><h1>Rengang API</h1>
<p>${rows.length} routes. The document itself: <a href="/api/openapi.json">openapi.json</a></p>
${rows.map(
  ({
    path,
    method,
    operation,
  }) => html`<details><summary><code>${method} ${path}</code> — ${operation.summary ?? ""}</summary>
<p>Permission: <code>${operation["x-permission"] ?? ""}</code></p><pre>${JSON.stringify(operation, null, 1)}</pre></details>`,
)}</main></body></html>`;
}

/** The document and a page to read it on. Served by the documents function, so that the hot API stays small. */
export function makeReference(platform: Platform): Hono {
  let specs: Promise<Specs> | undefined;
  const once = () => {
    specs ??= describeApi(platform);
    return specs;
  };
  return new Hono()
    .get("/api/openapi.json", async (c) => c.json(await once()))
    .get("/api/reference.css", (c) => c.body(style, 200, { "content-type": "text/css; charset=utf-8" }))
    .get("/api/reference", async (c) => c.html(page(await once())));
}
