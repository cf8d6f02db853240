import { calendarItem, claimEventItem, rosterItem } from "@rengang/core/claims/items";
import type { Context } from "@rengang/core/context";
import { type PostRow, postItem } from "@rengang/core/posts";
import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { Addresses } from "./addresses";
import type { CalendarState, PostState, Snapshot } from "./snapshot";

const strong = { strong: true };
export const personOf = (name: string): PersonId => `per_${name}` as PersonId;
const nameOf = (id: PersonId): string => id.slice(4);

function stateOf({ state }: PostRow): PostState["state"] {
  if (state === "moving" || state === "moved" || state === "drawing") return "busy";
  return state === "closed" || state === "cancelled" ? state : "open";
}

async function rosterOf(ctx: Context, address: string): Promise<string[]> {
  const rows = await ctx.table.queryAll(rosterItem, { pk: `POST#${address}`, begins: "ROSTER#", strong: true });
  return rows.filter((r) => r.state === "claimed").map((r) => nameOf(r.personId));
}

/** Whoever is still written at an address that a session has left. */
async function leftAt(ctx: Context, address: string): Promise<string[]> {
  const row = await ctx.table.get(postItem, address as PostId, strong);
  const named = [...(row?.holders ?? []), ...(row?.waiting ?? []), ...Object.keys(row?.offers ?? {})];
  return [...named, ...(await rosterOf(ctx, address)), ...(row?.state === "moved" ? [] : [`state ${row?.state}`])];
}

async function postState(ctx: Context, name: string, addresses: readonly string[]): Promise<PostState> {
  const id = addresses.at(-1) as PostId;
  const row = await ctx.table.get(postItem, id, strong);
  if (!row) throw new Error(`post ${id} is gone`);
  const large = row.taken !== undefined;
  const left = await Promise.all(addresses.slice(0, -1).map((old) => leftAt(ctx, old)));
  return {
    id: name,
    places: row.places,
    waitMax: row.waitMax,
    state: stateOf(row),
    holders: large ? undefined : [...(row.holders ?? [])],
    taken: row.taken ?? row.holders?.size ?? 0,
    offered: Object.keys(row.offers ?? {}),
    waiting: row.waiting ?? [],
    roster: large ? await rosterOf(ctx, id) : undefined,
    leftBehind: left.flat(),
    from: row.from,
    to: row.to,
    where: row.unitId,
  };
}

async function calendarState(ctx: Context, who: string, addresses: Addresses): Promise<CalendarState> {
  const personId = personOf(who);
  const [row, told] = await Promise.all([
    ctx.table.get(calendarItem, personId, strong),
    ctx.table.queryAll(claimEventItem, { pk: `PERSON#${personId}`, begins: "CLAIM#", strong: true }),
  ]);
  const at = (address: string) => {
    const name = addresses.nameOf(address);
    return addresses.all().get(name)?.at(-1) === address ? name : address;
  };
  return {
    held: (row?.held ?? []).map((e) => ({ post: at(e.p), from: e.f, to: e.t, moved: e.m === 1 })),
    waiting: (row?.waiting ?? []).map((e) => at(e.p)),
    tally: row?.tally ?? {},
    told: told.map(({ postId, event }) => ({ post: postId, event })),
  };
}

/** Reads both halves of everything strongly. */
export async function productSnapshot(
  ctx: Context,
  people: readonly string[],
  addresses: Addresses,
): Promise<Snapshot> {
  const posts = [...addresses.all()].map(([name, known]) => postState(ctx, name, known));
  const calendars = people.map(async (who) => [who, await calendarState(ctx, who, addresses)] as const);
  return {
    posts: await Promise.all(posts),
    calendars: new Map(await Promise.all(calendars)),
    addresses: addresses.all(),
  };
}
