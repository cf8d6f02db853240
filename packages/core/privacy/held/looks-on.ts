import type { PersonId, PostId } from "@rengang/kernel/ids";
import type { FoundRow } from "@rengang/table/district-table";
import { type CalendarRow, type ClaimEventRow, calendarItem, claimEventItem } from "../../claims/items";
import type { Context } from "../../context";
import { objectionItem } from "../../evaluation/items";
import { formItem } from "../../feedback/items";
import { type LookView, looksAt } from "../../looks";
import type { LookPurpose } from "../../looks/schema";
import { type MemberRow, memberItem } from "../../members/items";
import { placeOfMember } from "../../members/rules";
import { grantItem } from "../../people/items";
import { serviceItem } from "../../services/items";
import { suggestionItem } from "../../suggestions/items";
import { requestItem } from "../items";
import type { HeldView } from "./schema";

/** Looks that the page shows. */
const SHOWN = 200;
/** Posts whose rosters are asked for, the latest first. */
const POSTS = 40;

/** Lists of a unit on which only those stand who have such an item; nobody is told of a list without himself or herself. */
const ONLY_WITH: Partial<Record<LookPurpose, string>> = {
  "people.grants": grantItem.kind,
  "suggestions.list": suggestionItem.kind,
  "services.list": serviceItem.kind,
  "feedback.list": formItem.kind,
  "feedback.print": formItem.kind,
  "feedback.package": formItem.kind,
  "evaluation.objections": objectionItem.kind,
  "privacy.list": requestItem.kind,
};
/** Lists of contacts in office, on which no member stands as such. */
const OTHERS: ReadonlySet<LookPurpose> = new Set(["employers.list"]);

type Since = ReadonlyMap<PostId, number>;

/** Posts on which the member stands or stood, the latest first, with the first moment of it (epoch ms) where that is told. */
function postsOf(rows: readonly FoundRow[]): Since {
  const since = new Map<PostId, number>();
  const stood = (postId: PostId, at: number) => since.set(postId, Math.min(at, since.get(postId) ?? at));
  for (const { kind, row } of rows) {
    if (kind === claimEventItem.kind) {
      const { postId, at } = row as unknown as ClaimEventRow;
      stood(postId, at);
    }
    if (kind !== calendarItem.kind) continue;
    const { held, waiting } = row as unknown as CalendarRow;
    // A claim of this moment, whose event is still on its way.
    for (const { p } of [...held, ...waiting]) if (!since.has(p)) stood(p, 0);
  }
  // A post's id tells its time after its unit.
  const byTime = (id: PostId) => id.split(".").slice(1).join(".");
  return new Map([...since].sort(([a], [b]) => (byTime(a) < byTime(b) ? 1 : -1)).slice(0, POSTS));
}

/**
 * Looks of others at the acting member, and at the lists where he or she stands; one who has left the roster belongs to no
 * list. At most six queries, and one for each of the latest forty posts.
 * @param rows the member's own collection
 */
export async function looksOn(ctx: Context, personId: PersonId, rows: readonly FoundRow[]): Promise<HeldView["looks"]> {
  const member = rows.find(({ kind }) => kind === memberItem.kind)?.row as unknown as MemberRow | undefined;
  if (!member || Number(member.erasedAt) > 0) return [];
  const kinds = new Set(rows.map(({ kind }) => kind));
  const posts = postsOf(rows);
  const stands = { home: placeOfMember(member), employerId: member.employerId, posts: [...posts.keys()] };
  const stoodOn = ({ at, list, purpose, postId }: LookView): boolean => {
    if (!list) return true;
    const needed = ONLY_WITH[purpose];
    if (postId !== undefined && Date.parse(at) < (posts.get(postId) ?? 0)) return false;
    return !OTHERS.has(purpose) && (needed === undefined || kinds.has(needed));
  };
  const looks = (await looksAt(ctx, personId, stands)).filter(stoodOn);
  return looks
    .slice(0, SHOWN)
    .map(({ fields, unitId: _, postId: __, ...look }) => ({ ...look, phone: fields.includes("phone") }));
}
