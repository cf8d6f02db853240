import { openContext, systemContext } from "@rengang/core/context";
import { openSession, type Session, signOut } from "@rengang/core/people";
import type { DistrictId } from "@rengang/kernel/ids";
import type { Context } from "hono";
import { dropCookie, keepCookie, type Named, readCookie, readCookies, SESSION } from "./cookie";
import type { Env } from "./types";

/**
 * A person who acts for two districts has two memberships: two person ids, two sessions, one cookie each. One of them
 * acts; the others lie aside under the name of their district and are sent to the addresses of sessions alone, so that no
 * other route could ever read them.
 */
const ASIDE = `${SESSION.name}_`;
const MOST = 4;
const FORTNIGHT = 14 * 86_400_000;

const aside = (name: string): Named => ({ name, path: "/api/sessions" });
const districtOf = (cookie: string): string => cookie.slice(0, cookie.indexOf("."));

const keepAside = (c: Context<Env>, cookie: string): void =>
  keepCookie(c, aside(ASIDE + districtOf(cookie)), cookie, c.get("platform").clock() + FORTNIGHT);

const dropAside = (c: Context<Env>, name: string): void => dropCookie(c, aside(name));

/** The acting session changes places with the one that is chosen. */
export function changePlaces(c: Context<Env>, chosen: string): void {
  const acting = readCookie(c, SESSION);
  dropAside(c, ASIDE + districtOf(chosen));
  if (acting) keepAside(c, acting);
}

/**
 * What happens to other sessions of this browser when somebody signs in: those of the same phone stay, aside; whoever else
 * has left one here, on a computer that many use, leaves nothing that could be opened. Without a phone nothing stays.
 */
export async function settleAside(c: Context<Env>, token: string, phone?: string): Promise<void> {
  const acting = readCookie(c, SESSION);
  for (const [name, cookie] of [...asideCookies(c), ...(acting ? [["", acting] as const] : [])]) {
    const session = await openSession(c.get("platform"), cookie);
    const district = session?.actor.district;
    const inside = district && systemContext(c.get("platform"), district, c.get("requestId"));
    const own = phone !== undefined && inside?.personOf(phone) === session?.actor.personId;
    const stays = own && district !== districtOf(token);
    if (stays && name === "") keepAside(c, cookie);
    if (!stays && name !== "") dropAside(c, name);
  }
}

const asideCookies = (c: Context<Env>): [name: string, cookie: string][] => readCookies(c, aside(ASIDE));

export interface Membership {
  readonly cookie: string;
  readonly session: Session;
}

/** The sessions that lie aside in this browser and still stand, each opened in its own district alone. */
export async function membershipsAside(c: Context<Env>): Promise<Membership[]> {
  const named = asideCookies(c).filter(([name, cookie]) => name === ASIDE + districtOf(cookie));
  const found = await Promise.all(
    named.slice(0, MOST).map(async ([, cookie]) => ({ cookie, session: await openSession(c.get("platform"), cookie) })),
  );
  const acting = c.get("session")?.actor.district;
  return found.filter((one): one is Membership => one.session !== undefined && one.session.actor.district !== acting);
}

/** The session of one district that lies aside, or undefined. */
export async function membershipIn(c: Context<Env>, district: DistrictId): Promise<Membership | undefined> {
  return (await membershipsAside(c)).find(({ session }) => session.actor.district === district);
}

/** Signing out leaves this browser: what lies aside ends too. */
export async function endAside(c: Context<Env>): Promise<void> {
  for (const { session } of await membershipsAside(c)) {
    await signOut(openContext(c.get("platform"), session.actor, c.get("requestId")), session);
  }
  for (const [name] of asideCookies(c)) dropAside(c, name);
}
