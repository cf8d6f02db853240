import type { Actor } from "@rengang/kernel/actor";
import { sha256 } from "@rengang/kernel/crypto";
import type { DistrictId, PersonId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { refuseCommon, Stale } from "@rengang/kernel/refusal";
import { districtIdSchema } from "@rengang/kernel/schema";
import type * as z from "zod";
import { type Context, type Platform, systemContext } from "../context";
import { type Account, keptAccount, standing } from "./account";
import { accountItem } from "./account-items";
import { isCurrent } from "./grant-rules";
import type { SessionGrant, SessionRow } from "./items";
import { exchangeSession, ownerOfToken } from "./own-sessions";
import { isIdle, isToNote, proofOf } from "./rules";
import { actAsSchema, type HeldGrant, type Me } from "./schema";

export interface Session {
  readonly actor: Actor;
  readonly hash: string;
  readonly row: SessionRow;
}

/** A session that has ended meanwhile stays ended. */
async function seen(ctx: Context, personId: PersonId, account: Account, hash: string): Promise<void> {
  const sessions = account.sessions.map((s) => (s.hash === hash ? { ...s, seenAt: ctx.now } : s));
  await ctx.commit("sessions.seen", [keptAccount(ctx, personId, account, { sessions })]).catch((error) => {
    if (!(error instanceof Stale)) throw error;
  });
}

/**
 * The session behind a cookie `<district>.<person>~<secret>`, or undefined. 0.5 read units, 1.5 where it is not found,
 * and for staff one write in six hours. A session of staff that has not been used for three days is over, and so is one that acts in a role whose term has
 * ended: the session itself bears the term, so that nothing has to run for it to end and nothing is read to know it.
 */
export async function openSession(platform: Platform, cookie: string): Promise<Session | undefined> {
  const [name, token, more] = cookie.split(".");
  const district = districtIdSchema.safeParse(name);
  const personId = token && ownerOfToken(token);
  if (!district.success || !personId || more !== undefined) return undefined;
  const ctx = systemContext(platform, district.data, "seen");
  const { now } = ctx;
  const hash = sha256(token);
  const look = async (strong: boolean) => {
    const account = standing(ctx, await ctx.table.get(accountItem, personId, { strong }));
    return { account, found: account.sessions.find((session) => session.hash === hash) };
  };
  // A session that was opened a moment ago may not stand in every copy yet.
  const cheap = await look(false);
  const { account, found } = cheap.found ? cheap : await look(true);
  const grant = found?.grants[found.acting];
  if (!found || !grant || !isCurrent(grant, now)) return undefined;
  if (isIdle(found.grants, found.seenAt ?? now, now)) return undefined;
  if (isToNote(found.grants, found.seenAt, now)) await seen(ctx, personId, account, hash);
  const { hash: _, startedAt: __, device: ___, ...facts } = found;
  const row = { ...facts, personId };
  const proof = proofOf(row, now);
  const actor = { district: district.data, personId, name: row.name, grant, ...(proof && { proof }) };
  return { actor, hash, row };
}

/** What is shown of a role that a session bears. */
const shown = ({ startsAt: _, endsAt: __, ...grant }: SessionGrant): HeldGrant => grant;

/** What the console shows of the session at a moment: the roles whose term runs. */
export function meOf(district: DistrictId, row: SessionRow, now: number): Me {
  return {
    district: { id: district, name: row.districtName },
    person: { id: row.personId, name: row.name },
    grants: row.grants.filter((grant) => isCurrent(grant, now)).map(shown),
    acting: shown(row.grants[row.acting] as SessionGrant),
    secondFactor: row.factor === true,
    ...(row.pending && { pending: row.pending }),
    ...(row.byLink && { byLink: row.byLink }),
  };
}

const PLACES = ["role", "unitId", "employerId", "team", "postId"] as const;

/**
 * Acts in another of one's own roles from now on, under another token: what was known of the old one opens nothing.
 * @throws Refusal `thing.missing` for a role that one does not hold
 */
export async function actAs(
  ctx: Context,
  session: Session,
  input: z.input<typeof actAsSchema>,
): Promise<{ token: string; me: Me; endsAt: number }> {
  const wanted = parse(actAsSchema, input);
  const acting = session.row.grants.findIndex(
    (g) => isCurrent(g, ctx.now) && PLACES.every((name) => g[name] === wanted[name]),
  );
  if (acting < 0) throw refuseCommon("thing.missing");
  const row = { ...session.row, acting };
  return {
    token: await exchangeSession(ctx, "sessions.act_as", session, row),
    me: meOf(ctx.district, row, ctx.now),
    endsAt: row.endsAt,
  };
}
