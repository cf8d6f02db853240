import { Refusal, Stale } from "@rengang/kernel/refusal";
import { HOUR } from "@rengang/kernel/time";
import { absent, put } from "@rengang/table/change";
import type { Context } from "../context";
import { districtItem } from "../districts/items";
import { type Trier, tryItem } from "./items";

export type { Trier } from "./items";

/**
 * Keeps that somebody tried what was refused: a right that the role does not have, a sign-in with a wrong code. Once an hour
 * for each person, act and refusal, so that nobody can fill the trail by trying. 0.5 read units, and a write for the first.
 * @param what the permission, or the verb, that was tried
 * @param code the refusal's code
 * @see OWASP ASVS 5.0, 16.3.1 and 16.3.2
 */
export async function keepTry(ctx: Context, who: Trier, what: string, code: string): Promise<void> {
  const id = { who, hour: Math.floor(ctx.now / HOUR), what, code };
  if (await ctx.table.get(tryItem, id)) return;
  try {
    await ctx.commit("tries.keep", [put(tryItem, id, { what, code, at: ctx.now }, absent())]);
  } catch (error) {
    // Another request of the same hour was first.
    if (!(error instanceof Stale)) throw error;
  }
}

/**
 * Keeps a try that a verb is about to refuse, and hands the refusal back to be thrown; what is no refusal passes.
 * @example throw await triedInVain(ctx, personId, "sessions.sign_in", refusePerson("code.wrong"))
 */
export async function triedInVain(ctx: Context, who: Trier, what: string, refusal: unknown): Promise<unknown> {
  // Anybody may name any district when signing in; nothing is kept for one that does not exist.
  const kept = refusal instanceof Refusal && (await ctx.table.get(districtItem, {})) !== undefined;
  if (kept) await keepTry(ctx, who, what, refusal.code);
  return refusal;
}
