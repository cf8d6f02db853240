import { secretToken, sha256 } from "@rengang/kernel/crypto";
import type { PersonId } from "@rengang/kernel/ids";
import { askAgain } from "@rengang/kernel/permission";
import { refuseCommon } from "@rengang/kernel/refusal";
import { personIdSchema } from "@rengang/kernel/schema";
import { toIso } from "@rengang/kernel/time";
import type { Change } from "@rengang/table/change";
import { type Context, settle } from "../context";
import { type Account, keptAccount, loadAccount, tryTakenBack, unusedAccount } from "./account";
import type { AccountRow, OwnSession } from "./account-items";
import type { SessionRow } from "./items";
import { SESSIONS_MOST, type TryAt } from "./rules";
import type { SessionView } from "./schema";
import type { Session } from "./session";

/** The token of one session: whose it is, and a secret of 160 bits. Stored by its hash alone. */
function newToken(personId: PersonId): { token: string; hash: string } {
  const token = `${personId}~${secretToken()}`;
  return { token, hash: sha256(token) };
}

/** Whom a token names; whether it opens anything is another question. */
export function ownerOfToken(token: string): PersonId | undefined {
  const [owner, secret] = token.split("~");
  const personId = personIdSchema.safeParse(owner);
  return secret && personId.success ? personId.data : undefined;
}

/**
 * Opens a session as part of a commit; the oldest beyond ten ends. Whoever ends a role changes the same account, so that of
 * the two the second decides again.
 * @param account as loaded, with what the commit changes of it besides
 */
export function opening(
  ctx: Context,
  account: Account,
  { personId, ...row }: SessionRow,
  device: string,
): { token: string; change: Change } {
  const { token, hash } = newToken(personId);
  const entry: OwnSession = { ...row, hash, startedAt: ctx.now, device, seenAt: ctx.now };
  const sessions = [...account.sessions.slice(-(SESSIONS_MOST - 1)), entry];
  return {
    token: `${ctx.district}.${token}`,
    change: keptAccount(ctx, personId, account, { sessions, came: true }),
  };
}

/**
 * Opens a session for somebody who has no account that decides.
 * @param more what else belongs to the commit
 * @returns the token for the cookie, shown nowhere else
 */
export async function beginSession(
  ctx: Context,
  verb: string,
  row: SessionRow,
  device: string,
  more: readonly Change[] = [],
): Promise<string> {
  return settle(async () => {
    const { token, change } = opening(ctx, await loadAccount(ctx, row.personId), row, device);
    await ctx.commit(verb, [...more, change]);
    return token;
  });
}

/**
 * What ends all sessions of a person, and a code that is on its way, as part of the commit that gives the reason.
 * @param set what else changes of the account
 */
export async function endingSessions(
  ctx: Context,
  personId: PersonId,
  set: Pick<AccountRow, "guarded"> = {},
): Promise<Change[]> {
  const account = await loadAccount(ctx, personId);
  if (account.version === 0) return [unusedAccount(ctx, personId)];
  const none = { sessions: [], code: undefined, endedAt: ctx.platform.clock() };
  return [keptAccount(ctx, personId, account, { ...set, ...none })];
}

async function endWhere(ctx: Context, verb: string, ends: (s: OwnSession) => boolean): Promise<number> {
  const personId = ctx.actor.personId as PersonId;
  return settle(async () => {
    const account = await loadAccount(ctx, personId);
    const staying = account.sessions.filter((s) => !ends(s));
    const ended = account.sessions.length - staying.length;
    if (ended > 0) await ctx.commit(verb, [keptAccount(ctx, personId, account, { sessions: staying })]);
    return ended;
  });
}

/** How a session is named to its owner: enough to tell them apart, nothing that opens a door. */
const idOf = (hash: string): string => hash.slice(0, 12);

/** The acting person's sessions, newest first. */
export async function listSessions(ctx: Context, session: Session): Promise<SessionView[]> {
  const { sessions } = await loadAccount(ctx, ctx.actor.personId as PersonId);
  return [...sessions].reverse().map(({ hash, startedAt, endsAt, device }) => ({
    id: idOf(hash),
    startedAt: toIso(startedAt),
    endsAt: toIso(endsAt),
    device,
    current: hash === session.hash,
  }));
}

/**
 * Ends one of the acting person's own sessions at once. Whoever has a second factor shows it first; whoever has a phone and
 * a code alone is asked for nothing, so that a lost telephone is shut out by one press (ASVS 5.0, 7.5.2).
 * @throws Refusal `session.prove_again`, `thing.missing`
 */
export async function endSession(ctx: Context, id: string): Promise<void> {
  askAgain(ctx.actor);
  const ended = await endWhere(ctx, "sessions.end", (s) => idOf(s.hash) === id);
  if (ended === 0) throw refuseCommon("thing.missing");
}

/** Ends all of the acting person's sessions but this one, likewise. @returns how many */
export async function endOtherSessions(ctx: Context, session: Session): Promise<number> {
  askAgain(ctx.actor);
  return endWhere(ctx, "sessions.end_others", (s) => s.hash !== session.hash);
}

/** Ends the session at once. */
export async function signOut(ctx: Context, session: Session): Promise<void> {
  await endWhere(ctx, "sessions.sign_out", (s) => s.hash === session.hash);
}

/** What else an exchange of the token brings about. */
interface Exchange {
  /** Ends all other sessions of the person too. */
  readonly alone?: boolean;
  /** Whether a second factor guards the account from now on; as it was, when absent. */
  readonly guarded?: boolean;
  /** The way of a try that was right, which is taken back. */
  readonly right?: TryAt;
}

/**
 * Another token for the same person and place in the list, as part of a commit: what was known of the old one opens nothing.
 * @throws Refusal `session.required` for a session that has ended
 */
export async function exchanging(
  ctx: Context,
  session: Session,
  { personId, ...row }: SessionRow,
  { alone = false, guarded, right }: Exchange = {},
): Promise<{ token: string; change: Change }> {
  const { token, hash } = newToken(personId);
  const account = await loadAccount(ctx, personId);
  const old = account.sessions.find((s) => s.hash === session.hash);
  if (!old) throw refuseCommon("session.required");
  const entry: OwnSession = { ...row, hash, startedAt: old.startedAt, device: old.device };
  const change = keptAccount(ctx, personId, account, {
    sessions: alone ? [entry] : account.sessions.map((s) => (s === old ? entry : s)),
    ...(guarded !== undefined && { guarded: guarded || undefined }),
    ...(right && { counted: tryTakenBack(ctx, account, right) }),
  });
  return { token: `${ctx.district}.${token}`, change };
}

/** Exchanges the session's token and nothing else. @returns the new cookie's value */
export async function exchangeSession(ctx: Context, verb: string, session: Session, row: SessionRow): Promise<string> {
  return settle(async () => {
    const { token, change } = await exchanging(ctx, session, row);
    await ctx.commit(verb, [change]);
    return token;
  });
}
