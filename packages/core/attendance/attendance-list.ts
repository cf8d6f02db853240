import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { compareNames } from "@rengang/kernel/names";
import { permit } from "@rengang/kernel/permission";
import { fromMinutes } from "@rengang/kernel/time";
import type * as z from "zod";
import type { Context } from "../context";
import { fieldsShown, keepLook } from "../looks";
import { type MemberRow, memberItem } from "../members";
import { type ServiceRow, serviceIdFor, serviceItem } from "../services";
import type { MarkRow } from "./items";
import { loadSession, marksOf } from "./load";
import { type AttendanceEntry, type AttendanceList, sessionDaySchema } from "./schema";

interface Presence {
  readonly personId: PersonId;
  readonly holds: boolean;
  readonly member: MemberRow | undefined;
  readonly record: ServiceRow | undefined;
  readonly mark: MarkRow | undefined;
}

const minutes = (at: number | undefined) => (at === undefined ? undefined : fromMinutes(at));

function entryOf({ personId, holds, member, record, mark }: Presence): AttendanceEntry {
  const who = { personId, holds, name: member?.name ?? "", employerName: member?.employerName };
  // A tick taken back leaves a rejected record and a mark: the mark says what is meant.
  if (!record || (record.state === "rejected" && mark)) {
    return { ...who, state: mark?.mark ?? "expected", reason: mark?.reason, backfilled: false };
  }
  return {
    ...who,
    state: record.state,
    evidence: record.evidence,
    hours: record.hours,
    checkedInAt: minutes(record.inAt),
    checkedOutAt: minutes(record.outAt),
    backfilled: record.backfilled,
    reason: record.reason,
    serviceId: record.id,
  };
}

/**
 * Who holds a place at a session or came without one, and what is recorded of each: holders first, by name. One batch
 * read of the records, one of the names.
 */
export async function attendanceList(
  ctx: Context,
  postId: PostId,
  input: z.input<typeof sessionDaySchema>,
): Promise<AttendanceList> {
  permit(ctx.actor, "attendance.tick");
  const session = await loadSession(ctx, postId, parse(sessionDaySchema, input).on);
  const { on, holders, post } = session;
  const [held, others, marks] = await Promise.all([
    ctx.table.getMany(
      serviceItem,
      [...holders].map((personId) => serviceIdFor(personId, postId, on)),
    ),
    ctx.table.queryAll(serviceItem, { pk: `SESSION#${postId}`, index: 2, begins: `${on}#` }),
    marksOf(ctx, session),
  ]);
  const records = new Map([...others, ...held].map((row) => [row.personId, row]));
  const people = [...new Set([...holders, ...records.keys()])];
  const members = new Map((await ctx.table.getMany(memberItem, people)).map((m) => [m.personId, m]));
  const entries = people.map((personId) =>
    entryOf({
      personId,
      holds: holders.has(personId),
      member: members.get(personId),
      record: records.get(personId),
      mark: marks.get(personId),
    }),
  );
  const order = (a: AttendanceEntry, b: AttendanceEntry) =>
    Number(b.holds) - Number(a.holds) || compareNames(a.name, b.name);
  await keepLook(ctx, "attendance.list", { postId }, fieldsShown(entries));
  return { postId, title: post.title, on, entries: entries.sort(order) };
}
