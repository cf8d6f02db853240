import type { PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { defineItem, type Key } from "@rengang/table/item";
import type { Member } from "../members/schema";
import type { Team } from "../teams/schema";

/** Up to a dozen places the roster fits into the post; beyond, a counter stands here and the roster in rows of its own. */
export const ROSTER_INSIDE_MAX = 12;

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
  claimBy?: number | undefined;
  withdrawBy?: number | undefined;
  places: number;
  /** Who holds a place; only up to `ROSTER_INSIDE_MAX` places. */
  holders?: Set<string> | undefined;
  /** How many hold a place; only beyond. */
  taken?: number | undefined;
  /** In turn. */
  waiting?: string[] | undefined;
  waitMax: number;
  state?: "proposed" | "closed" | "cancelled" | "returned" | undefined;
  kinds?: Member["kind"][] | undefined;
  skills?: string[] | undefined;
  proposedBy?: PersonId | undefined;
}

/** `pst_001002.202611280030.k3x9qz` → the unit's list, at its time. The id is the address: no look-up. */
export function postKey(id: PostId): Key {
  const [unit = "", time = "", tail = ""] = id.slice(4).split(".");
  return { pk: `POSTS#unt_${unit}`, sk: `P#${time}#${tail}` };
}

export const unitOfPost = (id: PostId): UnitId => `unt_${id.slice(4).split(".")[0]}` as UnitId;

export const postItem = defineItem<PostRow, PostId>({
  kind: "POST",
  key: postKey,
  omit: ["id", "unitId"],
  read: (attributes, key) => {
    const unitId = key.pk.slice("POSTS#".length) as UnitId;
    const [, time, tail] = key.sk.split("#");
    const id = `pst_${unitId.slice(4)}.${time}.${tail}` as PostId;
    return { ...(attributes as unknown as PostRow), id, unitId };
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
}

export const postDetailItem = defineItem<PostDetailRow, PostId>({
  kind: "POST_DETAIL",
  key: (id) => ({ pk: `POST#${id}`, sk: "DETAIL" }),
});
