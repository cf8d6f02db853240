import type { PersonId, PostId } from "@rengang/kernel/ids";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { eventsOfClaim } from "../claims";
import type { ClaimHistory } from "../claims/schema";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { requireOwnPost, requirePost } from "../posts";
import { serviceIdFor, serviceItem } from "../services";
import { dayOfSession } from "../services/items";
import { markItem } from "./items";

type Told = ClaimHistory["events"][number];

async function servicesAt(ctx: Context, postId: PostId, personId: PersonId) {
  const on = dayOfSession(postId);
  if (on === undefined) return ctx.table.queryAll(serviceItem, { pk: `SESSION#${postId}`, index: 2, begins: "" });
  const found = await ctx.table.get(serviceItem, serviceIdFor(personId, postId, on));
  return found ? [found] : [];
}

/** What attendance has to say of a member at a post: marks of absence, and service recorded. */
async function attendanceOf(ctx: Context, postId: PostId, personId: PersonId): Promise<Told[]> {
  const [marks, services] = await Promise.all([
    ctx.table.queryAll(markItem, { pk: `POST#${postId}`, begins: "MARK#" }),
    servicesAt(ctx, postId, personId),
  ]);
  const away = marks
    .filter((m) => m.personId === personId)
    .map((m): Told => ({ at: `${m.on}T00:00:00Z`, event: m.mark, by: "staff", why: m.reason }));
  const came = services
    .filter((s) => s.personId === personId && s.state !== "rejected")
    .map((s): Told => ({ at: `${s.on}T00:00:00Z`, event: "attended", by: s.evidence === "own" ? "self" : "staff" }));
  return [...away, ...came];
}

/**
 * Everything that happened to a member's claim on a post, oldest first: claimed, waited, moved up, late withdrawal,
 * stand-in, attended, absent or excused. Nothing of it is ever removed.
 * @param who another member, for staff of the post's part of the tree; absent: the acting member
 */
export async function viewClaimHistory(ctx: Context, postId: PostId, who?: PersonId): Promise<ClaimHistory> {
  const { role } = permit(ctx.actor, "claims.history");
  if (role === "member" && who !== undefined && who !== ctx.actor.personId) throw refuseCommon("thing.missing");
  const personId = who ?? (ctx.actor.personId as PersonId);
  await (role === "member" ? requirePost(ctx, postId) : requireOwnPost(ctx, postId));
  const [claimed, attended] = await Promise.all([
    eventsOfClaim(ctx, postId, personId),
    attendanceOf(ctx, postId, personId),
  ]);
  const told = claimed.map(({ at, event, by, why }): Told => ({ at: toIso(at), event, by, why }));
  const events = [...told, ...attended].sort((a, b) => a.at.localeCompare(b.at));
  await keepLook(ctx, "claims.history", { personId }, fieldsShown(events));
  return { events };
}
