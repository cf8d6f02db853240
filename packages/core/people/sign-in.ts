import { oneTimeCode, sameText, secretToken, sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { absent, erased, put, update } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type Platform, systemContext } from "../context";
import { districtItem } from "../districts";
import { memberItem } from "../members/items";
import { codeItem, grantItem, type SessionRow, sessionItem } from "./items";
import { refusePerson } from "./refusals";
import { CODE_TRIES, SESSION_LIFE } from "./rules";
import { type HeldGrant, type Me, signInSchema } from "./schema";
import { meOf } from "./session";

async function spendTry(ctx: Context, personId: PersonId, code: string): Promise<string> {
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
  ]);
  if (!sameText(oneTimeCode(ctx.platform.secrets.signing, row.nonce), code)) {
    throw refusePerson("code.wrong", { triesLeft: Math.max(0, CODE_TRIES - row.tries - 1) });
  }
  return row.nonce;
}

async function heldGrants(ctx: Context, personId: PersonId): Promise<{ name: string; grants: HeldGrant[] }> {
  const [member, staff] = await Promise.all([
    ctx.table.get(memberItem, personId, { strong: true }),
    ctx.table.queryAll(grantItem, { pk: `PERSON#${personId}`, begins: "GRANT#", strong: true }),
  ]);
  const grants: HeldGrant[] = staff.map((g) => ({
    role: g.role,
    ...(g.unitId && { unitId: g.unitId, unitName: g.placeName }),
    ...(g.employerId && { employerId: g.employerId, employerName: g.placeName }),
  }));
  if (member) grants.push({ role: "member", unitId: member.unitId, unitName: member.unitName });
  return { name: staff[0]?.name ?? member?.name ?? "", grants };
}

/**
 * Exchanges a one-time code for a session. Each try is counted before the code is compared.
 * @returns the token for the cookie, shown nowhere else, and who signed in
 * @throws Refusal `code.wrong`, `code.used_up`
 */
export async function signIn(
  platform: Platform,
  requestId: string,
  input: z.input<typeof signInSchema>,
): Promise<{ token: string; me: Me }> {
  const { district, phone, code } = parse(signInSchema, input);
  const ctx = systemContext(platform, district, requestId);
  const personId = ctx.personOf(phone);
  const nonce = await spendTry(ctx, personId, code);
  const [open, held] = await Promise.all([ctx.table.get(districtItem, {}), heldGrants(ctx, personId)]);
  if (!open || held.grants.length === 0) throw refusePerson("code.wrong");
  const token = secretToken();
  const session: SessionRow = {
    personId,
    name: held.name,
    districtName: open.name,
    grants: held.grants,
    acting: 0,
    endsAt: ctx.now + SESSION_LIFE,
  };
  await ctx.commit("sessions.sign_in", [
    erased(codeItem, personId, { if: "#nonce = :nonce", values: { nonce }, else: () => refusePerson("code.wrong") }),
    put(sessionItem, sha256(token), session, absent()),
  ]);
  return { token: `${district}.${token}`, me: meOf(district, session) };
}
