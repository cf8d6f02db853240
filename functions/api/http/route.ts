import { invalidFields } from "@rengang/kernel/input";
import { type Permission, permissions, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { validator } from "hono/validator";
import { resolver, uniqueSymbol } from "hono-openapi";
import * as z from "zod";
import { authenticate } from "./authenticate";
import { tooDeep } from "./limits";
import type { Env } from "./types";

export const problemSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});

interface RouteDoc {
  readonly summary: string;
  /** `public` needs no session; `session` any session. */
  readonly permission: Permission | "public" | "session";
  /** Whether it can be reached before the second factor was shown, or set up where that is required. */
  readonly halfway?: boolean;
  readonly response?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204 | 302;
  /** For answers that are files. */
  readonly media?: string;
  /** Statuses beyond those that follow from the permission and the inputs. */
  readonly refusals?: readonly (403 | 404 | 409 | 422 | 429)[];
}

const described: Record<number, string> = {
  401: "Nobody is signed in",
  403: "The role does not allow it, or another site's page asked",
  404: "Missing, or another district's",
  409: "A rule stands against it",
  422: "Fields are missing or wrong",
  429: "Too often",
  503: "Busy; try again",
};

/** Every file can be asked for in parts: what is larger than one answer is given in no other way. */
const FILE_PARAMETERS = [
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

/**
 * The first handler of every route: documents it, opens the session and asks whether the role may call it at all.
 * The verb asks again, with the place in the tree; a route without this line is found by a test.
 */
export function route({
  summary,
  permission,
  halfway = false,
  response,
  status = 200,
  media,
  refusals = [],
}: RouteDoc): MiddlewareHandler<Env> {
  const guarded = permission !== "public";
  const statuses = [...(guarded ? [401] : []), 403, 404, 409, 422, 503, ...refusals];
  const content = media
    ? { [media]: { schema: { type: "string", format: "binary" } } }
    : response && { "application/json": { schema: resolver(response, { options: { io: "output" } }) } };
  const spec = {
    summary,
    "x-permission": permission,
    ...(guarded && permission !== "session" && { "x-roles": permissions[permission] }),
    security: guarded ? [{ session: [] }] : [],
    ...(media && { parameters: FILE_PARAMETERS }),
    responses: {
      [status]: { description: "Done", ...(content && { content }) },
      ...Object.fromEntries([...new Set(statuses)].map((s) => [s, problem(s)])),
    },
  };
  const handler = createMiddleware<Env>(async (c, next) => {
    c.set("asked", permission);
    if (permission !== "public") {
      await authenticate(c, { halfway });
      if (permission !== "session") permit(c.get("ctx").actor, permission);
    }
    await next();
  });
  return Object.assign(handler, { [uniqueSymbol]: { spec } });
}

type Raw<S extends z.ZodType> = z.input<S>;

function documented<H>(handler: H, target: string, schema: z.ZodType): H {
  return Object.assign(handler as object, {
    [uniqueSymbol]: { target, ...resolver(schema, { options: { io: "input" } }) },
  }) as H;
}

/** A JSON body. It is typed here and parsed by the verb, after the permission. */
export function body<S extends z.ZodType>(schema: S) {
  return documented(
    validator("json", (value: unknown) => {
      // A route may add ids from its path, so anything but an object would be lost before the verb could refuse it.
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw invalidFields([{ path: "", problem: "invalid" }]);
      }
      if (tooDeep(value)) throw refuseCommon("input.too_large");
      return value as Raw<S>;
    }),
    "json",
    schema,
  );
}

/** Query parameters, likewise. */
export function query<S extends z.ZodType>(schema: S) {
  return documented(
    validator("query", (value) => value as Raw<S>),
    "query",
    schema,
  );
}

/** Ids in the path. One that cannot exist is missing, like one that does not. */
export function ids<S extends z.ZodType>(schema: S) {
  const checked = validator("param", (value) => {
    const result = schema.safeParse(value);
    if (!result.success) throw refuseCommon("thing.missing");
    return result.data as z.output<S>;
  });
  return documented(checked, "param", schema);
}
