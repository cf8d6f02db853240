import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { fromMinutes, MINUTE } from "@rengang/kernel/time";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { loadDistrict } from "../districts";
import { requireOwnPost, requirePost } from "../posts";
import { serviceIdFor, serviceItem, serviceView } from "../services";
import type { Service } from "../services/schema";
import { openCode, sealCode } from "./code";
import { mustHold } from "./load";
import { refuseAttendance } from "./refusals";
import { arrived, checkWindow, codeWindow, left, presence, sessionOf } from "./rules";
import { checkInSchema, type SessionCode, sessionDaySchema } from "./schema";

/**
 * The code of a session with its link, to show or to print. It works around the session alone.
 * @throws Refusal `attendance.session_off`
 */
export async function sessionCode(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof sessionDaySchema>,
): Promise<SessionCode> {
  permit(ctx.actor, "attendance.code");
  const { on: asked } = parse(sessionDaySchema, input);
  const [post, district] = await Promise.all([requireOwnPost(ctx, postId), loadDistrict(ctx)]);
  const session = sessionOf(post, asked, district, ctx.now);
  const { from, until } = codeWindow(session, district);
  const code = sealCode(ctx, { postId, on: session.on, from, until });
  const link = `${ctx.platform.origin}/check-in/${code}`;
  const {
    on,
    post: { title },
  } = session;
  return { postId, title, on, code, link, validFrom: fromMinutes(from), validUntil: fromMinutes(until) };
}

/**
 * A member who holds a place checks in by the session's code. One conditional write; again changes nothing.
 * @throws Refusal `attendance.code_invalid`, `attendance.too_early`, `attendance.code_expired`,
 *   `attendance.no_place`, `attendance.session_off`
 */
export async function checkIn(ctx: Context, input: z.input<typeof checkInSchema>): Promise<Service> {
  permit(ctx.actor, "attendance.check_in");
  const { postId, on, ...window } = openCode(ctx, parse(checkInSchema, input).code);
  checkWindow(window, ctx.now);
  const personId = ctx.actor.personId as PersonId;
  const at = Math.floor(ctx.now / MINUTE);
  const post = await requirePost(ctx, postId);
  if (post.state !== undefined && post.state !== "closed") throw refuseAttendance("attendance.session_off");
  await mustHold(ctx, post, personId);
  const fresh = presence({ post, on }, personId, ctx.actor, { evidence: "own", inAt: at });
  let again = false;
  return settle(async () => {
    // The first round assumes that nobody has recorded anything yet: its guard says whether that is so.
    const found = again ? await ctx.table.get(serviceItem, fresh.id, { strong: true }) : undefined;
    again = true;
    const next = found ? arrived(found, at) : fresh;
    if (next !== found)
      await ctx.commit("attendance.check_in", [save(serviceItem, fresh.id, next, found?.version ?? 0)]);
    return serviceView(next);
  });
}

/**
 * A member checks out by the same code. Never needed: a session's hours are its own.
 * @throws Refusal `attendance.not_checked_in`, `attendance.too_early_to_leave`
 */
export async function checkOut(ctx: Context, input: z.input<typeof checkInSchema>): Promise<Service> {
  permit(ctx.actor, "attendance.check_in");
  const { postId, on, ...window } = openCode(ctx, parse(checkInSchema, input).code);
  checkWindow(window, ctx.now);
  const id = serviceIdFor(ctx.actor.personId as PersonId, postId, on);
  const district = await loadDistrict(ctx);
  return settle(async () => {
    const row = await ctx.table.get(serviceItem, id, { strong: true });
    const next = left(row, Math.floor(ctx.now / MINUTE), district);
    if (row && next !== row) await ctx.commit("attendance.check_out", [save(serviceItem, id, next, row.version)]);
    return serviceView(next);
  });
}
