import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Env } from "./types";

/** Binds a sign-in at a provider to this browser: sent with the answer, which comes by a link, and with nothing else. */
const COOKIE = "provider_flow";
const PATH = "/api/sessions/provider";

/** @param endsAt epoch milliseconds */
export function keepFlow(c: Context<Env>, flow: string, endsAt: number): void {
  const secure = c.get("platform").origin.startsWith("https:");
  setCookie(c, COOKIE, flow, { httpOnly: true, sameSite: "Lax", secure, path: PATH, expires: new Date(endsAt) });
}

/** What this browser was given when it set out; afterwards it has it no more. */
export function takeFlow(c: Context<Env>): string | undefined {
  const flow = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: PATH });
  return flow;
}
