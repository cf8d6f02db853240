import type { PersonId, PostId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { permit } from "@rengang/kernel/permission";
import type * as z from "zod";
import type { Context } from "../context";
import { loadDistrict } from "../districts";
import { fieldsShown, keepLook } from "../looks";
import { memberItem } from "../members";
import { type PostRow, requireOwnPost, takenOf } from "../posts";
import { bare, personOf } from "./changes";
import type { CalendarRow } from "./items";
import { loadCalendar } from "./load";
import { movedRow } from "./move-post";
import { holdersOf } from "./read-claims";
import { firstAgainst, inTheWay } from "./rules";
import { type ChangePreview, previewChangeSchema } from "./schema";

type Person = ChangePreview["people"][number];
type Asked = z.output<typeof previewChangeSchema>;
type Effect = Pick<Person, "effect" | "against">;

/** What a change would mean to one who holds a place. */
function effectOnHolder(asked: Asked, post: PostRow, after: PostRow, calendar: CalendarRow): Effect {
  if (asked.change === "cancel") return { effect: "loses" };
  if (asked.change === "places") return { effect: takenOf(post) > asked.places ? "may_choose" : "keeps" };
  const others = { ...calendar, held: calendar.held.filter((e) => e.p !== post.id) };
  const clash = inTheWay(others, after);
  if (!clash) return { effect: "keeps" };
  const facts = { postId: clash.p, from: clash.f ?? 0, to: clash.t ?? 0 };
  return { effect: "clash", against: { rule: "claim.overlap", met: false, facts } };
}

/**
 * What would follow from calling a post off, from other places or another time, person by person; nothing is changed.
 * The same rules decide when it is done.
 * @throws Refusal `post.in_the_past`, `input.invalid`
 */
export async function previewChange(
  ctx: Context,
  id: PostId,
  input: z.input<typeof previewChangeSchema>,
): Promise<ChangePreview> {
  permit(ctx.actor, "posts.edit");
  const asked = parse(previewChangeSchema, input);
  const post = await requireOwnPost(ctx, id, { strong: true });
  const { settings } = await loadDistrict(ctx);
  const held = await holdersOf(ctx, post);
  const line = (post.waiting ?? []).map(personOf);
  const rows = new Map((await ctx.table.getMany(memberItem, [...held, ...line])).map((m) => [m.personId, m]));
  const calendars = new Map(
    await Promise.all([...held, ...line].map(async (p) => [p, await loadCalendar(ctx, p, true)] as const)),
  );
  const after =
    asked.change === "move"
      ? movedRow(post, asked, id, ctx.now)
      : { ...post, places: asked.change === "places" ? asked.places : post.places };
  const calendarOf = (personId: PersonId) => calendars.get(personId) as CalendarRow;
  const nameOf = (personId: PersonId) => rows.get(personId)?.name ?? "";
  const holders = held.map(
    (personId): Person => ({
      personId,
      name: nameOf(personId),
      state: post.offers?.[bare(personId)] === undefined ? "claimed" : "offered",
      ...effectOnHolder(asked, post, after, calendarOf(personId)),
    }),
  );
  let free = asked.change === "cancel" ? 0 : after.places - holders.filter((h) => h.effect !== "clash").length;
  const waiting = line.map((personId): Person => {
    const who = { personId, name: nameOf(personId), state: "waitlisted" as const };
    if (asked.change === "cancel") return { ...who, effect: "loses" };
    const member = rows.get(personId);
    const against =
      member &&
      firstAgainst({ post: after, member, calendar: calendarOf(personId), settings, now: ctx.now, way: "line" });
    if (free > 0 && member && !against) {
      free -= 1;
      return { ...who, effect: "moves_up" };
    }
    return { ...who, effect: "keeps_turn", against };
  });
  await keepLook(ctx, "posts.preview", { postId: id }, fieldsShown([...holders, ...waiting]));
  const toRelease = asked.change === "places" ? Math.max(0, takenOf(post) - asked.places) : 0;
  return { people: [...holders, ...waiting], toRelease, freePlaces: Math.max(0, free) };
}
