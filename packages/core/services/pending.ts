import { covers, levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { DAY, listingTime } from "@rengang/kernel/time";
import type * as z from "zod";
import { holdersOf } from "../claims";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { type PostRow, postItem } from "../posts";
import { loadUnits } from "../units";
import { dayOfSession, pendingKey, type ServiceRow, serviceIdFor, serviceItem } from "./items";
import { listPendingSchema, type Pending } from "./schema";
import { serviceView } from "./view";

/** Sessions further back are confirmed from their own page. */
const LOOK_BACK = 60 * DAY;

async function recentSessions(ctx: Context, unit: UnitId): Promise<PostRow[]> {
  const below = levelOf(unit) === "community" ? (await loadUnits(ctx)).filter((u) => covers(unit, u.id)) : [];
  const lists = below.length > 0 ? below.map((u) => u.id) : [unit];
  const between = [`P#${listingTime(ctx.now - LOOK_BACK)}`, `P#${listingTime(ctx.now)}~`] as const;
  const pages = await Promise.all(lists.map((id) => ctx.table.queryAll(postItem, { pk: `POSTS#${id}`, between })));
  return pages.flat().filter((p) => p.state === undefined || p.state === "closed");
}

/** Those who held a place and were there: found through the roster, so that a check-in pays for no index. */
async function checkedInAt(ctx: Context, posts: readonly PostRow[]): Promise<ServiceRow[]> {
  const ids = await Promise.all(
    posts.map(async (post) => {
      const on = dayOfSession(post.id);
      return on === undefined
        ? []
        : (await holdersOf(ctx, post)).map((personId) => serviceIdFor(personId, post.id, on));
    }),
  );
  return (await ctx.table.getMany(serviceItem, ids.flat())).filter((row) => row.state === "checked_in");
}

/**
 * What waits for a confirmation or an answer in a unit, oldest first, for the Today page. One index query, and half a
 * read unit for each place of the sessions of the last sixty days.
 */
export async function listPending(ctx: Context, input: z.input<typeof listPendingSchema>): Promise<Pending> {
  const grant = permit(ctx.actor, "services.list");
  const { unitId = grant.unitId ?? ROOT_UNIT } = parse(listPendingSchema, input);
  scope(ctx.actor, unitId);
  const [indexed, present] = await Promise.all([
    ctx.table.queryAll(serviceItem, { pk: pendingKey(unitId), index: 1 }),
    recentSessions(ctx, unitId).then((posts) => checkedInAt(ctx, posts)),
  ]);
  const own = indexed.filter((row) => covers(unitId, row.unitId));
  const rows = [...new Map([...present, ...own].map((row) => [row.id, row])).values()];
  const people = await ctx.table.getMany(memberItem, [...new Set(rows.map((row) => row.personId))]);
  const members = new Map(people.map((m) => [m.personId, m]));
  const services = rows.map((row) => {
    const member = members.get(row.personId);
    return { ...serviceView(row), name: member?.name ?? "", employerName: member?.employerName };
  });
  await keepLook(ctx, "services.list", { unitId }, fieldsShown(services));
  return { services: services.sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id)) };
}
