import type { Refusal } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import { type Change, check, unchanged } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, type From, settle } from "../context";
import { districtItem, settledOf } from "../districts";
import type { Account } from "./account";
import type { AccountRow } from "./account-items";
import { isCurrent, isOver, termInstants } from "./grant-rules";
import { type GrantRow, grantItem, type SessionGrant, type SessionRow } from "./items";
import { opening } from "./own-sessions";
import { loadPerson, type Person } from "./person";
import { canBeRequired, pendingOf, SESSION_LIFE } from "./rules";
import type { Me } from "./schema";
import { meOf } from "./session";

/** A role as the session will bear it, with its term as instants. */
function borne(row: GrantRow, zone: string): SessionGrant {
  const { role, unitId, employerId, team, postId, placeName, until } = row;
  return {
    role,
    ...(unitId && { unitId, ...(!postId && { unitName: placeName }) }),
    ...(employerId && { employerId, employerName: placeName }),
    ...(team && { team }),
    ...(postId && { postId, postTitle: placeName }),
    ...(until && { until }),
    ...termInstants(row, zone),
  };
}

/** Everything that a person may act as, now or when its term begins; what is over is left out. */
function heldGrants(
  ctx: Context,
  { grants: given, member }: Person,
  zone: string,
): { name: string; grants: SessionGrant[]; staff: Loaded<GrantRow>[] } {
  const staff = given.filter((row) => !isOver(row, dayOf(ctx.now, zone)));
  const grants = staff.map((row) => borne(row, zone));
  if (member && member.erasedAt === undefined)
    grants.push({ role: "member", unitId: member.unitId, unitName: member.unitName });
  return { name: staff[0]?.name ?? member?.name ?? "", grants, staff };
}

/** How a first factor that was shown lets somebody in. */
interface Way {
  /** The refusal for whoever has no role here: the same as for a wrong factor. */
  readonly denied: () => Refusal;
  /** What is used up of the account, such as the code; refused where another sign-in was first. */
  readonly using?: (account: Account) => Partial<AccountRow>;
  /** What else belongs to the commit. */
  readonly more?: readonly Change[];
}

/**
 * What a sign-in still lacks. What the district requires is read where it decides, because a session bears it for a
 * fortnight. 0.5 read units for staff without a second factor.
 */
async function lacking(ctx: Context, grants: readonly SessionGrant[], factor: boolean, { denied }: Way) {
  if (factor || !canBeRequired(grants)) return pendingOf(grants, factor, "asked");
  const district = await ctx.table.get(districtItem, {});
  if (!district) throw denied();
  return pendingOf(grants, factor, district.settings.secondFactor);
}

/**
 * The roles that the account's guard does not vouch for. Taking one away writes the account, but a query may have met the
 * account afterwards and the role from before: within `HALF_SEEN`, or where no session was ever opened and the account may
 * have been made since.
 */
const uncertain = ({ came, endedAt }: Account, staff: readonly Loaded<GrantRow>[]): readonly Loaded<GrantRow>[] =>
  came && endedAt === undefined ? [] : staff;

/**
 * Opens a session for somebody who has shown a first factor, with every role that he or she holds. Where there is a second
 * factor, or the district requires one, the session opens nothing else until that is done.
 *
 * The account must stand as it was read: whatever uses the code up, sets up a second factor or takes a role away writes it.
 * One write; with each role that is uncertain, a transaction.
 * @param read the person as read before
 */
export async function openFor(
  ctx: Context,
  verb: string,
  read: Person,
  from: From,
  way: Way,
): Promise<{ token: string; me: Me }> {
  const { denied, using = () => ({}), more = [] } = way;
  const open = await settledOf(ctx);
  let known: Person | undefined = read;
  return settle(async () => {
    const person = known ?? (await loadPerson(ctx, read.personId));
    known = undefined;
    const { personId, account } = person;
    const { name, grants, staff } = heldGrants(ctx, person, open.zone);
    const acting = grants.findIndex((grant) => isCurrent(grant, ctx.now));
    if (acting < 0) throw denied();
    const factor = account.guarded === true;
    const session: SessionRow = {
      personId,
      name,
      districtName: open.name,
      grants,
      acting,
      endsAt: ctx.now + SESSION_LIFE,
      ...(factor && { factor }),
      pending: await lacking(ctx, grants, factor, way),
    };
    const { token, change } = opening(ctx, { ...account, ...using(account) }, session, from.device ?? "");
    const insisted = uncertain(account, staff).map((grant) =>
      check(grantItem, grant, { ...unchanged(grant.version), else: denied }),
    );
    await ctx.commit(verb, [...more, change, ...insisted]);
    return { token, me: meOf(ctx.district, session, ctx.now) };
  });
}
