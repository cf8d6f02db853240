import { oneTimeCode, sameText } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { dayOf } from "@rengang/kernel/time";
import { check, erased, unchanged, update } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import type * as z from "zod";
import { type Context, type Platform, systemContext } from "../context";
import { districtItem } from "../districts";
import { memberItem } from "../members/items";
import { personBehind } from "./behind";
import { isCurrent, isOver, termInstants } from "./grant-rules";
import { codeItem, type GrantRow, grantItem, type SessionGrant, type SessionRow } from "./items";
import { countedTry } from "./limits";
import { beginSession } from "./own-sessions";
import { refusePerson } from "./refusals";
import { CODE_TRIES, SESSION_LIFE } from "./rules";
import { type Me, signInSchema } from "./schema";
import { meOf } from "./session";

async function spendTry(ctx: Context, personId: PersonId, code: string, address: string | undefined): Promise<string> {
  const row = await ctx.table.get(codeItem, personId, { strong: true });
  if (!row) throw refusePerson("code.wrong");
  await ctx.commit("sessions.try_code", [
    update(codeItem, personId, {
      add: { tries: 1 },
      when: {
        if: "#tries < :most AND #nonce = :nonce",
        values: { most: CODE_TRIES, nonce: row.nonce },
        else: () => refusePerson("code.used_up"),
      },
    }),
    ...countedTry(ctx, personId, address),
  ]);
  if (!sameText(oneTimeCode(ctx.platform.secrets.signing, row.nonce), code)) {
    throw refusePerson("code.wrong", { triesLeft: Math.max(0, CODE_TRIES - row.tries - 1) });
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
 * @param from what the browser says it is, for the owner's list of sessions; and its address, as the gateway tells it
 * @returns the token for the cookie, shown nowhere else, and who signed in
 * @throws Refusal `code.wrong`, `code.used_up`, `code.too_many`
 */
export async function signIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof signInSchema>,
  from: { device?: string | undefined; address?: string | undefined } = {},
): Promise<{ token: string; me: Me }> {
  const { district, phone, code } = parse(signInSchema, input);
  const ctx = systemContext(platform, district, requestId);
  const personId = await personBehind(ctx, phone);
  const nonce = await spendTry(ctx, personId, code, from.address);
  const open = await ctx.table.get(districtItem, {});
  const held = open && (await heldGrants(ctx, personId, open.zone));
  const acting = held?.grants.findIndex((grant) => isCurrent(grant, ctx.now)) ?? -1;
  if (!open || !held || acting < 0) throw refusePerson("code.wrong");
  const session: SessionRow = {
    personId,
    name: held.name,
    districtName: open.name,
    grants: held.grants,
    acting,
    endsAt: ctx.now + SESSION_LIFE,
  };
  const token = await beginSession(ctx, "sessions.sign_in", session, from.device ?? "", [
    erased(codeItem, personId, { if: "#nonce = :nonce", values: { nonce }, else: () => refusePerson("code.wrong") }),
    // A role that is taken away, or whose term is changed, at this very moment gets into no session.
    ...held.staff.map((grant) =>
      check(grantItem, grant, { ...unchanged(grant.version), else: () => refusePerson("code.wrong") }),
    ),
  ]);
  return { token, me: meOf(district, session, ctx.now) };
}
