import type { Platform } from "@rengang/core/context";
import { base32 } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerProblem } from "./http/problem";
import type { Env } from "./http/types";
import { attendance } from "./routes/attendance";
import { audit } from "./routes/audit";
import { claims } from "./routes/claims";
import { districts } from "./routes/districts";
import { draws } from "./routes/draws";
import { employers } from "./routes/employers";
import { evaluation } from "./routes/evaluation";
import { feedback } from "./routes/feedback";
import { imports } from "./routes/imports";
import { members } from "./routes/members";
import { notifications } from "./routes/notifications";
import { packages } from "./routes/packages";
import { posts } from "./routes/posts";
import { registrations } from "./routes/registrations";
import { services } from "./routes/services";
import { sessions } from "./routes/sessions";
import { units } from "./routes/units";

const MEGABYTE = 1024 * 1024;
const tooLarge = () => {
  throw refuseCommon("input.too_large");
};

/** What every app of ours begins with: request id, limits, headers, refusals. */
export function base(platform: Platform) {
  const app = new Hono<Env>().basePath("/api");
  app.use(async (c, next) => {
    c.set("platform", platform);
    c.set("requestId", base32(crypto.getRandomValues(new Uint8Array(8))));
    await next();
    c.header("X-Request-Id", c.get("requestId"));
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
  });
  app.use("/imports", bodyLimit({ maxSize: 21 * MEGABYTE, onError: tooLarge }));
  app.use(async (c, next) => {
    if (c.req.path === "/api/imports") return next();
    return bodyLimit({ maxSize: MEGABYTE / 4, onError: tooLarge })(c, next);
  });
  app.onError((error, c) => answerProblem(error, c));
  app.notFound((c) => answerProblem(refuseCommon("thing.missing"), c));
  return app;
}

/** The whole API on one platform. Its type is what the console's client is made of. */
export function makeApp(platform: Platform) {
  return base(platform)
    .route("/", sessions)
    .route("/", districts)
    .route("/", units)
    .route("/", employers)
    .route("/", members)
    .route("/", registrations)
    .route("/", posts)
    .route("/", claims)
    .route("/", draws)
    .route("/", services)
    .route("/", attendance)
    .route("/", notifications)
    .route("/", imports)
    .route("/", evaluation)
    .route("/", feedback)
    .route("/", packages)
    .route("/", audit);
}

export type Api = ReturnType<typeof makeApp>;
