import { refuseCommon } from "@rengang/kernel/refusal";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { mostBytes } from "./limits";
import type { Env } from "./types";

const tooLarge = () => {
  throw refuseCommon("input.too_large");
};

/**
 * Refuses bodies above what their route may have, `input.too_large`. A length that is declared is believed, since the
 * server holds the sender to it, and the body stays untouched until the route reads it; only without one are the bytes
 * counted.
 */
export const limitBody = createMiddleware<Env>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const maxSize = mostBytes(c.req.path);
  const declared = c.req.header("content-length");
  if (declared === undefined || c.req.header("transfer-encoding") !== undefined) {
    return bodyLimit({ maxSize, onError: tooLarge })(c, next);
  }
  if (!/^\d{1,10}$/.test(declared) || Number(declared) > maxSize) tooLarge();
  return next();
});
