import type { PersonId, PostId } from "@rengang/kernel/ids";
import { put } from "@rengang/table/change";
import type { StreamChange } from "@rengang/table/record";
import type { Context } from "../context";
import type { Reaction } from "../context/reaction";
import { changeOf } from "./calendar-change";
import { type CalendarNote, type CalendarRow, type ClaimEventRow, claimEventItem } from "./items";
import type { ClaimEvent } from "./schema";

type Told = Omit<ClaimEventRow, "personId" | "step">;

const GAINED: Readonly<Record<string, ClaimEvent>> = {
  "claims.make": "claimed",
  "claims.assign": "assigned",
  "claims.import": "assigned",
  "posts.publish_filled": "assigned",
  "claims.stand_in": "stood_in",
  "claims.draw": "drawn",
  "claims.move": "moved",
};
const LOST: Readonly<Record<CalendarNote["how"], ClaimEvent>> = {
  late: "withdrawn_late",
  released: "released",
  lapsed: "lapsed",
  stand_in: "replaced",
  moved: "moved",
  clash: "clash",
  offered: "withdrawn",
  drawn: "withdrawn",
  accepted: "withdrawn",
};
const LEFT_BY_VERB: Readonly<Record<string, ClaimEvent>> = {
  "claims.free": "cancelled",
  "claims.pass_over": "passed_over",
  "claims.release": "released",
  "claims.move": "moved",
};

/** Whoever withdraws moves others up without meaning to: that is the system's doing. */
function byWhom(personId: PersonId, { by, verb }: StreamChange["stamp"]): ClaimEventRow["by"] {
  if (by === personId) return "self";
  if (by === "system" || verb === "claims.withdraw") return "system";
  return verb === "claims.stand_in" ? "other" : "staff";
}

/** What one change of a member's calendar means for each claim that it touched. Made of the record alone. */
export function eventsOf(
  personId: PersonId,
  old: CalendarRow | undefined,
  now: CalendarRow | undefined,
  stamp: StreamChange["stamp"],
): Told[] {
  const { gained, lost, joined, left } = changeOf(old, now, stamp.at);
  const by = byWhom(personId, stamp);
  const told: Told[] = [];
  const noteFor = (postId: PostId) =>
    now?.note && (now.note.p === postId || now.note.how === "moved") ? now.note : undefined;
  const tell = (postId: PostId, event: ClaimEvent) =>
    told.push({ postId, event, at: stamp.at, by, why: noteFor(postId)?.why });
  for (const { p } of gained) {
    const offered = noteFor(p)?.how === "offered";
    tell(p, offered ? "offered" : (GAINED[stamp.verb] ?? "moved_up"));
  }
  for (const { p } of lost) {
    const how = noteFor(p)?.how;
    tell(p, how ? LOST[how] : (LEFT_BY_VERB[stamp.verb] ?? "withdrawn"));
  }
  const holds = (row: CalendarRow | undefined, p: PostId) => row?.held.some((e) => e.p === p) === true;
  for (const p of joined) tell(p, stamp.verb === "claims.move" ? "moved" : "waited");
  for (const p of left) if (!holds(now, p)) tell(p, LEFT_BY_VERB[stamp.verb] ?? "left_line");
  const said = now?.note;
  if (said?.how === "accepted" && holds(old, said.p) && stamp.verb === "claims.accept") tell(said.p, "accepted");
  return told;
}

/** Keeps the history of every claim; the same record again writes the same rows. */
export const keepHistory: Reaction = {
  name: "claims.keep-history",
  kinds: ["CALENDAR"],
  run: async (ctx, { before, after, key, stamp }) => {
    const personId = key.pk.slice("PERSON#".length) as PersonId;
    const told = eventsOf(personId, before as CalendarRow | undefined, after as CalendarRow | undefined, stamp);
    for (const event of told) {
      const row = { ...event, personId, step: Number(after?.v ?? 0) };
      await ctx.commit("claims.keep_history", [put(claimEventItem, row, row)]);
    }
  },
};

/**
 * The events of one member's claim on one post, oldest first. A moment is when somebody asked; one who asked earlier and
 * came later is told with the moment of the step before.
 */
export async function eventsOfClaim(ctx: Context, postId: PostId, personId: PersonId): Promise<ClaimEventRow[]> {
  const rows = await ctx.table.queryAll(claimEventItem, { pk: `PERSON#${personId}`, begins: `CLAIM#${postId}#` });
  let at = 0;
  return rows.map((row) => {
    at = Math.max(at, row.at);
    return { ...row, at };
  });
}
