import { permissions } from "@rengang/kernel/permission";
import type { Hono } from "hono";
import { findTargetHandler } from "hono/utils/handler";
import { resolver, uniqueSymbol } from "hono-openapi";
import * as z from "zod";
import { type RouteDoc, saidBy } from "../api/http/route";

const problemSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});

const described: Record<number, string> = {
  401: "Nobody is signed in",
  403: "The role does not allow it, or another site's page asked",
  404: "Missing, or another district's",
  409: "A rule stands against it",
  422: "Fields are missing or wrong",
  429: "Too often",
  503: "Busy; try again",
};

/** The documents function gives every file in parts too: what is larger than one answer is given in no other way. */
export const FILE_PARAMETERS = [
  {
    ...{ name: "part", in: "query", schema: { type: "integer", minimum: 1, maximum: 10_000 } },
    description: "Which part, from 1; the answer's X-File-Parts says how many there are",
  },
  {
    ...{ name: "tag", in: "query", schema: { type: "string", maxLength: 64 } },
    description: "From the second part on: X-File-Tag of the first, so that all are of one file",
  },
];

const problem = (status: number) => ({
  description: described[status] ?? "Refused",
  content: { "application/json": { schema: resolver(problemSchema) } },
});

/** A route in OpenAPI's terms: what it asks for, what it answers, and the refusals that follow from both. */
export function operationOf(
  { summary, permission, response, status = 200, media, refusals = [] }: RouteDoc,
  ofFiles: readonly object[] = [],
) {
  const guarded = permission !== "public";
  const statuses = [...(guarded ? [401] : []), 403, 404, 409, 422, 503, ...refusals];
  const content = media
    ? { [media]: { schema: { type: "string", format: "binary" } } }
    : response && { "application/json": { schema: resolver(response, { options: { io: "output" } }) } };
  return {
    summary,
    "x-permission": permission,
    ...(guarded && permission !== "session" && { "x-roles": permissions[permission] }),
    security: guarded ? [{ session: [] }] : [],
    ...(media && ofFiles.length > 0 && { parameters: ofFiles }),
    responses: {
      [status]: { description: "Done", ...(content && { content }) },
      ...Object.fromEntries([...new Set(statuses)].map((s) => [s, problem(s)])),
    },
  };
}

/**
 * Hands what the handlers of an app say of themselves to the library, in its words and where it looks for them.
 * @param ofFiles what can be asked of each file besides
 */
// biome-ignore lint/suspicious/noExplicitAny: any app, whatever its routes
export function describeHandlers(app: Hono<any, any, any>, ofFiles?: readonly object[]): void {
  for (const handler of new Set(app.routes.map((route) => findTargetHandler(route.handler)))) {
    const said = saidBy(handler);
    if (!said) continue;
    const told =
      "route" in said
        ? { spec: operationOf(said.route, ofFiles) }
        : { target: said.target, ...resolver(said.schema, { options: { io: "input" } }) };
    Object.assign(handler, { [uniqueSymbol]: told });
  }
}
