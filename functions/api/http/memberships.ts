import { openContext } from "@rengang/core/context";
import { openSession, type Session, signOut } from "@rengang/core/people";
import type { DistrictId } from "@rengang/kernel/ids";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { COOKIE } from "./cookie";
import type { Env } from "./types";

/**
 * A person who acts for two districts has two memberships: two person ids, two sessions, one cookie each. One of them
 * acts; the others lie aside under the name of their district and are sent to the addresses of sessions alone, so that no
 * other route could ever read them.
 */
const ASIDE = `${COOKIE}_`;
const PATH = "/api/sessions";
const MOST = 4;
const FORTNIGHT = 14 * 86_400_000;

const districtOf = (cookie: string): string => cookie.slice(0, cookie.indexOf("."));

/** Lays the acting session aside before another district's takes its place; one of the same district is replaced. */
export function layAside(c: Context<Env>, next: string): void {
  const acting = getCookie(c, COOKIE);
  deleteCookie(c, ASIDE + districtOf(next), { path: PATH });
  if (!acting || !/^[a-z_][a-z0-9-]*\.[^.]+$/.test(acting) || districtOf(acting) === districtOf(next)) return;
  const { origin, clock } = c.get("platform");
  setCookie(c, ASIDE + districtOf(acting), acting, {
    httpOnly: true,
    sameSite: "Lax",
    secure: origin.startsWith("https:"),
    path: PATH,
    expires: new Date(clock() + FORTNIGHT),
  });
}

export interface Membership {
  readonly cookie: string;
  readonly session: Session;
}

/** The sessions that lie aside in this browser and still stand, each opened in its own district alone. */
export async function membershipsAside(c: Context<Env>): Promise<Membership[]> {
  const named = Object.entries(getCookie(c)).filter(([name, value]) => name === ASIDE + districtOf(value));
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
  for (const name of Object.keys(getCookie(c))) if (name.startsWith(ASIDE)) deleteCookie(c, name, { path: PATH });
}
