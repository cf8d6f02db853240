import type { AttendanceEntry, AttendanceList, SessionCode } from "@rengang/core/attendance/schema";
import type { Post } from "@rengang/core/posts/schema";
import { api, json, type Submission } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import type { TickResult, TickRow } from "./ticks";

export type { AttendanceEntry, AttendanceList, SessionCode };

type PostId = Post["id"];
type PersonId = AttendanceEntry["personId"];

const day = (on: string | undefined) => (on ? { on } : {});

/** Who was there on the day of a post. */
export function createAttendance(postId: () => string, on: () => string | undefined) {
  return createRemote<AttendanceList>(() => ({
    key: ["attendance", postId(), on()],
    load: async () =>
      (await json(
        api.posts[":postId"].attendance.$get({ param: { postId: postId() as PostId }, query: day(on()) }),
      )) as AttendanceList,
    keep: true,
    // Coming back from the code's screen, one looks for who has scanned it.
    fresh: 0,
  }));
}

/** The code of a session with its link. */
export function createSessionCode(postId: () => string, on: () => string | undefined) {
  return createRemote<SessionCode>(() => ({
    key: ["attendance", "code", postId(), on()],
    load: () =>
      json(
        api.posts[":postId"].attendance.code.$get({ param: { postId: postId() as PostId }, query: day(on()) }),
      ) as Promise<SessionCode>,
  }));
}

/** Sends ticks; the same list again changes nothing. */
export async function sendTicks(postId: string, on: string | undefined, rows: TickRow[]): Promise<TickResult[]> {
  const body = { ...day(on), rows: rows.map((row) => ({ ...row, personId: row.personId as PersonId })) };
  const { results } = await json(
    api.posts[":postId"].attendance.$put({ param: { postId: postId as PostId }, json: body }),
  );
  return results as TickResult[];
}

/** Enters a paper sheet afterwards. */
export async function enterPaper(
  postId: string,
  sheet: { on: string | undefined; reason: string; personIds: readonly string[]; hours: number | undefined },
  { options }: Submission,
): Promise<TickResult[]> {
  const rows = sheet.personIds.map((id) => ({
    personId: id as PersonId,
    ...(sheet.hours !== undefined && { hours: sheet.hours }),
  }));
  const body = { ...day(sheet.on), reason: sheet.reason, rows };
  const { results } = await json(
    api.posts[":postId"].attendance.paper.$put({ param: { postId: postId as PostId }, json: body }, options),
  );
  return results as TickResult[];
}

/** How the list counts a person now: the server's word, or what was ticked since. */
export type Mark = "present" | "absent" | "excused" | "none";

export function markOf(entry: AttendanceEntry): Mark {
  if (entry.state === "expected" || entry.state === "rejected") return "none";
  return entry.state === "absent" || entry.state === "excused" ? entry.state : "present";
}

/** Present by the member's own scan, confirmed, or from paper: not undone by a tick. */
export const isFixed = (entry: AttendanceEntry): boolean =>
  entry.state === "confirmed" ||
  entry.state === "pending" ||
  (entry.state === "checked_in" && entry.evidence !== undefined && entry.evidence !== "organiser");
