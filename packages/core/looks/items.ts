import type { EmployerId, PersonId, PostId, UnitId } from "@rengang/kernel/ids";
import { defineItem } from "@rengang/table/item";
import type { LookPurpose, LookReason } from "./schema";

/** At whom: at one person, or at a list of those who belong to a unit or an employer, or hold a post's places. */
export type LookedAt =
  | { readonly personId: PersonId }
  | { readonly unitId: UnitId }
  | { readonly employerId: EmployerId }
  | { readonly postId: PostId };

export interface LookRow {
  by: PersonId;
  byName: string;
  role: string;
  purpose: LookPurpose;
  /** Names of what was shown, never what it said. */
  fields: string[];
  /** Epoch milliseconds of the first look within the hour. */
  at: number;
  /** Given where the role alone does not show it. */
  reason?: LookReason | undefined;
  /** A keyed hash of the address: tells whether two looks came from one place, not from where. */
  address?: string | undefined;
  /** What the browser says it is, coarsely. */
  device?: string | undefined;
}

export interface LookId {
  readonly of: LookedAt;
  readonly hour: number;
  readonly by: PersonId;
  readonly role: string;
  readonly purpose: LookPurpose;
  /** Another reason within the hour is another look. */
  readonly why?: LookReason["why"] | undefined;
}

export function looksOf(of: LookedAt): string {
  if ("personId" in of) return `LOOKS#PERSON#${of.personId}`;
  if ("employerId" in of) return `LOOKS#EMPLOYER#${of.employerId}`;
  return "unitId" in of ? `LOOKS#UNIT#${of.unitId}` : `LOOKS#POST#${of.postId}`;
}

/** One row for each viewer, role, purpose and hour, however often the page is opened; by person or list, in the order of time. */
export const lookItem = defineItem<LookRow, LookId>({
  kind: "LOOK",
  key: ({ of, hour, by, role, purpose, why }) => ({
    pk: looksOf(of),
    sk: [`LOOK#${String(hour).padStart(8, "0")}`, by, role, purpose, ...(why ? [why] : [])].join("#"),
  }),
});
