import { isDeepStrictEqual } from "node:util";
import { saidBy } from "@rengang/functions/api/http/route";
import { operationOf } from "@rengang/functions/documents/describe";
import type { Hono } from "hono";
import { findTargetHandler } from "hono/utils/handler";

interface Resolver {
  validate: (
    value: unknown,
  ) => { value?: unknown; issues?: readonly unknown[] } | Promise<{ value?: unknown; issues?: readonly unknown[] }>;
}
interface Documented {
  readonly method: string;
  readonly pattern: RegExp;
  readonly path: string;
  readonly responses: Record<string, { content?: Record<string, { schema?: Resolver | object }> }>;
}

// biome-ignore lint/suspicious/noExplicitAny: any app, whatever its routes
type AnyApp = Hono<any, any, any>;

/** What the routes of an app document about their answers. */
export function documentedRoutes(app: AnyApp): Documented[] {
  return app.routes.flatMap(({ method, path, handler }) => {
    const said = saidBy(findTargetHandler(handler));
    if (!said || !("route" in said)) return [];
    const pattern = new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`);
    return [{ method, path, pattern, responses: operationOf(said.route).responses }];
  });
}

/**
 * Holds one real answer against what its route documents: the status is listed, the body has the shape, and no field
 * that nobody documented.
 */
export async function checkAnswer(
  routes: readonly Documented[],
  method: string,
  url: string,
  answer: Response,
): Promise<void> {
  typed(method, url, answer);
  const path = url.split("?")[0] as string;
  const candidates = routes.filter((r) => r.method === method && r.pattern.test(path));
  // `/members/me` also fits `/members/:personId`; the literal route is the one that answers.
  const route =
    candidates.find((r) => !r.path.includes(":")) ?? candidates.sort((a, b) => literals(b) - literals(a))[0];
  if (!route) return;
  const documented = route.responses[answer.status];
  if (!documented) throw new Error(`${method} ${route.path} answered ${answer.status}, which it does not document`);
  const schema = documented.content?.["application/json"]?.schema;
  if (!schema || !("validate" in schema)) return;
  const body = await answer.clone().json();
  const { value, issues } = await schema.validate(body);
  if (issues) throw new Error(`${method} ${route.path} answered another shape: ${JSON.stringify(issues)}`);
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(value)), body);
  if (!same)
    throw new Error(
      `${method} ${route.path} answered fields that it does not document: ${JSON.stringify(body).slice(0, 600)}`,
    );
}

/** Whatever has a body says what it is, and a text in which characters; JSON is UTF-8 by its standard (RFC 8259, 8.1). */
function typed(method: string, url: string, answer: Response): void {
  const type = answer.headers.get("content-type");
  if (answer.body !== null && !type) throw new Error(`${method} ${url} answered a body of no type`);
  if (
    type &&
    /^text\/|\+?xml/.test(type.split(";")[0] as string) &&
    !/^application\/vnd/.test(type) &&
    !/; ?charset=utf-8$/i.test(type)
  ) {
    throw new Error(`${method} ${url} answered ${type} without its characters`);
  }
}

const literals = (route: Documented): number => route.path.split("/").filter((part) => !part.startsWith(":")).length;
