import type { PostId } from "@rengang/kernel/ids";
import { Stale } from "@rengang/kernel/refusal";
import { dayOf, MINUTE } from "@rengang/kernel/time";
import { absent, type Change, put, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import type { JobRow, JobStep, Progress } from "../jobs";
import { dueChange, type PostRow, postItem, requirePost, seedOf } from "../posts";
import { timesServed } from "../services";
import { givePage } from "./give";
import { type DrawRow, drawItem, drawPageItem, ENTRIES, type Entrant, entryItem, SERVED, servedItem } from "./items";
import { drawOrder, PAGE, pagesOf } from "./rules";
import { tellPage } from "./tell";

const STRONG = { strong: true };
const numberIn = (job: JobRow, name: string): number => Number(job.result[name] ?? 0);

/**
 * One step of a draw. In turn: what everyone has served is fixed page by page; the order is stored; places and turns are
 * given in that order; the post opens; everyone is told. What has been stored decides what a step does, so that a step
 * that is repeated after a crash, or taken by two processes, leaves the same.
 */
export const drawStep: JobStep = (ctx, job) =>
  settle(async (): Promise<Progress> => {
    const postId = job.input.postId as PostId;
    const [post, draw] = await Promise.all([requirePost(ctx, postId, STRONG), ctx.table.get(drawItem, postId, STRONG)]);
    if (post.state !== "drawing") return tell(ctx, job, post);
    if (draw) return give(ctx, job, post, draw);
    return numberIn(job, "weighed") === 0 ? weigh(ctx, job, post) : order(ctx, post);
  });

const AT_ONCE = 25;

/** Fixes what one page of entrants has served. `fixed` counts pages; the last one sets `weighed`. */
async function weigh(ctx: Context, job: JobRow, post: PostRow): Promise<Progress> {
  const page = numberIn(job, "fixed");
  const progress = (last: boolean): Progress => ({
    done: 0,
    finished: false,
    result: { fixed: page + 1, ...(last && { weighed: 1 }) },
  });
  const known = await ctx.table.get(servedItem, { postId: post.id, page }, STRONG);
  if (known) return progress(known.people.length < PAGE);
  const before = page > 0 ? await ctx.table.get(servedItem, { postId: post.id, page: page - 1 }, STRONG) : undefined;
  const { rows } = await ctx.table.query(entryItem, {
    pk: `POST#${post.id}`,
    // Ids have one length: the next one is greater than the last one with a letter added.
    between: [`${ENTRIES}${before ? `${before.people.at(-1)?.personId}0` : ""}`, `${ENTRIES}~`],
    limit: PAGE,
    strong: true,
  });
  const { zone } = await loadDistrict(ctx);
  const year = dayOf((post.drawAt ?? 0) * MINUTE, zone).slice(0, 4);
  const people: Entrant[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(async ({ personId, ticket }) => ({
      personId,
      ticket,
      served: await timesServed(ctx, personId, year),
    }));
    people.push(...(await Promise.all(some)));
  }
  await ctx.commit("draws.weigh", [put(servedItem, { postId: post.id, page }, { people }, absent())]);
  return progress(people.length < PAGE);
}

/** Another process has stored the same already: it is computed from what was fixed. */
async function once(ctx: Context, verb: string, change: Change): Promise<void> {
  try {
    await ctx.commit(verb, [change]);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** Stores the list in its order; the draw itself comes last and says that all pages are there. */
async function order(ctx: Context, post: PostRow): Promise<Progress> {
  const fixed = await ctx.table.queryAll(servedItem, { pk: `POST#${post.id}`, begins: SERVED, strong: true });
  const seed = seedOf(ctx, post.id);
  const entrants = fixed.flatMap((row) => row.people);
  const pages = pagesOf(drawOrder(seed, entrants));
  for (const [page, rows] of pages.entries()) {
    await once(ctx, "draws.order", put(drawPageItem, { postId: post.id, page }, { rows }, absent()));
  }
  const row = { seed, entries: entrants.length, pages: pages.length, at: ctx.now };
  await once(ctx, "draws.order", put(drawItem, post.id, row, absent()));
  return { done: 0, finished: false };
}

/** Gives what one part of a page gets; opens the post when nothing is left to give or nobody to give it to. */
async function give(ctx: Context, job: JobRow, post: Loaded<PostRow>, draw: DrawRow): Promise<Progress> {
  const page = numberIn(job, "page");
  const rows = await ctx.table.get(drawPageItem, { postId: post.id, page }, STRONG);
  if (rows) {
    const { given, left } = await givePage(ctx, post.id, page, rows);
    const next = { here: page, page: page + 1, nothing: draw.pages }[left];
    return { done: Math.min(job.total, job.done + given), finished: false, result: { page: next } };
  }
  await ctx.commit("draws.open", [
    update(postItem, post.id, {
      set: { state: undefined },
      ...dueChange(post, { ...post, state: undefined }),
      when: unchanged(post.version),
    }),
  ]);
  return { done: job.done, finished: false };
}

/** Tells one page of people what became of their entries. */
async function tell(ctx: Context, job: JobRow, post: PostRow): Promise<Progress> {
  const page = numberIn(job, "told");
  const found = await ctx.table.get(drawPageItem, { postId: post.id, page }, STRONG);
  if (!found) return { done: job.total, finished: true };
  await tellPage(ctx, post, found.rows, job.startedAt);
  return { done: job.done, finished: false, result: { told: page + 1 } };
}
