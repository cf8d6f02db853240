import { openContext } from "@rengang/core/context";
import { openSession } from "@rengang/core/people";
import { deviceOf } from "@rengang/kernel/device";
import { refuseCommon } from "@rengang/kernel/refusal";
import type { Context } from "hono";
import { addressOf } from "./address";
import { dropCookie, keepCookie, readCookie, SESSION } from "./cookie";
import type { Env } from "./types";

/**
 * Opens the session behind the cookie and binds the request to its district. A page says which district it shows: unit
 * ids are paths and exist in every district, so a page left open must not act in the one that was chosen elsewhere since.
 * @param how.halfway for what is reached before the second factor was shown
 * @throws Refusal `session.required`, `session.second_factor`, `session.other_district`
 */
export async function authenticate(c: Context<Env>, { halfway = false } = {}): Promise<void> {
  const cookie = readCookie(c, SESSION);
  const session = cookie ? await openSession(c.get("platform"), cookie) : undefined;
  if (!session) throw refuseCommon("session.required");
  const pending = session.row.pending;
  if (pending && !halfway) throw refuseCommon("session.second_factor", { pending });
  const shown = c.req.header("x-district");
  if (shown !== undefined && shown !== session.actor.district) throw refuseCommon("session.other_district");
  c.set("session", session);
  const call = c.req.header("idempotency-key")?.slice(0, 100);
  const from = { address: addressOf(c), device: deviceOf(c.req.header("user-agent")) };
  c.set("ctx", openContext(c.get("platform"), session.actor, c.get("requestId"), call, from));
}

/** Hands the session to the browser. @param endsAt epoch milliseconds */
export const keepSession = (c: Context<Env>, token: string, endsAt: number): void =>
  keepCookie(c, SESSION, token, endsAt);

export const dropSession = (c: Context<Env>): void => dropCookie(c, SESSION);
