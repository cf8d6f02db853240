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

/** Whom to ask next: more of this page, those of the next page, or nobody, because nothing is left to give. */
type Left = "here" | "page" | "nothing";

/**
 * Asks the next people of a page and records what each got. That nothing is left is learned from the first who gets
 * nothing, never from the post: a step that died may have given the last place and not have recorded it.
 * @returns how many got something, and who is left to ask
 */
export async function givePage(
  ctx: Context,
  postId: PostId,
  page: number,
  { version, rows }: Loaded<{ rows: DrawnRow[] }>,
): Promise<{ given: number; left: Left }> {
  const asked = rows.filter((row) => row.result !== undefined);
  const todo = rows.slice(asked.length, asked.length + AT_ONCE);
  let given = 0;
  let left: Left = asked.length + todo.length < rows.length ? "here" : "page";
  const answered: DrawnRow[] = [];
  for (const row of todo) {
    const outcome = await ask(ctx, postId, row.personId);
    if (!outcome) {
      left = "nothing";
      break;
    }
    answered.push({ ...row, ...outcome });
    given += outcome.result === "not_fitting" ? 0 : 1;
  }
  if (answered.length > 0) {
    const after = [...asked, ...answered, ...rows.slice(asked.length + answered.length)];
    await ctx.commit("draws.give", [save(drawPageItem, { postId, page }, { rows: after }, version)]);
  }
  return { given, left };
}
