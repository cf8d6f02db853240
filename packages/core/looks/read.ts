import { ancestorAt, type EmployerId, type PersonId, type PostId, type UnitId } from "@rengang/kernel/ids";
import { toIso } from "@rengang/kernel/time";
import type { Context } from "../context";
import { type LookedAt, lookItem, looksOf } from "./items";
import type { LookPurpose, LookReason } from "./schema";

/** Who looked, told to the person whose data they are. */
export interface LookView {
  readonly at: string;
  readonly byName: string;
  readonly role: string;
  readonly purpose: LookPurpose;
  readonly fields: readonly string[];
  readonly reason?: LookReason | undefined;
  /** The look was at a list on which the person stands; else at this person alone. */
  readonly list: boolean;
  /** The unit, or the post, whose list it was. */
  readonly unitId?: UnitId | undefined;
  readonly postId?: PostId | undefined;
}

/** On which lists a person may stand. */
export interface Stands {
  /** The compound or community where the person belongs; those above it follow. */
  readonly home: UnitId;
  readonly employerId?: EmployerId | undefined;
  /** Posts on which the person holds or held a place. */
  readonly posts?: readonly PostId[];
}

const PAGE = 100;
const LEVELS = ["district", "street", "community"] as const;

async function newest(ctx: Context, of: LookedAt): Promise<LookView[]> {
  const { rows } = await ctx.table.query(lookItem, { pk: looksOf(of), descending: true, limit: PAGE });
  return rows.map(({ at, byName, role, purpose, fields, reason }) => ({
    ...{ at: toIso(at), byName, role, purpose, fields, reason, list: !("personId" in of) },
    ...("unitId" in of && { unitId: of.unitId }),
    ...("postId" in of && { postId: of.postId }),
  }));
}

/**
 * Who looked at one person: at him or her alone, and at the lists where the person stands; the newest hundred of each,
 * newest first. For verbs that have made sure who asks. At most six queries, and one for each post.
 */
export async function looksAt(ctx: Context, personId: PersonId, stands: Stands): Promise<LookView[]> {
  const { home, employerId, posts = [] } = stands;
  const units = new Set<UnitId>([home, ...LEVELS.flatMap((level) => ancestorAt(home, level) ?? [])]);
  const of: LookedAt[] = [
    { personId },
    ...[...units].map((unitId) => ({ unitId })),
    ...(employerId ? [{ employerId }] : []),
    ...posts.map((postId) => ({ postId })),
  ];
  const looks = (await Promise.all(of.map((one) => newest(ctx, one)))).flat();
  return looks.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
