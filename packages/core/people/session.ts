import type { Actor } from "@rengang/kernel/actor";
import { sha256 } from "@rengang/kernel/crypto";
import { type DistrictId, districtIdSchema } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { refuseCommon } from "@rengang/kernel/refusal";
import { erased, present, update } from "@rengang/table/change";
import type * as z from "zod";
import { type Context, type Platform, tableOf } from "../context";
import { type SessionRow, sessionItem } from "./items";
import { actAsSchema, type HeldGrant, type Me } from "./schema";

export interface Session {
  readonly actor: Actor;
  readonly hash: string;
  readonly row: SessionRow;
}

/** The session behind a cookie `<district>.<token>`, or undefined. 0.5 read units. */
export async function openSession(platform: Platform, cookie: string): Promise<Session | undefined> {
  const [name, token, more] = cookie.split(".");
  const district = districtIdSchema.safeParse(name);
  if (!district.success || !token || more !== undefined) return undefined;
  const hash = sha256(token);
  const row = await tableOf(platform, district.data).get(sessionItem, hash);
  const grant = row?.grants[row.acting];
  if (!row || !grant) return undefined;
  return { actor: { district: district.data, personId: row.personId, name: row.name, grant }, hash, row };
}

/** What the console shows of the session. */
export function meOf(district: DistrictId, row: SessionRow): Me {
  return {
    district: { id: district, name: row.districtName },
    person: { id: row.personId, name: row.name },
    grants: row.grants,
    acting: row.grants[row.acting] as HeldGrant,
  };
}

/** Ends the session at once. */
export async function signOut(ctx: Context, session: Session): Promise<void> {
  await ctx.commit("sessions.sign_out", [erased(sessionItem, session.hash)]);
}

/** Acts in another of one's own roles from now on. @throws Refusal `thing.missing` for a role that one does not hold */
export async function actAs(ctx: Context, session: Session, input: z.input<typeof actAsSchema>): Promise<Me> {
  const wanted = parse(actAsSchema, input);
  const acting = session.row.grants.findIndex(
    (g) => g.role === wanted.role && g.unitId === wanted.unitId && g.employerId === wanted.employerId,
  );
  if (acting < 0) throw refuseCommon("thing.missing");
  await ctx.commit("sessions.act_as", [
    update(sessionItem, session.hash, { set: { acting }, when: present(() => refuseCommon("session.required")) }),
  ]);
  return meOf(ctx.district, { ...session.row, acting });
}
