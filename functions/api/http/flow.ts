import type { Context } from "hono";
import { dropCookie, keepCookie, readCookie } from "./cookie";
import type { Env } from "./types";

/** Binds a sign-in at a provider to this browser: sent with the answer, which comes by a link, and with nothing else. */
const FLOW = { name: "provider_flow", path: "/api/sessions/provider" };

/** @param endsAt epoch milliseconds */
export const keepFlow = (c: Context<Env>, flow: string, endsAt: number): void => keepCookie(c, FLOW, flow, endsAt);

/** What this browser was given when it set out; afterwards it has it no more. */
export function takeFlow(c: Context<Env>): string | undefined {
  const flow = readCookie(c, FLOW);
  dropCookie(c, FLOW);
  return flow;
}
