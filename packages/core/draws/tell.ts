import type { Context } from "../context";
import { notify } from "../notifications";
import type { NotificationCode } from "../notifications/schema";
import type { PostRow } from "../posts";
import type { DrawnRow } from "./items";
import { resultOf } from "./rules";
import type { DrawResult } from "./schema";

const CODES: Readonly<Record<DrawResult, NotificationCode>> = {
  place: "draw.place",
  turn: "draw.turn",
  none: "draw.none",
  not_fitting: "draw.none",
};

const AT_ONCE = 25;

/** Does something for each of a list, some at a time, so that a long list neither takes forever nor floods the engine. */
export async function inParts<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < list.length; at += AT_ONCE) await Promise.all(list.slice(at, at + AT_ONCE).map(work));
}

/** Tells people what became of their entries, once each. @param at epoch milliseconds, the same whenever it is repeated */
export async function tellPage(ctx: Context, post: PostRow, rows: readonly DrawnRow[], at: number): Promise<void> {
  const about = { title: post.title, startsAt: (post.from ?? 0) * 60_000 };
  await inParts(rows, async (row) => {
    const facts = { ...about, ...(row.turn && { turn: row.turn }), ...(row.rule && { rule: row.rule }) };
    await notify(ctx, row.personId, CODES[resultOf(row)], post.id, at, facts);
  });
}
