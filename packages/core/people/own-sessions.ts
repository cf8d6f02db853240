import { secretToken, sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { refuseCommon } from "@rengang/kernel/refusal";
import { toIso } from "@rengang/kernel/time";
import { absent, type Change, erased, put, save } from "@rengang/table/change";
import type { Loaded } from "@rengang/table/item";
import { type Context, settle } from "../context";
import { type OwnSession, type OwnSessionsRow, ownSessionsItem, type SessionRow, sessionItem } from "./items";
import { SESSIONS_MOST } from "./rules";
import type { SessionView } from "./schema";
import type { Session } from "./session";

const NONE: Loaded<OwnSessionsRow> = { sessions: [], version: 0 };

const loadOwn = async (ctx: Context, personId: PersonId): Promise<Loaded<OwnSessionsRow>> =>
  (await ctx.table.get(ownSessionsItem, personId, { strong: true })) ?? NONE;

const keep = (personId: PersonId, sessions: readonly OwnSession[], version: number): Change =>
  save(ownSessionsItem, personId, { sessions: [...sessions] }, version);

/**
 * Opens a session and enters it into its owner's list in one commit: whoever ends a role therefore finds every session
 * that may still bear it. The oldest beyond ten ends.
 * @param more what else belongs to the commit, made anew for each try
 * @returns the token for the cookie, shown nowhere else
 */
export async function beginSession(
  ctx: Context,
  verb: string,
  row: SessionRow,
  device: string,
  more: readonly Change[],
): Promise<string> {
  const token = secretToken();
  await settle(async () => {
    const { sessions, version } = await loadOwn(ctx, row.personId);
    const alive = sessions.filter((s) => s.endsAt > ctx.now);
    const going = alive.slice(0, Math.max(0, alive.length + 1 - SESSIONS_MOST));
    const entry: OwnSession = { hash: sha256(token), startedAt: ctx.now, endsAt: row.endsAt, device };
    await ctx.commit(verb, [
      ...more,
      put(sessionItem, entry.hash, { ...row, seenAt: ctx.now }, absent()),
      keep(row.personId, [...alive.slice(going.length), entry], version),
      ...going.map(({ hash }) => erased(sessionItem, hash)),
    ]);
  });
  return `${ctx.district}.${token}`;
}

/** What ends all sessions of a person, as part of the commit that gives the reason. */
export async function endingSessions(ctx: Context, personId: PersonId): Promise<Change[]> {
  const { sessions, version } = await loadOwn(ctx, personId);
  return [keep(personId, [], version), ...sessions.map(({ hash }) => erased(sessionItem, hash))];
}

async function endWhere(ctx: Context, verb: string, ends: (s: OwnSession) => boolean): Promise<number> {
  const personId = ctx.actor.personId as PersonId;
  return settle(async () => {
    const { sessions, version } = await loadOwn(ctx, personId);
    const going = sessions.filter(ends);
    if (going.length === 0) return 0;
    const staying = sessions.filter((s) => !ends(s));
    await ctx.commit(verb, [keep(personId, staying, version), ...going.map(({ hash }) => erased(sessionItem, hash))]);
    return going.length;
  });
}

/** How a session is named to its owner: enough to tell them apart, nothing that opens a door. */
const idOf = (hash: string): string => hash.slice(0, 12);

/** The acting person's sessions, newest first. */
export async function listSessions(ctx: Context, session: Session): Promise<SessionView[]> {
  const { sessions } = await loadOwn(ctx, ctx.actor.personId as PersonId);
  return sessions
    .filter((s) => s.endsAt > ctx.now)
    .reverse()
    .map(({ hash, startedAt, endsAt, device }) => ({
      id: idOf(hash),
      startedAt: toIso(startedAt),
      endsAt: toIso(endsAt),
      device,
      current: hash === session.hash,
    }));
}

/** Ends one of the acting person's own sessions at once. @throws Refusal `thing.missing` */
export async function endSession(ctx: Context, id: string): Promise<void> {
  const ended = await endWhere(ctx, "sessions.end", (s) => idOf(s.hash) === id);
  if (ended === 0) throw refuseCommon("thing.missing");
}

/** Ends all of the acting person's sessions but this one. @returns how many */
export async function endOtherSessions(ctx: Context, session: Session): Promise<number> {
  return endWhere(ctx, "sessions.end_others", (s) => s.hash !== session.hash);
}

/** Ends the session at once. */
export async function signOut(ctx: Context, session: Session): Promise<void> {
  const listed = await endWhere(ctx, "sessions.sign_out", (s) => s.hash === session.hash);
  if (listed === 0) await ctx.commit("sessions.sign_out", [erased(sessionItem, session.hash)]);
}

/**
 * Another token for the same person and list entry, as part of a commit: what was known of the old one opens nothing.
 * @param alone ends all other sessions of the person too
 */
export async function exchanging(
  ctx: Context,
  session: Session,
  row: SessionRow,
  { alone = false }: { alone?: boolean } = {},
): Promise<{ token: string; changes: Change[] }> {
  const token = secretToken();
  const hash = sha256(token);
  const { sessions, version } = await loadOwn(ctx, row.personId);
  const others = alone ? sessions.filter((s) => s.hash !== session.hash) : [];
  const staying = sessions.filter((s) => !others.includes(s));
  const changes = [
    erased(sessionItem, session.hash, {
      if: "attribute_exists(pk)",
      else: () => refuseCommon("session.required"),
    }),
    put(sessionItem, hash, row, absent()),
    keep(
      row.personId,
      staying.map((s) => (s.hash === session.hash ? { ...s, hash } : s)),
      version,
    ),
    ...others.map((s) => erased(sessionItem, s.hash)),
  ];
  return { token: `${ctx.district}.${token}`, changes };
}

/** Exchanges the session's token and nothing else. @returns the new cookie's value */
export async function exchangeSession(ctx: Context, verb: string, session: Session, row: SessionRow): Promise<string> {
  return settle(async () => {
    const { token, changes } = await exchanging(ctx, session, row);
    await ctx.commit(verb, changes);
    return token;
  });
}
