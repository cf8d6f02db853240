import type { Rights } from "@rengang/core/rights/schema";
import { t as roleName } from "../../app/role-words";
import { type Role, useMe } from "../../app/session";
import { api, json } from "../../lib/api";
import { createRemote } from "../../lib/remote";
import { actName } from "../audit/act-words";
import { type Matter, t as matter } from "./matter-words";
import { t as right } from "./right-words";
import { t as state } from "./state-words";
import { t } from "./words";

export type { Rights };
export type Who = Rights["roles"][number];

/** The table, as the service keeps it. */
export function createRights() {
  return createRemote<Rights>(() => ({
    key: ["rights"],
    load: async () => (await json(api.rights.$get())) as Rights,
    fresh: 600_000,
  }));
}

export const whoName = (who: Who): string => (who === "resident" ? t("resident") : roleName(who as Role));
export const rightName = (permission: string): string => right(permission as "public");
export const stateName = (name: string): string => state(name as "open");
export const stepName = (verb: string): string => (verb in state.zh ? state(verb as "draws.enter") : actName(verb));

export interface Group {
  readonly name: string;
  readonly rights: Rights["rights"];
}

/** The rights by capability, in the order of the table. */
export function groupsOf(rights: Rights["rights"]): Group[] {
  const groups = new Map<string, Rights["rights"]>();
  for (const one of rights) {
    const [name = ""] = one.permission.split(".");
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].map(([name, list]) => ({ name: matter(name as Matter), rights: list }));
}

/** Where the reader begins: with the own role. */
export const ownRole = (): Who => useMe()().acting.role;
