import type { PersonId, PostId } from "@rengang/kernel/ids";
import { Refusal, Stale } from "@rengang/kernel/refusal";
import { save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { claimFor } from "../claims";
import type { Context } from "../context";
import { requirePost } from "../posts";
import { type DrawnRow, drawPageItem } from "./items";
import { isFull } from "./rules";

type Outcome = Pick<DrawnRow, "result" | "turn" | "rule">;

/**
 * What one person gets when his or her turn in the list comes; undefined when nothing is left. The rules are asked
 * again. Whoever has it already, because a step is repeated, gets the same answer.
 */
async function ask(ctx: Context, postId: PostId, personId: PersonId): Promise<Outcome | undefined> {
  try {
    const { state, turn } = await claimFor(ctx, "claims.draw", postId, personId, { wait: true, way: "draw" });
    return state === "waitlisted" ? { result: "turn", turn } : { result: "place" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "claim.post_not_open" || error.code === "claim.post_full") {
      const post = await requirePost(ctx, postId, { strong: true });
      if (post.state === "drawing" && isFull(post)) return undefined;
      // Another process has finished the draw.
      throw new Stale();
    }
    // Somebody who is no longer on the roster is missing.
    if (!error.code.startsWith("claim.") && error.code !== "thing.missing") throw error;
    return { result: "not_fitting", rule: error.code };
  }
}

/** People asked in one step: some seconds of work where the engine is far away. */
const AT_ONCE = 50;

/**
 * Asks the next people of a page and records what each got.
 * @returns how many got something, and whether everyone on the page has been asked
 */
export async function givePage(
  ctx: Context,
  postId: PostId,
  page: number,
  { version, rows }: Loaded<{ rows: DrawnRow[] }>,
): Promise<{ given: number; over: boolean }> {
  const first = rows.findIndex((row) => row.result === undefined);
  if (first < 0) return { given: 0, over: true };
  const after = [...rows];
  let given = 0;
  for (let at = first; at < Math.min(rows.length, first + AT_ONCE); at++) {
    const row = rows[at] as DrawnRow;
    const outcome = await ask(ctx, postId, row.personId);
    if (!outcome) break;
    after[at] = { ...row, ...outcome };
    given += outcome.result === "not_fitting" ? 0 : 1;
  }
  await ctx.commit("draws.give", [save(drawPageItem, { postId, page }, { rows: after }, version)]);
  return { given, over: first + AT_ONCE >= rows.length };
}
