import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { fromMinutes, toIso } from "@rengang/kernel/time";
import type * as z from "zod";
import { loadCase } from "../claims";
import type { Context } from "../context";
import { loadDetail, type PostDetailRow, type PostRow, requirePost, seesPost } from "../posts";
import { type DrawnRow, type DrawRow, drawItem, drawPageItem, type EntryRow, entryItem } from "./items";
import { againstEntry, drawStateOf, PAGE, resultOf } from "./rules";
import { type Draw, viewDrawSchema } from "./schema";

const STRONG = { strong: true };

/** A session that was moved shows the draw that was held at its former address. */
const heldAt = (post: PostRow, detail: PostDetailRow | undefined): PostId => detail?.drawnAs ?? post.id;

/**
 * A fair opening: while entries are taken the seed's hash and the moment, but not how many there are, for nobody shall
 * feel pressed; once drawn the seed and the list without names, page by page.
 * @throws Refusal `thing.missing` for a post that does not open fairly
 */
export async function viewDraw(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof viewDrawSchema> = {},
): Promise<Draw> {
  const grant = permit(ctx.actor, "draws.view");
  const { page } = parse(viewDrawSchema, input);
  const post = await requirePost(ctx, postId, STRONG);
  if (grant.role !== "member") scope(ctx.actor, post);
  const detail = await loadDetail(ctx, postId);
  const address = heldAt(post, detail);
  const member = grant.role === "member" ? await memberPart(ctx, post, address) : undefined;
  if (post.drawAt === undefined) throw refuseCommon("thing.missing");
  const draw = await ctx.table.get(drawItem, address, STRONG);
  const state = drawStateOf(post, draw !== undefined);
  return {
    postId,
    state,
    drawAt: fromMinutes(post.drawAt),
    seedHash: detail?.seedHash,
    ...(draw && state === "drawn" && (await published(ctx, address, draw, page))),
    ...(member?.entry && { mine: await mineOf(ctx, address, member.entry, state === "drawn" ? draw : undefined) }),
    ...(state === "gathering" && member && !member.entry && { against: againstEntry(member.of) }),
  };
}

/** What only the reading member sees; a post that he or she neither sees nor has entered is missing. */
async function memberPart(ctx: Context, post: PostRow & { version: number }, address: PostId) {
  const personId = ctx.actor.personId as PersonId;
  const [of, entry] = await Promise.all([
    loadCase(ctx, post, personId, true),
    ctx.table.get(entryItem, { postId: address, personId }, STRONG),
  ]);
  if (!entry && !seesPost(of.member.unitId, post, personId)) throw refuseCommon("thing.missing");
  return { of, entry };
}

async function published(ctx: Context, postId: PostId, { seed, entries, pages }: DrawRow, page: number) {
  const found = await ctx.table.get(drawPageItem, { postId, page });
  const list = (found?.rows ?? []).map((row) => ({ ticket: row.ticket, served: row.served, result: resultOf(row) }));
  return { seed, entries, pages, list };
}

/** Pages looked through at a time for one's own row. */
const AT_ONCE = 10;

async function mineOf(
  ctx: Context,
  postId: PostId,
  { personId, ticket, at }: EntryRow,
  draw: DrawRow | undefined,
): Promise<Draw["mine"]> {
  const mine = { ticket, enteredAt: toIso(at) };
  for (let first = 0; draw && first < draw.pages; first += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, draw.pages - first) }, (_, n) => ({ postId, page: first + n }));
    const rows: DrawnRow[] = (await ctx.table.getMany(drawPageItem, ids)).flatMap((found) => found.rows);
    const index = rows.findIndex((row) => row.personId === personId);
    const row = rows[index];
    if (!row) continue;
    const { served, turn, rule } = row;
    return { ...mine, position: first * PAGE + index + 1, served, result: resultOf(row), turn, rule };
  }
  return mine;
}
