import { invalidFields } from "@rengang/kernel/input";
import { type Permission, permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { validator } from "hono/validator";
import type * as z from "zod";
import { authenticate } from "./authenticate";
import { tooDeep } from "./limits";
import type { Env } from "./types";

/** What a route is and who may call it. */
export interface RouteDoc {
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

type Said = { readonly route: RouteDoc } | { readonly target: "json" | "query" | "param"; readonly schema: z.ZodType };
const SAID = Symbol("said");

/** Keeps on a handler what it says of itself, as it was said: only the API's description needs it in other words. */
const saying = <H extends object>(handler: H, said: Said): H => Object.assign(handler, { [SAID]: said });

/** What a handler says of itself: a route, or an input with its place and shape. */
export const saidBy = (handler: object): Said | undefined => (handler as { [SAID]?: Said })[SAID];

/**
 * The first handler of every route: documents it, opens the session and asks whether the role may call it at all.
 * The verb asks again, with the place in the tree; a route without this line is found by a test.
 */
export function route(doc: RouteDoc): MiddlewareHandler<Env> {
  const { permission, halfway = false } = doc;
  const handler = createMiddleware<Env>(async (c, next) => {
    c.set("asked", permission);
    if (permission !== "public") {
      await authenticate(c, { halfway });
      if (permission !== "session") permit(c.get("ctx").actor, permission);
    }
    await next();
  });
  return saying(handler, { route: doc });
}

type Raw<S extends z.ZodType> = z.input<S>;

/** A JSON body. It is typed here and parsed by the verb, after the permission. */
export function body<S extends z.ZodType>(schema: S) {
  return saying(
    validator("json", (value: unknown) => {
      // A route may add ids from its path, so anything but an object would be lost before the verb could refuse it.
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw invalidFields([{ path: "", problem: "invalid" }]);
      }
      if (tooDeep(value)) throw refuseCommon("input.too_large");
      return value as Raw<S>;
    }),
    { target: "json", schema },
  );
}

/** Query parameters, likewise. */
export function query<S extends z.ZodType>(schema: S) {
  return saying(
    validator("query", (value) => value as Raw<S>),
    { target: "query", schema },
  );
}

/** Ids in the path. One that cannot exist is missing, like one that does not. */
export function ids<S extends z.ZodType>(schema: S) {
  const checked = validator("param", (value) => {
    const result = schema.safeParse(value);
    if (!result.success) throw refuseCommon("thing.missing");
    return result.data as z.output<S>;
  });
  return saying(checked, { target: "param", schema });
}
