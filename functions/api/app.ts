import { randomBytes } from "node:crypto";
import type { Platform } from "@rengang/core/context";
import { COMMON_HEADERS, DATA_POLICY } from "@rengang/kernel/headers";
import { base32 } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { Hono } from "hono";
import type { MergeSchemaPath } from "hono/types";
import { type GroupSchema, groups, groupsUnder, mount } from "./groups";
import { limitBody } from "./http/limit-body";
import { limitAddress } from "./http/limits";
import { ownSite } from "./http/own-site";
import { answerProblem } from "./http/problem";
import { keepTried } from "./http/tried";
import type { Env } from "./http/types";

const HEADERS = { ...COMMON_HEADERS, "Cache-Control": "no-store", "Content-Security-Policy": DATA_POLICY };

/** What every app of ours begins with: request id, limits, headers, refusals. */
export function base(platform: Platform) {
  const app = new Hono<Env>().basePath("/api");
  app.use(async (c, next) => {
    const requestId = base32(randomBytes(8));
    c.set("platform", platform);
    c.set("requestId", requestId);
    // Set before there is an answer: afterwards each header would take the answer apart and put it together again.
    // The console asks this clock what is over, for it is the one that decides.
    const now = new Date(platform.clock()).toUTCString();
    const headers = Object.entries({ "X-Request-Id": requestId, Date: now, ...HEADERS });
    for (const [name, value] of headers) c.header(name, value);
    await next();
    // An answer that a route made itself, such as a file, has not taken them over.
    if (!c.res.headers.has("X-Request-Id")) for (const [name, value] of headers) c.header(name, value);
  });
  app.use(limitAddress, limitBody, ownSite);
  app.onError(async (error, c) => {
    await keepTried(error, c);
    return answerProblem(error, c);
  });
  app.notFound((c) => answerProblem(refuseCommon("thing.missing"), c));
  return app;
}

/** Its type is what the console's client is made of. */
export type Api = Hono<Env, MergeSchemaPath<GroupSchema, "/api">, "/api">;

/** The API with every group read, to describe it or to look at its routes. */
export const wholeApp = (platform: Platform) => mount(base(platform), groups);

const wordOf = (path: string): string => path.split("/", 3)[2] ?? "";

/**
 * The whole API on one platform: an address finds the groups under its first word, which are read when it is first met.
 * @param under which groups stand under a word
 */
export function makeApp(platform: Platform, under = groupsUnder): Api {
  const parts = new Map<string, Promise<Hono<Env>>>();
  const nothing = base(platform);
  const partOf = (word: string): Promise<Hono<Env>> | Hono<Env> => {
    const known = parts.get(word);
    if (known) return known;
    const chosen = under(word);
    // Words that nobody has thought of are not kept: there is no end to them.
    if (!chosen) return nothing;
    const part = mount(base(platform), chosen);
    parts.set(word, part);
    // What could not be read once is read again by the next call.
    part.catch(() => parts.delete(word));
    return part;
  };
  const app = new Hono<Env>();
  app.all("*", async (c) => (await partOf(wordOf(c.req.path))).fetch(c.req.raw, c.env));
  app.onError((error, c) => {
    const faulty = base(platform).all("*", () => {
      throw error;
    });
    return faulty.fetch(c.req.raw, c.env);
  });
  return app as unknown as Api;
}
