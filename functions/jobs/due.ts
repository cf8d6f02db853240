import { randomBytes } from "node:crypto";
import { lapseOffer } from "@rengang/core/claims";
import { type Context, type Platform, systemContext } from "@rengang/core/context";
import { listDistricts } from "@rengang/core/districts";
import { drawJobId, sealDraw } from "@rengang/core/draws";
import { advanceJob, resumeJob } from "@rengang/core/jobs";
import { DUE, type PostRow, postItem } from "@rengang/core/posts";
import { base32, type DistrictId, type PersonId } from "@rengang/kernel/ids";
import { MINUTE } from "@rengang/kernel/time";
import { jobSteps } from "./registry";

const PAGE = 100;
/** Posts of one district that one run looks at; the next run goes on, for what has been dealt with is no longer due. */
const MOST = 1000;

const minuteText = (ms: number): string => String(Math.floor(ms / MINUTE)).padStart(10, "0");

/** What is due of one post. Each of these looks at the present state and does nothing where it has been done. */
async function runPost(ctx: Context, post: PostRow): Promise<number> {
  if (post.state === "gathering") return (await sealDraw(ctx, post.id)) ? 1 : 0;
  if (post.state === "drawing") {
    // The stream takes the steps of a draw; where it has given one up, the draw goes on from here: a post must not stay
    // between its states.
    await resumeJob(ctx, drawJobId(post.id));
    await advanceJob(ctx, drawJobId(post.id), jobSteps);
    return 1;
  }
  let passed = 0;
  for (const [name, until] of Object.entries(post.offers ?? {})) {
    if (until * MINUTE <= ctx.now && (await lapseOffer(ctx, post.id, `per_${name}` as PersonId))) passed += 1;
  }
  return passed;
}

/** Runs what is due in one district. @returns how much was done, and what failed: one post does not stop the others */
async function runDistrict(platform: Platform, district: DistrictId): Promise<{ done: number; failures: unknown[] }> {
  const failures: unknown[] = [];
  let done = 0;
  let cursor: string | undefined;
  for (let seen = 0; seen < MOST; seen += PAGE) {
    const list = systemContext(platform, district, "due");
    const page = await list.table.query(postItem, {
      pk: DUE,
      index: 1,
      between: ["0", minuteText(list.now)],
      limit: PAGE,
      cursor,
    });
    for (const post of page.rows) {
      try {
        // A request of its own: two clocks may strike in the same millisecond.
        done += await runPost(systemContext(platform, district, `due.${base32(randomBytes(5))}`), post);
      } catch (error) {
        failures.push(new Error(`${district} ${post.id}`, { cause: error }));
      }
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  return { done, failures };
}

/**
 * Runs what is due of itself in every open district: offers that nobody took pass on, entries are sealed and drawn.
 * Any number of these may run at once.
 * @returns how many things were done
 * @throws AggregateError with everything that failed, after all else has been done
 */
export async function runDue(platform: Platform): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const { id } of await listDistricts(platform)) {
    try {
      const ran = await runDistrict(platform, id);
      done += ran.done;
      failures.push(...ran.failures);
    } catch (error) {
      failures.push(new Error(id, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} due things failed`);
  return done;
}
