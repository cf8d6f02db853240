import { covers, levelOf, ROOT_UNIT, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { listingTime } from "@rengang/kernel/time";
import type * as z from "zod";
import { holdersOf } from "../claims";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { type PostRow, postItem } from "../posts";
import { loadUnits } from "../units";
import { dayOfSession, pendingKey, type ServiceRow, serviceIdFor, serviceItem } from "./items";
import { listPendingSchema, type Pending } from "./schema";
import { keepSettled, unsettledFrom } from "./settled";
import { serviceView } from "./view";

async function sessionsSince(ctx: Context, unit: UnitId, from: number): Promise<PostRow[]> {
  const below = levelOf(unit) === "community" ? (await loadUnits(ctx)).filter((u) => covers(unit, u.id)) : [];
  const lists = below.length > 0 ? below.map((u) => u.id) : [unit];
  const between = [`P#${listingTime(from)}`, `P#${listingTime(ctx.now)}~`] as const;
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

/** Who was present at a session of the unit and waits, over all sessions that are not settled. */
async function presentAndWaiting(ctx: Context, unitId: UnitId): Promise<ServiceRow[]> {
  const { settings } = await loadDistrict(ctx);
  const sessions = await sessionsSince(ctx, unitId, await unsettledFrom(ctx, unitId, settings));
  const rows = await checkedInAt(ctx, sessions);
  const waiting = new Set(rows.flatMap((row) => row.postId ?? []));
  await keepSettled(ctx, unitId, sessions, waiting, settings);
  return rows;
}

/**
 * What waits for a confirmation or an answer in a unit, oldest first, for the Today page. Two queries, and half a read
 * unit for each place of the sessions that are not settled, and for each person who waits.
 */
export async function listPending(ctx: Context, input: z.input<typeof listPendingSchema>): Promise<Pending> {
  const grant = permit(ctx.actor, "services.list");
  const { unitId = grant.unitId ?? ROOT_UNIT } = parse(listPendingSchema, input);
  scope(ctx.actor, unitId);
  const [indexed, present] = await Promise.all([
    ctx.table.queryAll(serviceItem, { pk: pendingKey(unitId), index: 1 }),
    presentAndWaiting(ctx, unitId),
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
