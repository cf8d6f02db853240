import type { Role } from "@rengang/kernel/actor";
import type { Route, Site } from "../support/routes";
import { type At, placesOf, smallest } from "../support/schema-values";
import type { World } from "../support/world";
import { plain, privateOf, seen, told } from "./answers";
import { forgetCounts } from "./contents";
import type { Estate, Hand } from "./estate";
import { kindOf, NO_THING, twinOf, valuesOf } from "./kinds";

/** A place in a call that names a thing. */
export interface Slot {
  readonly where: "path" | "query" | "body";
  readonly name: string;
  readonly at: At;
  readonly kind: string;
}

export interface Effort {
  /** Roles asked for each route, and foreign things tried for each slot. */
  readonly roles: number;
  readonly values: number;
}
export const SHORT: Effort = { roles: 3, values: 1 };
export const LONG: Effort = { roles: 99, values: 5 };

export interface Tally {
  calls: number;
  probes: number;
  /** Kinds of places and swaps that were tried. */
  readonly kinds: Set<string>;
  readonly statuses: Map<number, number>;
  readonly leaks: string[];
}
export const emptyTally = (): Tally => ({ calls: 0, probes: 0, kinds: new Set(), statuses: new Map(), leaks: [] });

/** Every place of a route that names a thing of a district. */
export function slotsOf(route: Route): Slot[] {
  const parameters = route.parameters.flatMap(({ name, in: where, schema }): Slot[] => {
    if (where !== "path" && where !== "query") return [];
    const kind = where === "path" ? (NO_THING.has(name) ? undefined : name) : kindOf(route.name, name, schema);
    return kind ? [{ where, name, at: [name], kind }] : [];
  });
  const body = route.body ? placesOf(route.body) : [];
  const inside = body.flatMap(({ at, schema }): Slot[] => {
    const name = [...at].reverse().find((part) => !/^\d+$/.test(part)) ?? "";
    const kind = schema.properties || schema.items ? undefined : kindOf(route.name, name, schema);
    return kind ? [{ where: "body", name, at, kind }] : [];
  });
  return [...new Map([...parameters, ...inside].map((s) => [`${s.where} ${s.at.join(".")}`, s])).values()];
}

const USUAL: Readonly<Record<string, unknown>> = { phone: "19900010002", adminPhone: "19900010002", bornIn: "1980-01" };

/** One call as its own people would make it, with some places taken by other values. */
export function callOf(route: Route, own: Estate, slots: readonly Slot[], taken: ReadonlyMap<Slot, string>) {
  const at = (where: Slot["where"], name: string) => slots.find((s) => s.where === where && s.name === name);
  const first = (slot: Slot | undefined) => (slot ? (taken.get(slot) ?? valuesOf(own, slot.kind)[0]) : undefined);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === "year" ? "2026" : name === "district" ? own.district : first(at("path", name));
    return encodeURIComponent(value ?? "x");
  });
  const asked = route.parameters
    .filter((p) => p.in === "query" && (p.required || taken.has(at("query", p.name) as Slot)))
    .map((p) => [p.name, first(at("query", p.name)) ?? String(smallest(p.schema, () => undefined))]);
  const query = asked.length > 0 ? `?${new URLSearchParams(asked as [string, string][])}` : "";
  if (!route.body) return { path: path + query };
  const target = slots.find((s) => s.where === "body" && taken.has(s));
  const named = (name: string, _: object, place: At) => {
    const slot = slots.find((s) => s.where === "body" && s.at.join() === place.join());
    return slot ? (taken.get(slot) ?? valuesOf(own, slot.kind)[0]) : USUAL[name];
  };
  return { path: path + query, json: smallest(route.body, named, target?.at ?? []) };
}

export type Made = ReturnType<typeof callOf>;

