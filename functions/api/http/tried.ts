import { keepTry } from "@rengang/core/tries";
import { log } from "@rengang/kernel/log";
import { Refusal } from "@rengang/kernel/refusal";
import type { Context } from "hono";
import type { Env } from "./types";

/** Refusals that say that somebody who is signed in tried what he or she may not. */
const TOLD: ReadonlySet<string> = new Set(["permission.denied", "factor.wrong", "factor.used", "passkey.wrong"]);
/** What was tried, by the first word of the refusal; a right that was refused names itself. */
const PROVING: Readonly<Record<string, string>> = { factor: "factors.prove", passkey: "factors.prove_passkey" };

/** Keeps a refused right or a wrong second factor for the trail. What cannot be kept is logged, and the answer stays. */
export async function keepTried(error: Error, c: Context<Env>): Promise<void> {
  const ctx = c.get("ctx");
  if (!ctx || ctx.actor.personId === "system" || !(error instanceof Refusal) || !TOLD.has(error.code)) return;
  const asked = error.facts.permission ?? c.get("asked") ?? "";
  const what = PROVING[error.code.split(".")[0] as string] ?? String(asked);
  try {
    await keepTry(ctx, ctx.actor.personId, what, error.code);
  } catch (failure) {
    log("fault", { requestId: c.get("requestId"), route: c.req.routePath, error: failure });
  }
}
