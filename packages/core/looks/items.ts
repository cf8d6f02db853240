import type { PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";

/** What a look was for; the verb says it. */
export type LookPurpose = "members.view" | "members.list" | "claims.list" | "feedback.view";

/** At whom: at one person, at the list of all who belong to a unit, or at those who hold a post's places. */
export type LookedAt = { readonly personId: PersonId } | { readonly unitId: UnitId } | { readonly postId: PostId };

export interface LookRow {
  by: PersonId;
  byName: string;
  role: string;
  purpose: LookPurpose;
  /** Names of what was shown, never what it said. */
  fields: string[];
  /** Epoch milliseconds of the first look within the hour. */
  at: number;
  /** A keyed hash of the address: tells whether two looks came from one place, not from where. */
  address?: string | undefined;
  /** What the browser says it is, coarsely. */
  device?: string | undefined;
}

export interface LookId {
  readonly of: LookedAt;
  readonly hour: number;
  readonly by: PersonId;
  readonly purpose: LookPurpose;
}

export function looksOf(of: LookedAt): string {
  if ("personId" in of) return `LOOKS#PERSON#${of.personId}`;
  return "unitId" in of ? `LOOKS#UNIT#${of.unitId}` : `LOOKS#POST#${of.postId}`;
}

/** One row for each viewer, purpose and hour, however often the page is opened; by person or list, in the order of time. */
export const lookItem = defineItem<LookRow, LookId>({
  kind: "LOOK",
  key: ({ of, hour, by, purpose }) => ({
    pk: looksOf(of),
    sk: `LOOK#${String(hour).padStart(8, "0")}#${by}#${purpose}`,
  }),
});
