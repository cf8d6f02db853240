import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { put, save } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, settle } from "../context";
import { rowByRow, type ServiceRow, serviceIdFor, serviceItem } from "../services";
import { type MarkRow, markItem } from "./items";
import { loadSession, marksOf, walkInsAmong } from "./load";
import { refuseAttendance } from "./refusals";
import {
  checkPaperTime,
  checkTickTime,
  onPaper,
  presence,
  type Session,
  tickedAbsent,
  tickedPresent,
  withHours,
} from "./rules";
import { type AttendanceResults, paperSchema, type TickRow, tickSchema } from "./schema";

type Outcome = Pick<AttendanceResults["results"][number], "state" | "serviceId">;

/** Writes what a decision makes of a person's record of a session; what stays as it was is not written. */
async function record(
  ctx: Context,
  verb: string,
  { post, on }: Session,
  personId: PersonId,
  decide: (found: ServiceRow | undefined) => ServiceRow | undefined,
): Promise<ServiceRow | undefined> {
  const id = serviceIdFor(personId, post.id, on);
  return settle(async () => {
    const found = await ctx.table.get(serviceItem, id, { strong: true });
    const next = decide(found);
    if (next && next !== found) await ctx.commit(verb, [save(serviceItem, id, next, found?.version ?? 0)]);
    return next;
  });
}

const outcome = (row: ServiceRow): Outcome => ({ state: row.state, serviceId: row.id });

/** How a new record of this person begins: a holder's plainly, another's as a walk-in. */
function wayIn(holders: ReadonlySet<PersonId>, walkIns: ReadonlyMap<PersonId, boolean>, personId: PersonId) {
  if (holders.has(personId)) return {};
  const accepted = walkIns.get(personId);
  if (accepted === undefined) throw refuseCommon("thing.missing");
  if (!accepted) throw refuseAttendance("attendance.not_registered");
  return { walkIn: true };
}

async function markAway(
  ctx: Context,
  session: Session,
  { personId, excused, reason }: TickRow,
  marks: ReadonlyMap<PersonId, MarkRow>,
): Promise<Outcome> {
  await record(ctx, "attendance.tick", session, personId, (found) => found && tickedAbsent(found));
  const row: MarkRow = { personId, on: session.on, mark: excused ? "excused" : "absent", reason };
  const known = marks.get(personId);
  if (known?.mark !== row.mark || known.reason !== row.reason) {
    await ctx.commit("attendance.tick", [put(markItem, { postId: session.post.id, ...row }, row)]);
  }
  return { state: row.mark };
}

/**
 * The organiser ticks the roster: present (also without a place), absent or excused. The same list again, such as one
 * synced late from an offline phone, changes nothing more.
 * @returns row by row; a whole list outside the session's time is refused
 * @throws Refusal `attendance.too_early`, `attendance.too_late_to_tick`, `permission.denied`
 */
export async function tickAttendance(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof tickSchema>,
): Promise<AttendanceResults> {
  permit(ctx.actor, "attendance.tick");
  const asked = parse(tickSchema, input);
  const { district, holders, ...session } = await loadSession(ctx, postId, asked.on);
  checkTickTime(session, district, ctx.now);
  const rows = [...new Map(asked.rows.map((row) => [row.personId, row])).values()];
  const others = rows.flatMap(({ personId }) => (holders.has(personId) ? [] : [personId]));
  const [walkIns, marks] = await Promise.all([walkInsAmong(ctx, session.post, others), marksOf(ctx, session)]);
  const results = await rowByRow(
    rows,
    (row) => row.personId,
    async (row) => {
      const way = wayIn(holders, walkIns, row.personId);
      if (!row.present) return markAway(ctx, session, row, marks);
      const present = await record(ctx, "attendance.tick", session, row.personId, (found) =>
        found ? tickedPresent(found, row.hours) : withHours(presence(session, row.personId, ctx.actor, way), row.hours),
      );
      return present ? outcome(present) : {};
    },
  );
  return { results: results.map((result, i) => ({ personId: rows[i]?.personId as PersonId, ...result })) };
}

/**
 * Enters a paper sheet after the event: a back-fill with a reason. Its records wait, visibly marked, for a second
 * person's confirmation. The same sheet again changes nothing more.
 * @throws Refusal `attendance.not_over`, `permission.denied`
 */
export async function enterPaper(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof paperSchema>,
): Promise<AttendanceResults> {
  permit(ctx.actor, "attendance.paper");
  const { on, reason, ...sheet } = parse(paperSchema, input);
  const { holders, ...session } = await loadSession(ctx, postId, on);
  checkPaperTime(session, ctx.now);
  const rows = [...new Map(sheet.rows.map((row) => [row.personId, row])).values()];
  const others = rows.flatMap(({ personId }) => (holders.has(personId) ? [] : [personId]));
  const walkIns = await walkInsAmong(ctx, session.post, others);
  const results = await rowByRow(
    rows,
    (row) => row.personId,
    async ({ personId, hours }) => {
      const how = { evidence: "paper" as const, state: "pending" as const, backfilled: true, reason };
      const way = wayIn(holders, walkIns, personId);
      const entered = await record(ctx, "attendance.paper", session, personId, (found) =>
        found
          ? onPaper(found, hours, ctx.actor)
          : withHours(presence(session, personId, ctx.actor, { ...how, ...way }), hours),
      );
      return entered ? outcome(entered) : {};
    },
  );
  return { results: results.map((result, i) => ({ personId: rows[i]?.personId as PersonId, ...result })) };
}
