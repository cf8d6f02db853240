import type { Me } from "@rengang/core/people/schema";
import { type Accessor, createContext, useContext } from "solid-js";
import { api, json, showsDistrict } from "../lib/api";
import { draftsOf, dropDrafts } from "../lib/draft";
import { Problem } from "../lib/problem";
import { cache, createRemote } from "../lib/remote";
import { remember, remembered } from "../lib/settings";

export type { Me };
export type Grant = Me["acting"];
export type Role = Grant["role"];

const ME = ["sessions", "me"] as const;

/** Set while somebody has left here and the service does not know it yet. */
const LEAVING = "leaving";

/** Ends the session at the service; what cannot be reached now is told when the console is opened again. */
async function leave(): Promise<void> {
  try {
    await api.sessions.current.$delete();
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) return;
  }
  remember(LEAVING, null);
}

async function load(): Promise<Me | null> {
  if (remembered(LEAVING)) {
    await leave();
    return null;
  }
  try {
    const me = (await json(api.sessions.me.$get())) as Me;
    draftsOf(me.person.id);
    showsDistrict(me.district.id);
    return me;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in, as a remote: `data` is `null` for nobody. */
export function createSession() {
  return createRemote<Me | null>(() => ({ key: ME, load, fresh: 300_000 }));
}

/** What can be done to the session. */
export const sessionActs = {
  /** After signing in: the answer already says who it is. */
  began(me: Me): void {
    remember(LEAVING, null);
    draftsOf(me.person.id);
    showsDistrict(me.district.id);
    cache.clear();
    cache.put<Me | null>(ME, me);
  },
  /** Asks the server anew who is signed in. */
  again(): void {
    void cache.refresh(ME);
  },
  /** After the second factor: what was on screen stays, under the new token. */
  proved(me: Me): void {
    showsDistrict(me.district.id);
    cache.put<Me | null>(ME, me);
  },
  /** The server no longer knows the session. */
  lost(): void {
    showsDistrict(undefined);
    cache.put<Me | null>(ME, null);
  },
  async actAs(grant: Grant): Promise<Me> {
    const { role, unitId, employerId, team, postId } = grant;
    const wanted = { role, unitId, employerId, team: team as never, postId };
    const me = (await json(api.sessions.current.acting.$put({ json: wanted }))) as Me;
    sessionActs.began(me);
    return me;
  },
  /** What this device holds of the person goes first: also without a network, nobody finds it after leaving. */
  async signOut(): Promise<void> {
    remember(LEAVING, "yes");
    dropDrafts();
    showsDistrict(undefined);
    await leave();
    cache.clear();
    cache.put<Me | null>(ME, null);
  },
};

const MeContext = createContext<Accessor<Me>>();
export const MeProvider = MeContext.Provider;

/** The person at the screen; only below a shell that asked for a session. */
export function useMe(): Accessor<Me> {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe is used outside of a signed-in shell");
  return me;
}

/** Where each role begins. */
export const homeOf: Record<Role, string> = {
  platform_operator: "/platform",
  district_admin: "/overview",
  security_admin: "/people",
  audit_admin: "/audit",
  street_admin: "/overview",
  community_secretary: "/today",
  community_worker: "/today",
  compound_lead: "/posts",
  team_leader: "/posts",
  post_organiser: "/posts",
  member: "/my",
  employer_liaison: "/package",
};

/** Whether two grants are the same one. */
export const sameGrant = (a: Grant, b: Grant): boolean =>
  (["role", "unitId", "employerId", "team", "postId"] as const).every((name) => a[name] === b[name]);

/** Whether the role is the community's own: secretary and worker do the same work, but that the secretary signs. */
export const isCommunityRole = (role: Role): boolean => role === "community_secretary" || role === "community_worker";

/** Whether the role keeps the roster: the community, and the district for it. */
export const keepsRoster = (role: Role): boolean => isCommunityRole(role) || role === "district_admin";
