import { sha256 } from "@rengang/kernel/crypto";
import { MINUTE } from "@rengang/kernel/time";
import { type ClaimCase, explainClaim, type RuleCheck } from "../claims/rules";
import { type PostRow, takenOf } from "../posts";
import type { DrawnRow, Entrant } from "./items";
import type { Draw, DrawResult } from "./schema";

/** Rows of one stored page; a page of 200 is about 16 KB. */
export const PAGE = 200;

/** Whether entries are taken now. @param now epoch milliseconds */
export const isGathering = (post: Pick<PostRow, "state" | "drawAt">, now: number): boolean =>
  post.state === "gathering" && post.drawAt !== undefined && now < post.drawAt * MINUTE;

/** Whether the entries are to be sealed. @param now epoch milliseconds */
export const isToSeal = (post: Pick<PostRow, "state" | "drawAt">, now: number): boolean =>
  post.state === "gathering" && post.drawAt !== undefined && post.drawAt * MINUTE <= now;

/** Rules that are about the post and not about the person: entering asks them otherwise. */
const OF_THE_POST: readonly string[] = ["claim.post_not_open", "claim.too_late", "claim.post_full"];

/** Every rule of claiming that stands against a person's entry, in the order in which they are told. */
export const againstEntry = (of: ClaimCase): RuleCheck[] =>
  explainClaim({ ...of, way: "member" }).filter((c) => !c.met && !OF_THE_POST.includes(c.rule));

/**
 * The order of a draw: who has served least in the year comes first, equals by the SHA-256 of `seed:ticket` in hex.
 * Anybody can compute it again from the published list.
 */
export function drawOrder<Row extends Pick<Entrant, "ticket" | "served">>(
  seed: string,
  entrants: readonly Row[],
): Row[] {
  return entrants
    .map((row) => ({ row, by: sha256(`${seed}:${row.ticket}`) }))
    .sort((a, b) => a.row.served - b.row.served || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ row }) => row);
}

/** A list cut into pages as they are stored. */
export const pagesOf = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / PAGE) }, (_, page) => rows.slice(page * PAGE, (page + 1) * PAGE));

/** Neither a place nor a turn is left. */
export const isFull = (post: PostRow): boolean =>
  takenOf(post) >= post.places && (post.waiting?.length ?? 0) >= post.waitMax;

/** What the list says of a row of a finished draw. */
export const resultOf = (row: Pick<DrawnRow, "result">): DrawResult => row.result ?? "none";

/** Where a fair opening stands. @param drawn whether its order has been stored */
export function drawStateOf(post: Pick<PostRow, "state">, drawn: boolean): Draw["state"] {
  if (post.state === "gathering" || post.state === "drawing") return post.state;
  if (drawn) return "drawn";
  return post.state === "cancelled" ? "cancelled" : "planned";
}
