import { invalidFields, parse } from "@rengang/kernel/input";
import { permit, scope } from "@rengang/kernel/permission";
import { save } from "@rengang/table/change";
import type * as z from "zod";
import type { Context } from "../context";
import { placeOfMember } from "../members";
import { detailView, postChanges, preparePost, sameAgain } from "../posts";
import type { PostDetail } from "../posts/schema";
import { bare } from "./changes";
import { calendarItem } from "./items";
import { loadCase } from "./load";
import { firstAgainst, refusalOf, withPlace } from "./rules";
import { publishFilledSchema } from "./schema";

/**
 * A request becomes a post together with those who answer it: the post is born with its holders, by the same rules as
 * any claim, and their time is taken in the same commit.
 * @throws Refusal the first rule that stands against one of them (with `personId`), `input.invalid` for more people than places
 */
export async function publishFilled(ctx: Context, input: z.input<typeof publishFilledSchema>): Promise<PostDetail> {
  permit(ctx.actor, "posts.publish");
  const { holders, ...facts } = parse(publishFilledSchema, input);
  scope(ctx.actor, facts);
  const people = [...new Set(holders)];
  if (people.length > facts.places)
    throw invalidFields([{ path: "holders", problem: "too_big", maximum: facts.places }]);
  if (facts.drawAt !== undefined) throw invalidFields([{ path: "drawAt", problem: "not_with_holders" }]);
  const made = await preparePost(ctx, facts);
  const post = { ...made.row, version: 0 };
  const cases = await Promise.all(people.map((personId) => loadCase(ctx, post, personId, true, "organiser")));
  for (const of of cases) {
    scope(ctx.actor, placeOfMember(of.member));
    const against = of.calendar.held.some((e) => e.p === post.id) ? undefined : firstAgainst(of);
    if (against)
      throw refusalOf({ ...against, facts: { ...against.facts, personId: of.personId, name: of.member.name } });
  }
  const names = new Set(people.map(bare));
  const row = post.taken === undefined ? { ...made.row, holders: names } : { ...made.row, taken: people.length };
  try {
    await ctx.commit("posts.publish_filled", [
      ...postChanges({ ...made, row }),
      ...cases.map(({ personId, calendar }) =>
        save(calendarItem, personId, withPlace(calendar, row, ctx.now), calendar.version),
      ),
    ]);
  } catch (error) {
    return sameAgain(ctx, row, error);
  }
  return detailView(row, made.detail);
}
