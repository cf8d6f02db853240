import { log } from "@rengang/kernel/log";
import { Refusal, refuseCommon, Stale, statusOf } from "@rengang/kernel/refusal";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Env } from "./types";

function refusalFor(error: Error): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof Stale) return refuseCommon("change.stale");
  if (error instanceof HTTPException && error.status === 413) return refuseCommon("input.too_large");
  if (error instanceof HTTPException) return refuseCommon("input.unreadable");
  return undefined;
}

/** Every error becomes `{code, facts, requestId}`: a refusal with its own code, anything else a fault that says nothing. */
export function answerProblem(error: Error, c: Context<Env>) {
  const requestId = c.get("requestId");
  const refusal = refusalFor(error);
  if (!refusal) {
    log("fault", { requestId, route: c.req.routePath, error });
    return c.json({ code: "fault", facts: {}, requestId }, 500);
  }
  const status = statusOf[refusal.kind];
  if (status === 503) c.header("Retry-After", "2");
  return c.json({ code: refusal.code, facts: refusal.facts, requestId }, status);
}
