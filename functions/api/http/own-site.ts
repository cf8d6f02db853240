import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Env } from "./types";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a browser says that another site's page asks. Browsers write both headers themselves and let no page change
 * them; who sends neither is no browser, and has no cookie that somebody else could use.
 */
function fromElsewhere(c: Context<Env>): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = c.req.header("origin");
  // One's own machine is reached under more names than the one that it was told.
  return origin !== undefined && origin !== c.get("platform").origin && origin !== new URL(c.req.url).origin;
}

/**
 * Refuses whatever changes something and was not asked by our own pages: calls without a body need no question before a
 * browser sends them, and a neighbouring host counts as the same site for cookies (OWASP ASVS 5.0, 3.5.2).
 */
export const ownSite = createMiddleware<Env>(async (c, next) => {
  if (!READS.has(c.req.method) && fromElsewhere(c)) throw refuseCommon("request.from_elsewhere");
  return next();
});