export function ask(site: Site, route: Route, call: Made, headers: Record<string, string>): Promise<Response> {
  const { path, json } = call;
  return site(path, {
    method: route.method,
    headers: { ...headers, ...(json !== undefined && { "content-type": "application/json" }) },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}

export const cookie = (value: string) => ({ cookie: `rengang=${value}` });

/** The hands of an estate that a route is for, a few of them spread over the roles. */
export function handsFor(route: Route, estate: Estate, most: number): Hand[] {
  const roles = route.roles.filter((role) => role !== "platform_operator") as Exclude<Role, "platform_operator">[];
  const hands = roles.map((role) => estate.hands[role]);
  const step = Math.max(1, Math.ceil(hands.length / most));
  return hands.filter((_, n) => n % step === 0);
}

interface Pair {
  readonly world: World;
  readonly site: Site;
  readonly here: Estate;
  readonly there: Estate;
  readonly tally: Tally;
}

/** Asks with another district's thing and with nobody's: whoever asks must not be able to tell them apart. */
async function compare(pair: Pair, route: Route, who: string, headers: Record<string, string>, calls: [Made, Made]) {
  const { world, site, here, there, tally } = pair;
  const ask1 = async (call: Made) => seen(await ask(site, route, call, headers));
  const asked = calls.flatMap((call) => textsIn(call));
  let foreign = await ask1(calls[0]);
  let nobodys = await ask1(calls[1]);
  tally.calls += 2;
  if (foreign.status === 429 || nobodys.status === 429) {
    // Two refusals for too many calls tell nothing about what was asked for.
    await forgetCounts(world, here.district);
    foreign = await ask1(calls[0]);
    nobodys = await ask1(calls[1]);
    tally.calls += 2;
  }
  tally.probes += 1;
  tally.statuses.set(nobodys.status, (tally.statuses.get(nobodys.status) ?? 0) + 1);
  const leaked = told(foreign, privateOf(there), asked);
  if (leaked.length > 0)
    tally.leaks.push(`${route.name} as ${who} tells ${leaked.slice(0, 3)}: ${around(foreign.text, leaked[0])}`);
  if (plain(foreign, asked) === plain(nobodys, asked)) return;
  // Each call may change what the next one meets: only what differs from both of its neighbours is the other's doing.
  const again = await ask1(calls[1]);
  tally.calls += 1;
  if (plain(foreign, asked) === plain(again, asked)) return;
  const short = (s: typeof foreign) => `${s.status} ${s.text.slice(0, 160)}`;
  tally.leaks.push(`${route.name} as ${who}: ${short(foreign)} is not ${short(nobodys)}`);
}

const around = (text: string, what = ""): string => text.slice(Math.max(0, text.indexOf(what) - 80)).slice(0, 200);

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return value.split(/[/?&=.]/).length > 1 ? [value, ...value.split(/[/?&=]/)] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Foreign ids, cursors, links and codes at every place of every route, for every role that may call it. */
export async function probeThings(pair: Pair, routes: readonly Route[], effort: Effort): Promise<void> {
  for (const route of routes.filter((r) => r.permission !== "public")) {
    const slots = slotsOf(route);
    for (const hand of handsFor(route, pair.here, effort.roles)) {
      for (const slot of slots) {
        const foreign = valuesOf(pair.there, slot.kind);
        if (foreign.length === 0) throw new Error(`${route.name}: no real ${slot.kind} of another district to try`);
        for (const value of foreign.slice(0, effort.values)) {
          pair.tally.kinds.add(`${slot.where} ${slot.kind}`);
          const calls = [value, twinOf(slot.kind, value)].map((v) =>
            callOf(route, pair.here, slots, new Map([[slot, v]])),
          ) as [Made, Made];
          await compare(pair, route, hand.role, cookie(hand.cookie), calls);
        }
      }
      const inPath = slots.filter((s) => s.where === "path");
      if (inPath.length < 2) continue;
      const all = (twin: boolean) =>
        new Map(inPath.map((s) => [s, twin ? twinOf(s.kind, first(pair.there, s)) : first(pair.there, s)] as const));
      const calls = [false, true].map((twin) => callOf(route, pair.here, slots, all(twin))) as [Made, Made];
      await compare(pair, route, hand.role, cookie(hand.cookie), calls);
    }
  }
}

const first = (estate: Estate, slot: Slot): string => valuesOf(estate, slot.kind)[0] as string;

const NOBODYS = "z".repeat(32);

/** Sessions put together from two districts: the name of one and the secret of the other. */
export async function probeSessions(pair: Pair, routes: readonly Route[]): Promise<void> {
  const { here, there, site, tally } = pair;
  const swapped = (district: string, token: string) => `${district}.${token}`;
  for (const route of routes.filter((r) => r.permission !== "public")) {
    const slots = slotsOf(route);
    const call = callOf(route, here, slots, new Map());
    for (const [mine, theirs] of [["member", "member"] as const, ["district_admin", "district_admin"] as const]) {
      const [own, foreign] = [here.hands[mine].cookie.split(".")[1], there.hands[theirs].cookie.split(".")[1]];
      const answers: string[] = [];
      for (const value of [
        swapped(there.district, own as string),
        swapped(here.district, foreign as string),
        swapped(here.district, NOBODYS),
      ]) {
        const answer = await seen(await ask(site, route, call, cookie(value)));
        answers.push(plain(answer, textsIn(call)));
        tally.calls += 1;
        if (answer.status !== 401) tally.leaks.push(`${route.name} takes a session put together: ${answer.status}`);
      }
      tally.probes += 2;
      if (new Set(answers).size > 1) tally.leaks.push(`${route.name} tells sessions that are none apart`);
    }
    tally.kinds.add("session");
  }
}
