import { oneTimeCode, sameText } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import type { Refusal } from "@rengang/kernel/refusal";
import { dayOf } from "@rengang/kernel/time";
import { absent, type Change, check, erased, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, type From, type Platform, systemContext } from "../context";
import { countEach } from "../context/limit";
import { districtItem } from "../districts";
import { memberItem } from "../members/items";
import { triedInVain } from "../tries";
import { personBehind } from "./behind";
import { factorsItem, isGuarded } from "./factor-items";
import { isCurrent, isOver, termInstants } from "./grant-rules";
import { codeItem, type GrantRow, grantItem, type SessionGrant, type SessionRow } from "./items";
import { countedTry } from "./limits";
import { beginSession } from "./own-sessions";
import { refusePerson } from "./refusals";
import { CODE_TRIES, pendingOf, SESSION_LIFE } from "./rules";
import { type Me, signInSchema } from "./schema";
import { meOf } from "./session";

const VERB = "sessions.sign_in";

async function spendTry(ctx: Context, personId: PersonId, code: string, address: string | undefined): Promise<string> {
  const row = await ctx.table.get(codeItem, personId, { strong: true });
  // Whoever guesses at numbers must not fill the trail: without a code that was asked for, it is nobody's try.
  if (!row) throw await triedInVain(ctx, "unknown", VERB, refusePerson("code.wrong"));
  const when = {
    if: "#tries < :most AND #nonce = :nonce",
    values: { most: CODE_TRIES, nonce: row.nonce },
    else: () => refusePerson("code.used_up"),
  };
  try {
    await ctx.commit("sessions.try_code", [update(codeItem, personId, { add: { tries: 1 }, when })]);
    await countEach(ctx, "sessions.try_code", countedTry(ctx, personId, address));
  } catch (error) {
    throw await triedInVain(ctx, personId, VERB, error);
  }
  if (!sameText(oneTimeCode(ctx.platform.secrets.signing, row.nonce), code)) {
    const triesLeft = Math.max(0, CODE_TRIES - row.tries - 1);
    throw await triedInVain(ctx, personId, VERB, refusePerson("code.wrong", { triesLeft }));
  }
  return row.nonce;
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
async function heldGrants(
  ctx: Context,
  personId: PersonId,
  zone: string,
): Promise<{ name: string; grants: SessionGrant[]; staff: Loaded<GrantRow>[] }> {
  const [member, given] = await Promise.all([
    ctx.table.get(memberItem, personId, { strong: true }),
    ctx.table.queryAll(grantItem, { pk: `PERSON#${personId}`, begins: "GRANT#", strong: true }),
  ]);
  const staff = given.filter((row) => !isOver(row, dayOf(ctx.now, zone)));
  const grants = staff.map((row) => borne(row, zone));
  if (member) grants.push({ role: "member", unitId: member.unitId, unitName: member.unitName });
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
  const personId = await personBehind(ctx, phone);
  const nonce = await spendTry(ctx, personId, code, from.address);
  return openFor(ctx, VERB, personId, from, {
    denied: () => refusePerson("code.wrong"),
    more: [
      erased(codeItem, personId, { if: "#nonce = :nonce", values: { nonce }, else: () => refusePerson("code.wrong") }),
    ],
  });
}

/**
 * Opens a session for somebody who has shown a first factor, with every role that he or she holds. Where there is a second
 * factor, or the district requires one, the session opens nothing else until that is done.
 * @param how.denied the refusal for whoever has no role here: the same as for a wrong factor
 * @param how.more what else belongs to the commit, such as the end of the code that was used
 */
export async function openFor(
  ctx: Context,
  verb: string,
  personId: PersonId,
  from: From,
  { denied, more }: { denied: () => Refusal; more: readonly Change[] },
): Promise<{ token: string; me: Me }> {
  const [open, factors] = await Promise.all([
    ctx.table.get(districtItem, {}),
    ctx.table.get(factorsItem, personId, { strong: true }),
  ]);
  const held = open && (await heldGrants(ctx, personId, open.zone));
  const acting = held?.grants.findIndex((grant) => isCurrent(grant, ctx.now)) ?? -1;
  if (!open || !held || acting < 0) throw denied();
  const factor = isGuarded(factors);
  const session: SessionRow = {
    personId,
    name: held.name,
    districtName: open.name,
    grants: held.grants,
    acting,
    endsAt: ctx.now + SESSION_LIFE,
    ...(factor && { factor }),
    pending: pendingOf(held.grants, factor, open.settings.secondFactor),
  };
  const token = await beginSession(ctx, verb, session, from.device ?? "", [
    ...more,
    // So does a second factor that is set up at this very moment.
    check(factorsItem, personId, { ...(factors ? unchanged(factors.version) : absent()), else: denied }),
    // A role that is taken away, or whose term is changed, at this very moment gets into no session.
    ...held.staff.map((grant) => check(grantItem, grant, { ...unchanged(grant.version), else: denied })),
  ]);
  return { token, me: meOf(ctx.district, session, ctx.now) };
}
