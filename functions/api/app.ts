import { randomBytes } from "node:crypto";
import type { Platform } from "@rengang/core/context";
import { COMMON_HEADERS, DATA_POLICY } from "@rengang/kernel/headers";
import { base32 } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { Hono } from "hono";
import { limitBody } from "./http/limit-body";
import { limitAddress } from "./http/limits";
import { ownSite } from "./http/own-site";
import { answerProblem } from "./http/problem";
import { keepTried } from "./http/tried";
import type { Env } from "./http/types";
import { attendance } from "./routes/attendance";
import { audit } from "./routes/audit";
import { calendars } from "./routes/calendars";
import { claims } from "./routes/claims";
import { districts } from "./routes/districts";
import { draws } from "./routes/draws";
import { employers } from "./routes/employers";
import { evaluation } from "./routes/evaluation";
import { factors } from "./routes/factors";
import { feedback } from "./routes/feedback";
import { imports } from "./routes/imports";
import { keys } from "./routes/keys";
import { matching } from "./routes/matching";
import { members } from "./routes/members";
import { memberships } from "./routes/memberships";
import { notifications } from "./routes/notifications";
import { packages } from "./routes/packages";
import { passkeys } from "./routes/passkeys";
import { posts } from "./routes/posts";
import { privacy } from "./routes/privacy";
import { providers } from "./routes/providers";
import { registrations } from "./routes/registrations";
import { rights } from "./routes/rights";
import { senders } from "./routes/senders";
import { series } from "./routes/series";
import { services } from "./routes/services";
import { sessions } from "./routes/sessions";
import { suggestions } from "./routes/suggestions";
import { templates } from "./routes/templates";
import { units } from "./routes/units";

const HEADERS = { ...COMMON_HEADERS, "Cache-Control": "no-store", "Content-Security-Policy": DATA_POLICY };

/** What every app of ours begins with: request id, limits, headers, refusals. */
export function base(platform: Platform) {
  const app = new Hono<Env>().basePath("/api");
  app.use(async (c, next) => {
    const requestId = base32(randomBytes(8));
    c.set("platform", platform);
    c.set("requestId", requestId);
    // Set before there is an answer: afterwards each header would take the answer apart and put it together again.
    const headers = Object.entries({ "X-Request-Id": requestId, ...HEADERS });
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

/** The whole API on one platform. Its type is what the console's client is made of. */
export function makeApp(platform: Platform) {
  return base(platform)
    .route("/", sessions)
    .route("/", memberships)
    .route("/", factors)
    .route("/", passkeys)
    .route("/", districts)
    .route("/", units)
    .route("/", employers)
    .route("/", members)
    .route("/", registrations)
    .route("/", matching)
    .route("/", posts)
    .route("/", claims)
    .route("/", series)
    .route("/", templates)
    .route("/", calendars)
    .route("/", draws)
    .route("/", services)
    .route("/", attendance)
    .route("/", notifications)
    .route("/", suggestions)
    .route("/", senders)
    .route("/", providers)
    .route("/", imports)
    .route("/", evaluation)
    .route("/", feedback)
    .route("/", packages)
    .route("/", privacy)
    .route("/", audit)
    .route("/", keys)
    .route("/", rights);
}

export type Api = ReturnType<typeof makeApp>;
