import { oneTimeCode, sameText } from "@rengang/kernel/crypto";
import { parse } from "@rengang/kernel/input";
import type { Refusal } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import { type Change, check, unchanged } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, type From, type Platform, settle, systemContext } from "../context";
import { districtItem } from "../districts";
import { triedInVain } from "../tries";
import { type Account, keptAccount, oneMore } from "./account";
import type { AccountRow, SentCode } from "./account-items";
import { behind } from "./behind";
import { isCurrent, isOver, termInstants } from "./grant-rules";
import { type GrantRow, grantItem, type SessionGrant, type SessionRow } from "./items";
import { countElsewhere } from "./limits";
import { opening } from "./own-sessions";
import { loadPerson, type Person } from "./person";
import { refusePerson } from "./refusals";
import { CODE_TRIES, pendingOf, SESSION_LIFE, TRY_WEIGHT } from "./rules";
import { type Me, signInSchema } from "./schema";
import { meOf } from "./session";

const VERB = "sessions.sign_in";

/**
 * Counts a try at the code that was sent, in the account that holds it: whoever guesses many at once is let through one by
 * one.
 * @throws Refusal `code.wrong` where none was sent, `code.used_up`, `code.too_many`
 */
async function spendTry(ctx: Context, phone: string): Promise<Person & { code: SentCode }> {
  return settle(async () => {
    const person = await behind(ctx, phone);
    const { personId, account } = person;
    // Whoever guesses at numbers must not fill the trail: without a code that was asked for, it is nobody's try.
    if (!account.code) throw await triedInVain(ctx, "unknown", VERB, refusePerson("code.wrong"));
    const code = { ...account.code, tries: account.code.tries + 1 };
    try {
      if (code.tries > CODE_TRIES) throw refusePerson("code.used_up");
      const set = { code, counted: oneMore(ctx, account, "tries", TRY_WEIGHT.code) };
      await ctx.commit("sessions.try_code", [keptAccount(ctx, personId, account, set)]);
      return { ...person, code, account: { ...account, ...set, version: account.version + 1 } };
    } catch (error) {
      throw await triedInVain(ctx, personId, VERB, error);
    }
  });
}

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

/**
 * Exchanges a one-time code for a session. Each try is counted before the code is compared.
 * @returns the token for the cookie, shown nowhere else, and who signed in
 * @throws Refusal `code.wrong`, `code.used_up`, `code.too_many`
 */
export async function signIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof signInSchema>,
  from: From = {},
): Promise<{ token: string; me: Me }> {
  const { district, phone, code } = parse(signInSchema, input);
  const ctx = systemContext(platform, district, requestId, from);
  const person = await spendTry(ctx, phone);
  const { personId, code: sent } = person;
  await countElsewhere(ctx, "sessions.try_code", from.address).catch(async (error) => {
    throw await triedInVain(ctx, personId, VERB, error);
  });
  if (!sameText(oneTimeCode(ctx.platform.secrets.signing, sent.nonce), code)) {
    const triesLeft = CODE_TRIES - sent.tries;
    throw await triedInVain(ctx, personId, VERB, refusePerson("code.wrong", { triesLeft }));
  }
  const denied = () => refusePerson("code.wrong");
  return openFor(ctx, VERB, person, from, {
    denied,
    using: ({ code: left }) => {
      if (left?.nonce !== sent.nonce) throw denied();
      return { code: undefined };
    },
  });
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
 * Opens a session for somebody who has shown a first factor, with every role that he or she holds. Where there is a second
 * factor, or the district requires one, the session opens nothing else until that is done.
 *
 * The account must stand as it was read: whatever uses the code up, sets up a second factor or takes a role away writes it.
 * A role is insisted upon besides, because a query may still meet one of two items that were changed together.
 * @param read the person as read before
 */
export async function openFor(
  ctx: Context,
  verb: string,
  read: Person,
  from: From,
  { denied, using = () => ({}), more = [] }: Way,
): Promise<{ token: string; me: Me }> {
  const open = await ctx.table.get(districtItem, {});
  if (!open) throw denied();
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
      pending: pendingOf(grants, factor, open.settings.secondFactor),
    };
    const { token, change } = opening(ctx, { ...account, ...using(account) }, session, from.device ?? "");
    const insisted = staff.map((grant) => check(grantItem, grant, { ...unchanged(grant.version), else: denied }));
    await ctx.commit(verb, [...more, change, ...insisted]);
    return { token, me: meOf(ctx.district, session, ctx.now) };
  });
}
