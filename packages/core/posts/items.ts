import { bytesOf, type PersonId, type PostId, textOf, type UnitId } from "@rengang/kernel/ids";
import { defineItem, type IndexKeys, type Key } from "@rengang/table/item";
import type { Member } from "../members/schema";
import type { Team } from "../teams/schema";
import type { PostState } from "./schema";
import type { PerPeriod, Timetable } from "./times";

/** Up to twenty places the roster fits into the post (eight bytes a name); beyond, a counter stands here. */
export const ROSTER_INSIDE_MAX = 20;

/**
 * What a list shows and a claim changes, in one item of about 350 bytes, so that twenty of them are one read unit.
 * Times are epoch minutes. An absent state means open.
 */
export interface PostRow {
  id: PostId;
  unitId: UnitId;
  title: string;
  team: Team;
  place: string;
  from?: number | undefined;
  to?: number | undefined;
  weekly?: Timetable | undefined;
  openAt?: number | undefined;
  claimBy?: number | undefined;
  withdrawBy?: number | undefined;
  /** A fair opening ends its entries here. */
  drawAt?: number | undefined;
  places: number;
  /** Who holds a place, without `per_`; only up to `ROSTER_INSIDE_MAX` places. Those with an offer are among them. */
  holders?: Set<string> | undefined;
  /** How many hold a place; only beyond. */
  taken?: number | undefined;
  /** Of those who hold a place, who has been offered it and has not said yes: until when. */
  offers?: Record<string, number> | undefined;
  /** In turn. */
  waiting?: string[] | undefined;
  waitMax: number;
  state?: Exclude<PostState, "open"> | undefined;
  kinds?: Member["kind"][] | undefined;
  skills?: string[] | undefined;
  areas?: UnitId[] | undefined;
  needs?: string[] | undefined;
  series?: string | undefined;
  /** A session of a series that was changed by itself: what the series says from now on does not reach it. */
  byHand?: true | undefined;
  most?: PerPeriod | undefined;
  proposedBy?: PersonId | undefined;
}

/** `pst_001002.202611280030.k3x9qz` → the unit's list, at its time. The id is the address: no look-up. */
export function postKey(id: PostId): Key {
  const [unit = "", time = "", tail = ""] = id.slice(4).split(".");
  return { pk: `POSTS#unt_${unit}`, sk: `P#${time}#${tail}` };
}

export const unitOfPost = (id: PostId): UnitId => `unt_${id.slice(4).split(".")[0]}` as UnitId;

/** Names as they are stored: a set of eight bytes each instead of thirteen characters. */
export const storedNames = (names: Iterable<string>): Set<Uint8Array> => new Set([...names].map(bytesOf));

/** What has ended has nothing due; the offers of what is being moved wait until it is open again. */
const WAITS_FOR_ITS_TIME: readonly PostRow["state"][] = [undefined, "closed"];

/** When something becomes due of itself: an offer lapses, entries are drawn. A draw that is held stays due until it is over. Epoch minutes. */
export function dueAt(post: Pick<PostRow, "offers" | "state" | "drawAt">): number | undefined {
  if (post.state === "gathering" || post.state === "drawing") return post.drawAt;
  const times = WAITS_FOR_ITS_TIME.includes(post.state) ? Object.values(post.offers ?? {}) : [];
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** The list of what is due in a district, in the order of time. */
export const DUE = "DUE";
export function dueKeys(post: Pick<PostRow, "offers" | "state" | "drawAt">): IndexKeys {
  const due = dueAt(post);
  return due === undefined ? {} : { gpk1: DUE, gsk1: String(due).padStart(10, "0") };
}

/** How an update of the post keeps its place in that list. */
export function dueChange(before: PostRow, after: PostRow): { index?: IndexKeys; remove?: string[] } {
  const [old, now] = [dueAt(before), dueAt(after)];
  if (old === now) return {};
  return now === undefined ? { remove: ["gpk1", "gsk1"] } : { index: dueKeys(after) };
}

export const postItem = defineItem<PostRow, PostId>({
  kind: "POST",
  key: postKey,
  index: dueKeys,
  omit: ["id", "unitId"],
  write: (row) => (row.holders ? { ...row, holders: storedNames(row.holders) } : row),
  read: (attributes, key) => {
    const unitId = key.pk.slice("POSTS#".length) as UnitId;
    const [, time, tail] = key.sk.split("#");
    const id = `pst_${unitId.slice(4)}.${time}.${tail}` as PostId;
    const { holders, ...row } = attributes as unknown as PostRow & { holders?: Set<Uint8Array | string> };
    const names = holders && new Set([...holders].map((n) => (typeof n === "string" ? n : textOf(n))));
    return { ...row, ...(names && { holders: names }), id, unitId };
  },
});

/** What only the page of one post shows. */
export interface PostDetailRow {
  description: string;
  bring: string;
  beneficiaries: string;
  contactName?: string | undefined;
  contactPhone?: string | undefined;
  unitName: string;
  publishedAt: number;
  reason?: string | undefined;
  briefs?: string | undefined;
  least?: PerPeriod | undefined;
  seedHash?: string | undefined;
  /** At which address the draw was held, when the session was moved afterwards. */
  drawnAs?: PostId | undefined;
  movedTo?: PostId | undefined;
}

export const postDetailItem = defineItem<PostDetailRow, PostId>({
  kind: "POST_DETAIL",
  sealed: ["contactPhone"],
  key: (id) => ({ pk: `POST#${id}`, sk: "DETAIL" }),
});

/** Which post a named call made: the id alone cannot tell, for another start would make another one. */
export const postCallItem = defineItem<{ postId: PostId; endsAt: number }, string>({
  kind: "POST_CALL",
  key: (call) => ({ pk: `POST_CALL#${call}`, sk: "CALL" }),
  expiresAt: (row) => Math.ceil(row.endsAt / 1000),
});
